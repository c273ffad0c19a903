package dev.rollcall.simulator.stage;

import java.time.Duration;

/// How an answer can go wrong.
public sealed interface Fault {

    /// The vendor's own error, such as 500, 503 or 429; a request that meets it does nothing.
    ///
    /// @param retryAfter zero: the header is left out
    record Status(int status, Duration retryAfter) implements Fault {
        public Status(int status) {
            this(status, Duration.ZERO);
        }
    }

    /// A page for people, with status 200, as proxies and sign-in pages answer.
    record Html() implements Fault {}

    /// A body that never ends.
    record EndlessBody() implements Fault {}

    /// A body that comes one byte at a time and never ends.
    record SlowDrip() implements Fault {}

    /// The true answer, its texts numbers and its numbers and lists texts. The request is done.
    record WrongTypes() implements Fault {}

    /// The true answer, later, in real time. The request is done first.
    record Delay(Duration time) implements Fault {}

    /// The connection breaks instead of an answer. The request is done.
    record DroppedConnection() implements Fault {}

    /// Every token or session given so far is void before the request is looked at.
    record ExpiredTokens() implements Fault {}
}

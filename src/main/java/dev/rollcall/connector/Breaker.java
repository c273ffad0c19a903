package dev.rollcall.connector;

import java.time.Duration;
import java.time.Instant;

/// Spares a system that does not answer: after some failures in a row nothing is sent for a while,
/// then one try shows whether it is back.
final class Breaker {

    private static final int FAILURES = 5;
    static final Duration PAUSE = Duration.ofSeconds(10);

    private int failures;
    private Instant openUntil = Instant.EPOCH;

    /// Whether something may be sent. Whoever may after a pause is the one try: everybody else
    /// waits for what becomes of it, or for the next pause to end.
    synchronized boolean lets(Instant now) {
        if (openUntil.isAfter(now)) return false;
        if (!closed()) openUntil = now.plus(PAUSE);
        return true;
    }

    /// They answer, as far as is known.
    synchronized boolean closed() {
        return failures < FAILURES;
    }

    synchronized void succeeded() {
        failures = 0;
        openUntil = Instant.EPOCH;
    }

    synchronized void failed(Instant now) {
        if (++failures >= FAILURES) openUntil = now.plus(PAUSE);
    }
}

package dev.rollcall.connector.webhook;

import dev.rollcall.connector.webhook.CloudEvents.Message;
import dev.rollcall.connector.webhook.SignedPost.Answer;
import java.time.Duration;
import java.time.InstantSource;

/// Carries one message to one subscriber, once, and says what became of it. It keeps nothing and
/// repeats nothing.
final class Courier {

    /// What became of an attempt.
    sealed interface Outcome {
        record Taken() implements Outcome {}

        /// Not now. `asked` is what the receiver asked for, zero if nothing.
        record NotYet(String why, Duration asked) implements Outcome {}

        /// Never again: 410.
        record Gone() implements Outcome {}
    }

    private final SignedPost post;

    Courier(InstantSource clock, boolean insideAllowed) {
        this.post = new SignedPost(clock, insideAllowed);
    }

    Outcome carry(Subscriber to, Message message) throws InterruptedException {
        var signed = new SignedPost.Message(message.id(), CloudEvents.MEDIA_TYPE, message.body());
        return switch (post.send(to.url(), to.secret(), signed)) {
            case Answer.Status(var code, var retryAfter) -> outcome(code, retryAfter);
            case Answer.Forbidden(var why) -> new Outcome.NotYet(why, Duration.ZERO);
            case Answer.Unreachable(var why) -> new Outcome.NotYet(why, Duration.ZERO);
        };
    }

    private static Outcome outcome(int status, Duration retryAfter) {
        if (status / 100 == 2) return new Outcome.Taken();
        if (status == 410) return new Outcome.Gone();
        var throttled = status == 429 || status == 502 || status == 503 || status == 504;
        return new Outcome.NotYet("answered " + status, throttled ? retryAfter : Duration.ZERO);
    }
}

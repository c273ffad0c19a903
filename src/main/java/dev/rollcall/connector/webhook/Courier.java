package dev.rollcall.connector.webhook;

import dev.rollcall.connector.webhook.CloudEvents.Message;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// Carries one message to one subscriber, once, and says what became of it. It keeps nothing and
/// repeats nothing.
final class Courier {

    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    /// What became of an attempt.
    sealed interface Outcome {
        record Taken() implements Outcome {}

        /// Not now. `asked` is what the receiver asked for, zero if nothing.
        record NotYet(String why, Duration asked) implements Outcome {}

        /// Never again: 410.
        record Gone() implements Outcome {}
    }

    private final HttpClient client;
    private final InstantSource clock;
    private final boolean insideAllowed;

    Courier(InstantSource clock, boolean insideAllowed) {
        this.client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(TIMEOUT).build();
        this.clock = clock;
        this.insideAllowed = insideAllowed;
    }

    Outcome carry(Subscriber to, Message message) throws InterruptedException {
        var refusal = Destination.refusal(to.url(), insideAllowed);
        if (refusal.isPresent()) return new Outcome.NotYet(refusal.get(), Duration.ZERO);
        var now = clock.instant();
        var request = HttpRequest.newBuilder(to.url()).timeout(TIMEOUT)
                .header("Content-Type", CloudEvents.MEDIA_TYPE)
                .header("User-Agent", "rollcall")
                .header("webhook-id", message.id())
                .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .header("webhook-signature",
                        Signing.sign(to.secret(), message.id(), now, message.body()))
                .POST(HttpRequest.BodyPublishers.ofByteArray(message.body())).build();
        try {
            var response = client.send(request, BodyHandlers.ofInputStream());
            try (var _ = response.body()) {
                return outcome(response);
            }
        } catch (IOException unreachable) {
            return new Outcome.NotYet("cannot be reached: "
                    + Optional.ofNullable(unreachable.getMessage())
                            .orElse(unreachable.getClass().getSimpleName()), Duration.ZERO);
        }
    }

    /// The answer's body is never read: it may be endless, and it means nothing to us.
    private static Outcome outcome(HttpResponse<InputStream> response) {
        var status = response.statusCode();
        if (status / 100 == 2) return new Outcome.Taken();
        if (status == 410) return new Outcome.Gone();
        var throttled = status == 429 || status == 502 || status == 503 || status == 504;
        var wait = throttled ? retryAfter(response) : Duration.ZERO;
        return new Outcome.NotYet("answered " + status, wait);
    }

    private static Duration retryAfter(HttpResponse<?> response) {
        return response.headers().firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,5}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text))).orElse(Duration.ZERO);
    }
}

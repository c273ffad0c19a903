package dev.rollcall.connector.webhook;

import dev.rollcall.connector.Destination;
import dev.rollcall.connector.webhook.Signing.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Posts one signed message, once, and says what was answered. It follows no redirect and never
/// reads the answer's body: it may be endless, and it means nothing to us.
final class SignedPost implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    /// @param id the same when the same message comes again
    @SuppressWarnings("ArrayRecordComponent") // sent as it is, compared by nobody
    record Message(String id, String mediaType, byte[] body) {}

    /// What came of it.
    sealed interface Answer {

        /// @param retryAfter what the receiver asks for; zero: nothing
        record Status(int code, Duration retryAfter) implements Answer {}

        /// We may not send there.
        record Forbidden(String why) implements Answer {}

        record Unreachable(String why) implements Answer {}
    }

    private final InstantSource clock;
    private final boolean insideAllowed;

    /// Made for the first message: most servers send none, and its certificates cost every start.
    private @Nullable HttpClient client;

    SignedPost(InstantSource clock, boolean insideAllowed) {
        this.clock = clock;
        this.insideAllowed = insideAllowed;
    }

    Answer send(URI url, Secret secret, Message message) throws InterruptedException {
        var refusal = Destination.refusal(url, insideAllowed);
        if (refusal.isPresent()) return new Answer.Forbidden(refusal.get());
        try {
            var response = client().send(request(url, secret, message),
                    BodyHandlers.ofInputStream());
            try (var _ = response.body()) {
                return new Answer.Status(response.statusCode(), retryAfter(response));
            }
        } catch (IOException unreachable) {
            return new Answer.Unreachable("cannot be reached: "
                    + Optional.ofNullable(unreachable.getMessage())
                            .orElse(unreachable.getClass().getSimpleName()));
        }
    }

    private synchronized HttpClient client() {
        if (client == null) {
            client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(TIMEOUT).build();
        }
        return client;
    }

    private HttpRequest request(URI url, Secret secret, Message message) {
        var now = clock.instant();
        return HttpRequest.newBuilder(url).timeout(TIMEOUT)
                .header("Content-Type", message.mediaType())
                .header("User-Agent", "rollcall")
                .header("webhook-id", message.id())
                .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .header("webhook-signature",
                        Signing.sign(secret, message.id(), now, message.body()))
                .POST(HttpRequest.BodyPublishers.ofByteArray(message.body())).build();
    }

    private static Duration retryAfter(HttpResponse<?> response) {
        return response.headers().firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,5}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text))).orElse(Duration.ZERO);
    }

    @Override
    public synchronized void close() {
        if (client != null) client.shutdownNow();
    }
}

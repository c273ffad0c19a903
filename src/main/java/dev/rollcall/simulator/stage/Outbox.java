package dev.rollcall.simulator.stage;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.IntConsumer;

/// What a vendor posts to those who subscribed: one after the other, off the stage, so that a slow
/// receiver holds up no answers. How a message travels (late, twice, lost) is the stage's affair:
/// hand it over inside of [Stage#push]. Whether to try again is the vendor's.
public final class Outbox implements AutoCloseable {

    /// Waiting at once; what comes on top is lost, as with any vendor.
    private static final int WAITING_MAX = 10_000;

    /// No vendor here waits longer for a receiver.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private record Letter(HttpRequest request, IntConsumer answered) {}

    private final Stage stage;
    private final LinkedBlockingQueue<Letter> waiting = new LinkedBlockingQueue<>(WAITING_MAX);
    private final HttpClient client = HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
    private final Thread postman;

    public Outbox(Stage stage) {
        this.stage = stage;
        postman = Thread.ofVirtual().name("outbox").start(this::deliver);
    }

    /// @param answered hears the status, 0 for no answer, while nothing else happens on the stage
    public void post(URI to, Map<String, String> headers, byte[] body, IntConsumer answered) {
        var request = HttpRequest.newBuilder(to).timeout(PATIENCE)
            .POST(BodyPublishers.ofByteArray(body));
        headers.forEach(request::setHeader);
        if (!waiting.offer(new Letter(request.build(), answered))) {
            stage.alone(() -> answered.accept(0));
        }
    }

    /// Asks at once, with an empty body, as vendors do who want to know whether they are meant.
    /// It waits, and the stage with it.
    ///
    /// @return the text of a 200
    public Optional<String> ask(URI to) {
        var request = HttpRequest.newBuilder(to).timeout(PATIENCE)
            .setHeader("Content-Type", "text/plain").POST(BodyPublishers.noBody()).build();
        try {
            var answer = client.send(request, BodyHandlers.ofString());
            return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
        } catch (IOException unreachable) {
            return Optional.empty();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private void deliver() {
        try {
            while (true) {
                var letter = waiting.take();
                var status = status(letter.request());
                stage.alone(() -> letter.answered().accept(status));
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private int status(HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException unreachable) {
            return 0;
        }
    }

    @Override
    public void close() {
        postman.interrupt();
        client.shutdownNow();
    }
}

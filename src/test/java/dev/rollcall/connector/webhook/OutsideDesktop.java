package dev.rollcall.connector.webhook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rollcall.wire.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// A contact centre's own desktop, written as its makers would write it: an HTTP server, the
/// official library of Standard Webhooks, and nothing of ours. It hears of offers, decides, and
/// answers with signed reports.
final class OutsideDesktop implements AutoCloseable {

    /// An offer as it came in.
    record Offer(Map<String, Object> event, Map<String, Object> data) {
        String text(String key) {
            return String.valueOf(data.get(key));
        }
    }

    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final String reportSecret;
    private final Function<Offer, String> decide;
    private final AtomicInteger numbers = new AtomicInteger();
    final List<Offer> offers = new CopyOnWriteArrayList<>();
    final List<String> answers = new CopyOnWriteArrayList<>();
    final List<String> doubts = new CopyOnWriteArrayList<>();
    private volatile Webhook incoming = new Webhook("whsec_" + "A".repeat(32));
    private volatile URI reports = URI.create("http://127.0.0.1:1");

    /// @param decide the report to send for an offer, as JSON
    OutsideDesktop(String reportSecret, Function<Offer, String> decide) throws IOException {
        this.reportSecret = reportSecret;
        this.decide = decide;
        server = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/offers", this::take);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/offers");
    }

    void connect(String subscriptionSecret, URI reportsTo) {
        incoming = new Webhook(subscriptionSecret);
        reports = reportsTo;
    }

    private void take(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        try {
            incoming.verify(body,
                    HttpHeaders.of(exchange.getRequestHeaders(), (_, _) -> true));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
            hear(body);
        } catch (WebhookVerificationException forged) {
            doubts.add(String.valueOf(forged.getMessage()));
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
        }
    }

    @SuppressWarnings("unchecked")
    private void hear(String body) {
        var event = (Map<String, Object>) Objects.requireNonNull(Json.read(body));
        var offer = new Offer(event,
                (Map<String, Object>) Objects.requireNonNull(event.get("data")));
        offers.add(offer);
        answers.add(report(decide.apply(offer)));
    }

    /// Sends a signed report and gives back the answer's body.
    String report(String body) {
        try {
            var id = "msg_" + numbers.incrementAndGet();
            var now = Instant.now().getEpochSecond();
            var signature = new Webhook(reportSecret).sign(id, now, body);
            var answer = client.send(HttpRequest.newBuilder(reports)
                    .header("Content-Type", "application/json")
                    .header("webhook-id", id).header("webhook-timestamp", Long.toString(now))
                    .header("webhook-signature", signature)
                    .POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                    HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body();
        } catch (IOException | InterruptedException | WebhookSigningException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        client.shutdownNow();
    }
}

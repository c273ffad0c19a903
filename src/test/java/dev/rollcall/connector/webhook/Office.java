package dev.rollcall.connector.webhook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.engine.Inlet;
import dev.rollcall.wire.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/// An outside system that speaks our signed webhooks both ways: it believes only what the official
/// library believes, shows what it is told to, and reports what it shows. It shares no code with
/// the connector.
final class Office implements AutoCloseable {

    static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private final HttpServer server;
    private final Inlet inlet;
    private final String tenant;
    private final ConnectionId connection;
    private final Map<String, String> shows = new ConcurrentHashMap<>();
    private final List<String> written = new CopyOnWriteArrayList<>();
    private final List<String> forged = new CopyOnWriteArrayList<>();
    private final AtomicLong reports = new AtomicLong();
    private volatile int answer = 204;

    Office(Inlet inlet, String tenant, ConnectionId connection) throws IOException {
        this.inlet = inlet;
        this.tenant = tenant;
        this.connection = connection;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::receive);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/presence";
    }

    /// From now on it answers like this; above 299 it shows nothing new.
    void answer(int status) {
        answer = status;
    }

    String shows(String who) {
        return shows.getOrDefault(who, "");
    }

    List<String> written() {
        return List.copyOf(written);
    }

    List<String> forged() {
        return List.copyOf(forged);
    }

    private void receive(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var status = answer;
        try {
            new Webhook(SECRET).verify(body,
                    HttpHeaders.of(exchange.getRequestHeaders(), (_, _) -> true));
            if (Json.map(body.getBytes(StandardCharsets.UTF_8)).get("data")
                    instanceof Map<?, ?> data && data.get("status") instanceof String shown) {
                written.add(data.get("agent") + ": " + shown);
                if (status < 300) show(String.valueOf(data.get("agent")), shown);
            }
        } catch (WebhookVerificationException unbelievable) {
            forged.add(body);
            status = 401;
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    /// It shows something, by our wish or a person's, and says so.
    void show(String who, String status) {
        shows.put(who, status);
        var body = Json.text(Map.of("do", "observe", "agent", who, "status", status));
        var id = "report-" + reports.incrementAndGet();
        var at = Instant.now().getEpochSecond();
        try {
            var signature = new Webhook(SECRET).sign(id, at, body);
            inlet.take(tenant, connection,
                    new Inlet.Signed(id, Long.toString(at), signature),
                    body.getBytes(StandardCharsets.UTF_8));
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

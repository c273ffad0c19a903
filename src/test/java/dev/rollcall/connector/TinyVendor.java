package dev.rollcall.connector;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rollcall.wire.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// The smallest server that can stand for a vendor: one function from what was asked to what is
/// answered, and a log. It knows no rule of any vendor: those stand in the simulators.
public final class TinyVendor implements AutoCloseable {

    /// @param what method, path and query: `GET /agents?page=1`
    public record Call(String what, String body, Map<String, List<String>> headers, Instant at) {

        public boolean is(String start) {
            return what.startsWith(start);
        }

        /// Empty where there is none.
        public String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue().getFirst()).findFirst().orElse("");
        }

        public Map<String, Object> json() {
            return Json.map(body.getBytes(StandardCharsets.UTF_8));
        }
    }

    public record Reply(int status, String body, Map<String, String> headers) {

        public static Reply json(Object tree) {
            return new Reply(200, Json.text(tree), Map.of("Content-Type", "application/json"));
        }

        public static Reply status(int status) {
            return new Reply(status, "", Map.of());
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Call> log = new CopyOnWriteArrayList<>();
    private volatile Function<Call, Reply> answers;

    public TinyVendor(Function<Call, Reply> answers) throws IOException {
        this.answers = answers;
        this.server = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// From now on it answers otherwise.
    public void change(UnaryOperator<Function<Call, Reply>> how) {
        answers = how.apply(answers);
    }

    public List<Call> log() {
        return List.copyOf(log);
    }

    public List<Call> log(String start) {
        return log.stream().filter(call -> call.is(start)).toList();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            URI asked = exchange.getRequestURI();
            var call = new Call(exchange.getRequestMethod() + " " + asked, body,
                    exchange.getRequestHeaders(), Instant.now());
            log.add(call);
            var reply = answers.apply(call);
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            var bytes = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}

package dev.rollcall.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import tools.jackson.databind.json.JsonMapper;

/// A server for one test: the page out of the classpath, and as much of the API as the page uses.
/// The test decides who is there, what changes, and when the line breaks.
final class BoardServer implements BeforeEachCallback, AfterEachCallback {

    static final String TOKEN = "a-good-token";

    /// As strict as the page can bear; stricter than what is sent to a browser today must be.
    private static final String POLICY = "default-src 'self'; img-src 'self' data:; "
        + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
        + "require-trusted-types-for 'script'; trusted-types lit-html";

    private static final Map<String, String> TYPES = Map.of("html", "text/html; charset=utf-8",
        "js", "text/javascript; charset=utf-8", "css", "text/css; charset=utf-8",
        "svg", "image/svg+xml");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Commands that were sent, newest last.
    final ConcurrentLinkedQueue<Map<String, Object>> commands = new ConcurrentLinkedQueue<>();
    /// The `Last-Event-ID` of each stream that was opened; empty where there was none.
    final List<String> resumed = new CopyOnWriteArrayList<>();
    /// What the next commands are answered; empty: accepted.
    volatile Map<String, Object> refusal = Map.of();
    /// Who is signed in, as `GET /v1/session` says.
    volatile Map<String, Object> who = Map.of("role", "supervisor");
    /// The outside systems, as `GET /v1/connections` says.
    volatile List<Map<String, Object>> systems = List.of();
    /// What any of them has spoken of and nobody has mapped.
    volatile List<Map<String, Object>> unmapped = List.of();
    volatile boolean locked;
    volatile boolean down;

    private final Map<String, Map<String, Object>> agents = new LinkedHashMap<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private HttpServer server = unbound();
    private long offset = 1;

    /// One open stream; what is put into the queue goes out.
    private record Listener(LinkedBlockingQueue<String> frames) {
        static final String CUT = "";
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        agents.clear();
        commands.clear();
        resumed.clear();
        refusal = Map.of();
        who = Map.of("role", "supervisor");
        systems = List.of();
        unmapped = List.of();
        locked = false;
        down = false;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        cut();
        server.stop(0);
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort() + "/";
    }

    synchronized void have(Collection<AgentView> views) {
        for (var view : views) agents.put(view.id(), view.tree());
    }

    /// Tells every page that these agents have changed.
    synchronized void change(AgentView... views) {
        var trees = new ArrayList<Map<String, Object>>();
        for (var view : views) {
            agents.put(view.id(), view.tree());
            trees.add(view.tree());
        }
        tell("change", Map.of("agents", trees));
    }

    synchronized void remove(String agent) {
        agents.remove(agent);
        tell("change", Map.of("agents", List.of(), "gone", List.of(agent)));
    }

    /// Tells every page how much waits in a queue, and since when.
    synchronized void waits(String queue, int items, Instant oldest) {
        tell("change", Map.of("agents", List.of(), "queues", List.of(Map.of("id", queue,
            "waiting", items, "oldest", oldest.toString(), "offered", 0, "working", 0,
            "wrapUp", 0))));
    }

    /// An event about one offer: `offer`, `offer-accepted`, `offer-withdrawn`.
    synchronized void offer(String event, Map<String, Object> offer) {
        tell(event, Map.of("offer", offer));
    }

    /// Breaks every open line.
    void cut() {
        for (var listener : listeners) listener.frames().add(Listener.CUT);
        listeners.clear();
    }

    private void tell(String event, Map<String, Object> data) {
        offset++;
        var frame = frame(event, data);
        for (var listener : listeners) listener.frames().add(frame);
    }

    private String frame(String event, Map<String, Object> data) {
        return "id: e1-" + offset + "\nevent: " + event + "\ndata: "
            + JSON.writeValueAsString(data) + "\n\n";
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            if (!path.startsWith("/v1/")) page(exchange, path);
            else if (down) exchange.close();
            else call(exchange, path);
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
    }

    private void page(HttpExchange exchange, String path) throws IOException {
        var name = path.equals("/") ? "/index.html" : path;
        try (var file = BoardServer.class.getResourceAsStream("/web" + name)) {
            if (file == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            var ending = name.substring(name.lastIndexOf('.') + 1);
            exchange.getResponseHeaders().set("Content-Type", TYPES.getOrDefault(ending, "text"));
            exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
            send(exchange, 200, file.readAllBytes());
        }
    }

    private void call(HttpExchange exchange, String path) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        var method = exchange.getRequestMethod();
        if (path.equals("/v1/session") && !method.equals("GET")) {
            session(exchange, method, body);
        } else if (locked && !knows(exchange)) {
            json(exchange, 401, Map.of("status", 401, "code", "unauthenticated"));
        } else {
            switch (path) {
                case "/v1/session" -> json(exchange, 200, who);
                case "/v1/config" -> json(exchange, 200, AgentView.CONFIGURATION);
                case "/v1/connections" -> json(exchange, 200, Map.of("connections", systems));
                case "/v1/connections/teams/needs-mapping" ->
                    json(exchange, 200, Map.of("needsMapping", unmapped));
                case "/v1/commands" -> command(exchange, body);
                case "/v1/stream" -> stream(exchange);
                default -> json(exchange, 404, Map.of("status", 404, "code", "not-found"));
            }
        }
    }

    private void session(HttpExchange exchange, String method, byte[] body) throws IOException {
        var good = method.equals("DELETE") || tree(body).containsValue(TOKEN);
        if (good) {
            exchange.getResponseHeaders().set("Set-Cookie", "rollcall="
                + (method.equals("DELETE") ? "; Max-Age=0" : "ok") + "; Path=/; HttpOnly");
        }
        json(exchange, good ? 200 : 401, Map.of());
    }

    private static boolean knows(HttpExchange exchange) {
        return exchange.getRequestHeaders().getOrDefault("Cookie", List.of())
            .contains("rollcall=ok");
    }

    private void command(HttpExchange exchange, byte[] body) throws IOException {
        commands.add(tree(body));
        if (refusal.isEmpty()) json(exchange, 200, Map.of("accepted", true));
        else json(exchange, 409, refusal);
    }

    private void stream(HttpExchange exchange) throws IOException {
        var last = exchange.getRequestHeaders().getFirst("Last-Event-ID");
        resumed.add(last == null ? "" : last);
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        var out = exchange.getResponseBody();
        var listener = new Listener(new LinkedBlockingQueue<>());
        synchronized (this) {
            listener.frames().add("retry: 100\n\n" + frame("snapshot",
                Map.of("agents", List.copyOf(agents.values()), "complete", true)));
            listeners.add(listener);
        }
        pour(listener, out);
    }

    private static void pour(Listener listener, OutputStream out) throws IOException {
        try {
            for (;;) {
                var frame = listener.frames().take();
                if (frame.equals(Listener.CUT)) return;
                out.write(frame.getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> tree(byte[] body) {
        return JSON.readValue(body, Map.class);
    }

    private static void json(HttpExchange exchange, int status, Map<String, Object> body)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        send(exchange, status, JSON.writeValueAsBytes(body));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private static HttpServer unbound() {
        try {
            return HttpServer.create();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}

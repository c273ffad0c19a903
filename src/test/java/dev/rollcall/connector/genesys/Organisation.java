package dev.rollcall.connector.genesys;

import dev.rollcall.simulator.stage.Conversation;
import dev.rollcall.simulator.stage.Exchange;
import dev.rollcall.simulator.stage.Reply;
import dev.rollcall.simulator.stage.Routes;
import dev.rollcall.simulator.stage.Stage;
import dev.rollcall.simulator.stage.Wire;
import dev.rollcall.testkit.Golden;
import dev.rollcall.wire.json.Json;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/// An organisation in Genesys Cloud, as small as the line's tests need it: users who show a
/// presence, channels, and what was injected.
public final class Organisation implements AutoCloseable {

    public static final String AVAILABLE = "6a3af858-942f-489d-9700-5f9bcdcdae9b";
    public static final String MEAL = "3fd96123-badb-4f69-bc03-1b1ccc6d8014";
    public static final String AWAY = "5e5c5c66-ea97-4e7f-ac41-6424784829f2";

    final Stage stage;
    private final List<Map<String, Object>> injected = new ArrayList<>();
    private final Map<String, String> shown = new HashMap<>();
    private final Map<String, Instant> modified = new HashMap<>();
    private final Map<String, Boolean> out = new HashMap<>();
    private final Map<String, Wire> sockets = new LinkedHashMap<>();
    private final Map<String, List<?>> topics = new LinkedHashMap<>();
    private final List<String> written = new ArrayList<>();
    private String token = "";
    private int tokens;
    private int allowed = 300;
    private boolean primary = true;
    private Instant latest = Instant.parse("2026-11-21T09:00:00Z");

    public Organisation() throws IOException {
        stage = Stage.open(0, InstantSource.system(), new SplittableRandom(1), this::routes);
    }

    private void routes(Routes routes) {
        var user = "/api/v2/users/{user}";
        routes.around(this::asked).expire(() -> token = "")
                .post("/oauth/token", _ -> {
                    token = "T" + ++tokens;
                    return Reply.json(Map.of("access_token", token, "expires_in", 86_400));
                })
                .get("/api/v2/presence/definitions", _ -> Reply.json(Json.read(
                        Golden.text("connectors/genesys/definitions.json"))))
                .get("/api/v2/users/presences/{source}/bulk", exchange -> Reply.json(
                        Arrays.stream(exchange.query("id").orElseThrow().split(","))
                                .filter(shown::containsKey).map(this::presence).toList()))
                .patch(user + "/presences/purecloud", this::patched)
                .get(user + "/outofoffice", exchange -> Reply.json(Map.of("active",
                        out.getOrDefault(exchange.variable("user"), false))))
                .put(user + "/outofoffice", exchange -> {
                    mark(exchange.variable("user"),
                            Boolean.TRUE.equals(exchange.object().get("active")));
                    return Reply.json(exchange.object());
                })
                .put(user + "/routingstatus", exchange -> Reply.json(exchange.object()))
                .post("/api/v2/events/users/presence", this::injected)
                .post("/api/v2/events/users/routingstatus", this::injected)
                .post("/api/v2/notifications/channels", _ -> channel())
                .put("/api/v2/notifications/channels/{id}/subscriptions", exchange -> {
                    topics.put(exchange.variable("id"),
                            (List<?>) Objects.requireNonNull(exchange.json()));
                    return Reply.json(Map.of());
                })
                .socket("/channels/{id}", exchange -> socket(exchange.variable("id")));
    }

    private Reply asked(Exchange exchange, Routes.Handler handler) {
        if (!exchange.path().startsWith("/oauth")
                && !exchange.header("Authorization").orElse("").equals("Bearer " + token)) {
            return Reply.json(401, Map.of("code", "bad.credentials", "status", 401));
        }
        return handler.answer(exchange).with("inin-ratelimit-count", "1")
                .with("inin-ratelimit-allowed", String.valueOf(allowed))
                .with("inin-ratelimit-reset", "61");
    }

    private Map<String, Object> presence(String user) {
        return Map.of("id", user, "source", "PURECLOUD", "primary", primary,
                "presenceDefinition", Map.of("id", shown.get(user)),
                "modifiedDate", modified.get(user).toString());
    }

    private Reply patched(Exchange exchange) {
        var user = exchange.variable("user");
        var definition = String.valueOf(
                ((Map<?, ?>) exchange.object().get("presenceDefinition")).get("id"));
        if (!shown.containsKey(user)) return Reply.json(404, Map.of("code", "not.found"));
        written.add(definition);
        if (primary) show(user, definition);
        return Reply.json(presence(user));
    }

    private Reply injected(Exchange exchange) {
        injected.add(exchange.object());
        return Reply.json(Map.of("errors", List.of()));
    }

    private Reply channel() {
        var id = "streaming-" + topics.size();
        topics.put(id, List.of());
        return Reply.json(Map.of("id", id, "connectUri", "ws://127.0.0.1:"
                + stage.uri().getPort() + "/channels/" + id));
    }

    private Conversation socket(String id) {
        return new Conversation() {
            @Override
            public void begins(Wire wire) {
                var before = sockets.put(id, wire);
                if (before != null) before.close(1000, "another one");
            }

            @Override
            public void hears(Wire wire, String message) {
                wire.send("{\"topicName\":\"channel.metadata\",\"eventBody\":"
                        + "{\"message\":\"pong\"}}");
            }
        };
    }

    private void tell(String topic, Map<String, Object> body) {
        var text = Json.text(Map.of("topicName", topic, "version", "2", "eventBody", body));
        topics.forEach((id, wanted) -> {
            if (wanted.contains(Map.of("id", topic)) && sockets.containsKey(id)) {
                stage.push(() -> sockets.get(id).send(text));
            }
        });
    }

    // --- What happens there

    public void user(String user, String definition) {
        stage.alone(() -> show(user, definition));
    }

    /// A user picks a presence by hand.
    public void pick(String user, String definition) {
        user(user, definition);
    }

    private void show(String user, String definition) {
        latest = latest.plusMillis(1);
        shown.put(user, definition);
        modified.put(user, latest);
        tell("v2.users." + user + ".presence", presence(user));
    }

    void mark(String user, boolean active) {
        stage.alone(() -> {
            out.put(user, active);
            tell("v2.users." + user + ".outofoffice", Map.of("active", active));
        });
    }

    void routing(String user, String status) {
        stage.alone(() -> tell("v2.users." + user + ".routingStatus",
                Map.of("id", user, "routingStatus", Map.of("status", status))));
    }

    /// Every socket is said good-bye to, as before maintenance.
    void closing() {
        say("{\"topicName\":\"v2.system.socket_closing\",\"eventBody\":{}}");
    }

    void say(String text) {
        stage.alone(() -> List.copyOf(sockets.values()).forEach(wire -> wire.send(text)));
    }

    void anotherPrimary() {
        stage.alone(() -> primary = false);
    }

    void allowed(int requests) {
        stage.alone(() -> allowed = requests);
    }

    public String shows(String user) {
        return stage.alone(() -> shown.getOrDefault(user, ""));
    }

    boolean outOfOffice(String user) {
        return stage.alone(() -> out.getOrDefault(user, false));
    }

    public List<String> written() {
        return stage.alone(() -> List.copyOf(written));
    }

    List<Map<String, Object>> injected() {
        return stage.alone(() -> List.copyOf(injected));
    }

    /// Somebody listens, and the socket is alive.
    boolean heard() {
        return stage.wires() > 0;
    }

    public Map<String, Object> settings() {
        return Map.of("url", stage.uri().toString(), "loginUrl", stage.uri().toString(),
                "clientId", "hub", "clientSecret", "env:GENESYS_SECRET");
    }

    @Override
    public void close() {
        stage.close();
    }
}

package dev.rollcall.connector.pureconnect;

import dev.rollcall.simulator.stage.Conversation;
import dev.rollcall.simulator.stage.Exchange;
import dev.rollcall.simulator.stage.Reply;
import dev.rollcall.simulator.stage.Routes;
import dev.rollcall.simulator.stage.Stage;
import dev.rollcall.simulator.stage.Wire;
import dev.rollcall.testkit.Golden;
import dev.rollcall.wire.json.Json;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// A PureConnect server, as small as the line's tests need it: one session, users with a status,
/// messages pushed or fetched.
public final class Server implements AutoCloseable {

    final Stage stage;
    private final boolean pushes;
    private final Map<String, Map<String, Object>> users =
            new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final List<Object> waiting = new ArrayList<>();
    private final List<Wire> streams = new ArrayList<>();
    private final List<String> written = new ArrayList<>();
    private String session = "";
    private int sessions;
    private int requests;
    private List<String> alternates = List.of();

    /// @param pushes it offers server-sent events
    public Server(boolean pushes) throws IOException {
        this.pushes = pushes;
        stage = Stage.open(0, InstantSource.system(), new SplittableRandom(1), this::routes);
    }

    private void routes(Routes routes) {
        var at = "/icws/{session}";
        routes.around(this::asked).expire(() -> session = "")
                .post("/icws/connection", this::connect)
                .get(at + "/connection", _ -> Reply.json(Map.of()))
                .delete(at + "/connection", _ -> {
                    session = "";
                    return Reply.empty(204);
                })
                .get(at + "/status/status-messages", _ -> Reply.json(Json.read(
                        Golden.text("connectors/pureconnect/definitions.json"))))
                .get(at + "/status/status-messages-user-access/{user}", _ -> Reply.json(
                        Map.of("statusMessages", List.of("available", "atlunch", "followup"))))
                .get(at + "/status/user-statuses/{user}",
                        exchange -> Reply.json(users.get(exchange.variable("user"))))
                .put(at + "/status/user-statuses/{user}", this::write)
                .put(at + "/messaging/subscriptions/status/user-statuses", _ -> {
                    tell(false, List.copyOf(users.values()));
                    return Reply.empty(200);
                })
                .get(at + "/messaging/messages", this::messages);
    }

    private Reply asked(Exchange exchange, Routes.Handler handler) {
        var begins = exchange.path().equals("/icws/connection");
        if (!begins && !(exchange.path().startsWith("/icws/" + session + "/")
                && exchange.header("ININ-ICWS-CSRF-Token").orElse("").equals("csrf-" + session)
                && exchange.cookie("icws_" + session).orElse("").equals("c-" + session))) {
            return Reply.json(401, Map.of("errorId", "error.session", "errorCode", 1));
        }
        return handler.answer(exchange);
    }

    private Reply connect(Exchange exchange) {
        if (!alternates.isEmpty()) {
            return Reply.json(503, Map.of("errorId", "error.server.notAcceptingConnections",
                    "alternateHostList", alternates));
        }
        if (!"s3cret".equals(exchange.object().get("password"))) {
            return Reply.json(400,
                    Map.of("errorId", "error.request.connection.authenticationFailure"));
        }
        session = String.valueOf(1_000 + ++sessions);
        waiting.clear();
        return Reply.json(201, Map.of("csrfToken", "csrf-" + session, "sessionId", session,
                "features", List.of(Map.of("featureId", "messaging", "version", pushes ? 2 : 1))))
                .with("Set-Cookie", "icws_" + session + "=c-" + session + "; Path=/icws; HttpOnly");
    }

    private Reply write(Exchange exchange) {
        var user = exchange.variable("user");
        var status = String.valueOf(exchange.object().get("statusId"));
        var request = ++requests;
        written.add(status);
        stage.after(Duration.ofMillis(20), () -> {
            say(Map.of("__type", "urn:inin.com:messaging:asyncOperationCompletedMessage",
                    "isDelta", false, "requestId", request));
            change(user, Map.of("statusId", status));
        });
        return Reply.json(202, Map.of("requestId", request));
    }

    private Reply messages(Exchange exchange) {
        if (!exchange.header("Accept").orElse("").startsWith("text/event-stream")) {
            var messages = List.copyOf(waiting);
            waiting.clear();
            return Reply.json(messages);
        }
        return Reply.events(new Conversation() {
            @Override
            public void begins(Wire wire) {
                streams.add(wire);
            }

            @Override
            public void ends(Wire wire) {
                streams.remove(wire);
            }
        });
    }

    private void tell(boolean delta, List<?> statuses) {
        say(Map.of("__type", "urn:inin.com:status:userStatusMessage", "isDelta", delta,
                "userStatusList", statuses));
    }

    private void say(Map<String, Object> message) {
        if (!pushes) waiting.add(message);
        stage.push(() -> streams.forEach(wire -> wire.send(Reply.event(Json.text(message)))));
    }

    // --- What happens there

    /// A user shows something else, of itself or by hand.
    void change(String user, Map<String, Object> what) {
        stage.alone(() -> {
            var now = new HashMap<>(users.getOrDefault(user, Map.of("userId", user,
                    "loggedIn", true, "onPhone", false)));
            now.putAll(what);
            users.put(user, now);
            var said = new HashMap<>(what);
            said.put("userId", now.get("userId"));
            tell(true, List.of(said));
        });
    }

    public void choose(String user, String status) {
        change(user, Map.of("statusId", status));
    }

    void switchOver(String... hosts) {
        stage.alone(() -> {
            alternates = List.of(hosts);
            say(Map.of("__type", "urn:inin.com:connection:connectionStateChangeMessage",
                    "isDelta", false, "newConnectionState", "down"));
            session = "";
        });
    }

    public String shows(String user) {
        return stage.alone(() -> String.valueOf(users.get(user).get("statusId")));
    }

    int sessions() {
        return stage.alone(() -> sessions);
    }

    boolean licenceIsFree() {
        return stage.alone(() -> session.isEmpty());
    }

    public List<String> written() {
        return stage.alone(() -> List.copyOf(written));
    }

    public Map<String, Object> settings() {
        return Map.of("url", stage.uri().toString(), "user", "hub",
                "password", "env:PURECONNECT_PASSWORD", "interval", "200ms");
    }

    @Override
    public void close() {
        stage.close();
    }
}

package dev.rollcall.simulator.pureconnect;

import static dev.rollcall.simulator.pureconnect.PureConnectFrames.error;
import static dev.rollcall.simulator.pureconnect.PureConnectFrames.message;
import static dev.rollcall.simulator.pureconnect.PureConnectFrames.tree;

import dev.rollcall.simulator.pureconnect.PureConnectSessions.Session;
import dev.rollcall.simulator.pureconnect.PureConnectWorld.Definition;
import dev.rollcall.simulator.pureconnect.PureConnectWorld.Person;
import dev.rollcall.simulator.stage.Declined;
import dev.rollcall.simulator.stage.Exchange;
import dev.rollcall.simulator.stage.Reply;
import dev.rollcall.simulator.stage.Routes;
import dev.rollcall.simulator.stage.Stage;
import dev.rollcall.wire.json.BadInput;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// ICWS over a [PureConnectWorld]: opening a session, definitions, who may choose what, statuses,
/// subscriptions, messages. A status that is written is accepted at once and set later: first comes
/// the message that the operation has completed, then that of the status.
final class PureConnectDoor {

    private static final String SESSION = "/icws/{session}";

    private final PureConnectWorld world;
    private final PureConnectSessions sessions;
    private final Supplier<Stage> stage;
    private List<String> alternates = List.of();
    private boolean streams = true;
    private Duration writeLag = Duration.ofMillis(100);
    private int requests;

    PureConnectDoor(PureConnectWorld world, PureConnectSessions sessions,
            Supplier<Stage> stage) {
        this.world = world;
        this.sessions = sessions;
        this.stage = stage;
    }

    /// None: it takes sessions itself.
    void alternates(List<String> hosts) {
        alternates = hosts;
        if (!hosts.isEmpty()) sessions.endAll();
    }

    void streams(boolean offered) {
        streams = offered;
    }

    void writeLag(Duration lag) {
        writeLag = lag;
    }

    void routes(Routes routes) {
        var statuses = SESSION + "/status/user-statuses/{user}";
        var subscriptions = SESSION + "/messaging/subscriptions/status/";
        routes.post("/icws/connection", this::connect)
            .get("/icws/connection/features", _ -> Reply.json(features()))
            .get(SESSION + "/connection", in -> Reply.json(tree("connectionState", 1,
                "sessionId", sessions.of(in).id)))
            .delete(SESSION + "/connection", in -> {
                sessions.end(sessions.of(in));
                return Reply.empty(204);
            })
            .get(SESSION + "/status/status-messages", in -> Reply.json(tree(
                "statusMessageList", definitions(sessions.of(in)))))
            .get(SESSION + "/status/status-messages-user-access/{user}", this::access)
            .get(statuses, in -> {
                sessions.of(in);
                return Reply.json(PureConnectFrames.status(person(in)));
            })
            .put(statuses, this::write)
            .put(subscriptions + "user-statuses", this::subscribe)
            .delete(subscriptions + "user-statuses", in -> {
                sessions.of(in).people.clear();
                return Reply.empty(204);
            })
            .put(subscriptions + "status-messages", this::subscribeToDefinitions)
            .get(SESSION + "/messaging/messages", this::messages)
            .failing(status -> error(status, status == 404 ? "-2147221496"
                : "error.request.failed", "The request could not be served."))
            .expire(sessions::endAll);
    }

    private Reply connect(Exchange in) {
        if (in.header("Accept-Language").isEmpty()) {
            return error(400, "error.request.missingHeader", "Accept-Language is required.");
        }
        if (!alternates.isEmpty()) {
            return Reply.json(503, tree("errorId",
                    "error.server.notAcceptingConnections", "alternateHostList", alternates,
                    "message", "This server does not accept connections."));
        }
        var body = in.object();
        if (!"urn:inin.com:connection:icAuthConnectionRequestSettings".equals(body.get("__type"))
                || !PureConnectSimulator.USER.equals(body.get("userID"))
                || !PureConnectSimulator.PASSWORD.equals(body.get("password"))) {
            return Reply.json(400, tree("errorId",
                    "error.request.connection.authenticationFailure", "errorCode", -2147221503L,
                    "message", "The authentication process failed."));
        }
        var opened = sessions.open(in.header("Accept-Language").orElse(""));
        if (opened.isEmpty()) return error(503, "error.server.busy", "No licence is left.");
        var session = opened.get();
        var answer = tree("csrfToken", session.csrf, "sessionId", session.id,
                "userID", PureConnectSimulator.USER, "userDisplayName", "Rollcall",
                "icServer", "ic1", "alternateHostList", List.of());
        if (in.query("include").orElse("").contains("features")) {
            answer.put("features", features().get("featureInfoList"));
        }
        return Reply.json(201, answer)
                .with("Location", "/icws/" + session.id + "/connection")
                .with("Set-Cookie", "icws_" + session.id + "=" + session.cookie
                        + "; Path=/icws/" + session.id + "; HttpOnly");
    }

    /// Streams exist from version 2 of messaging on.
    private Map<String, Object> features() {
        return tree("featureInfoList", List.of(tree("featureId", "status", "version", 1),
                tree("featureId", "messaging", "version", streams ? 2 : 1)));
    }

    private List<Map<String, Object>> definitions(Session session) {
        return world.definitions().stream()
                .map(one -> PureConnectFrames.definition(one, session.language)).toList();
    }

    private Reply access(Exchange in) {
        sessions.of(in);
        var person = person(in);
        return Reply.json(tree("userId", person.id, "statusMessages", world.definitions()
                .stream().filter(Definition::selectable).map(Definition::id).toList()));
    }

    private Reply write(Exchange in) {
        var session = sessions.of(in);
        var body = in.object();
        var person = person(in);
        var status = world.definition(String.valueOf(body.get("statusId"))).orElseThrow(() ->
                new Declined(error(400, "error.request.invalidParameter",
                        "Unknown statusId: " + body.get("statusId"))));
        if (!status.selectable()) {
            return error(403, "error.request.accessDenied",
                    "The user may not select this status.");
        }
        var notes = body.get("notes") instanceof String said ? said : "";
        var request = ++requests;
        stage.get().after(writeLag, () ->
                sessions.deliver(session, PureConnectSessions.completed(request)));
        stage.get().after(writeLag.multipliedBy(2), () ->
                world.set(person, status, notes, stage.get().clock().instant()));
        return Reply.json(202, tree("requestId", request));
    }

    /// The first message holds everyone: who subscribes again, hears everything again.
    private Reply subscribe(Exchange in) {
        var session = sessions.of(in);
        var body = in.object();
        var people = texts(body, "userIds").flatMap(id -> world.person(id).stream()).toList();
        session.people.clear();
        people.forEach(one -> session.people.add(one.id));
        session.properties.clear();
        texts(body, "userStatusProperties").forEach(session.properties::add);
        var all = people.stream()
                .map(one -> PureConnectFrames.status(one, session.properties)).toList();
        sessions.deliver(session, message("status:userStatusMessage", false, "userStatusList",
                all));
        return Reply.empty(200);
    }

    private Reply subscribeToDefinitions(Exchange in) {
        var session = sessions.of(in);
        sessions.deliver(session, message("status:statusMessagesMessage", false,
                "statusMessagesAdded", definitions(session)));
        return Reply.empty(200);
    }

    private Reply messages(Exchange in) {
        var session = sessions.of(in);
        return streams && PureConnectSessions.wantsStream(in)
                ? Reply.events(sessions.stream(session))
                : Reply.json(sessions.fetched(session));
    }

    private Person person(Exchange in) {
        return world.person(in.variable("user")).orElseThrow(() ->
                new Declined(error(404, "-2147221496", "The user was not found.")));
    }

    private static Stream<String> texts(Map<String, Object> body, String name) {
        if (body.get(name) instanceof List<?> list) return list.stream().map(String::valueOf);
        throw new BadInput("/" + name, BadInput.Code.WRONG_TYPE, "expected a list of texts");
    }
}

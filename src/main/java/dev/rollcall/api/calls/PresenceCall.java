package dev.rollcall.api.calls;

import dev.rollcall.api.access.Caller;
import dev.rollcall.api.http.Declined;
import dev.rollcall.api.http.Problem;
import dev.rollcall.api.http.Request;
import dev.rollcall.api.http.Response;
import dev.rollcall.api.http.Route;
import dev.rollcall.domain.Command;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.SessionId;
import dev.rollcall.engine.Hub;
import dev.rollcall.wire.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/// The everyday verbs as resources: an agent's presence, the ready toggle, and sessions with their
/// heartbeat.
public final class PresenceCall {
    private final Hub hub;
    private final Orders orders;
    private final Floors floors;
    private final RandomGenerator random;

    public PresenceCall(Hub hub, RandomGenerator random) {
        this.hub = hub;
        this.orders = new Orders(hub);
        this.floors = new Floors(hub);
        this.random = random;
    }

    public Response set(Request request) {
        return answer(request, "set-presence");
    }

    public Response ready(Request request) {
        return answer(request, "set-ready");
    }

    private Response answer(Request request, String verb) {
        return Response.of(200, Route.JSON, Orders.json(
                orders.resource(request, verb, Map.of("agent", request.variable("id")))));
    }

    /// Opens a session; its name is ours to give unless the client has one.
    public Response open(Request request) {
        var agent = request.variable("id");
        var fromAddress = new LinkedHashMap<String, String>();
        fromAddress.put("agent", agent);
        var session = request.object().get("session") instanceof String own ? own : newName();
        if (!request.object().containsKey("session")) fromAddress.put("session", session);
        var accepted = orders.resource(request, "sign-in", fromAddress);
        var tree = new LinkedHashMap<String, Object>();
        tree.put("session", session);
        tree.put("offset", accepted.offset());
        return Response.of(201, Route.JSON, Json.write(tree))
                .with("Location", "/v1/agents/" + Links.step(agent) + "/sessions/"
                        + Links.step(session));
    }

    private String newName() {
        return "s-%016x".formatted(random.nextLong());
    }

    /// The session is alive. Costs no entry in the journal, so it may be said often.
    public Response heartbeat(Request request) {
        Caller caller = request.caller();
        var agent = new AgentId(request.variable("id"));
        var session = new SessionId(request.variable("session"));
        Rights.check(new Command.Heartbeat(agent, session), caller, floors.of(caller));
        if (hub.heard(caller.tenant(), agent, session)) return Response.empty();
        throw new Declined(Problem.of(404, "unknown-session",
                "there is no such session, or it was lost; open one"));
    }

    /// The page or the desktop is being closed.
    public Response close(Request request) {
        orders.resource(request, "disconnect", Map.of("agent", request.variable("id"),
                "session", request.variable("session")));
        return Response.empty();
    }
}

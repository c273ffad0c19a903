package dev.rollcall.simulator.dynamics;

import dev.rollcall.simulator.stage.Exchange;
import dev.rollcall.simulator.stage.Reply;
import dev.rollcall.simulator.stage.Routes;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The two calls of Contact Center, made in the name of a representative: whose name that is says
/// `MSCRMCallerID`. Representatives may speak for themselves, supervisors for anybody.
final class PresenceCalls {

    private final DynamicsWorld world;
    private final InstantSource clock;
    private final Map<String, Set<Role>> roles = new HashMap<>();

    enum Role { AGENT, SUPERVISOR }

    PresenceCalls(DynamicsWorld world, InstantSource clock) {
        this.world = world;
        this.clock = clock;
    }

    void routes(Routes routes) {
        routes.post(Dataverse.API + "CCaaS_ModifyAgentPresence", this::modify);
        routes.get(Dataverse.API + "CCaaS_GetPresence", this::read);
    }

    void grant(String user, Role role) {
        roles.computeIfAbsent(user, id -> new HashSet<>()).add(role);
    }

    void revoke(String user) {
        roles.remove(user);
    }

    boolean known(String user) {
        return roles.containsKey(user) || world.row(user, clock.instant()).isPresent();
    }

    private Reply modify(Exchange exchange) {
        var body = exchange.object();
        var agent = text(body, "AgentId");
        var presence = text(body, "PresenceId");
        if (!text(body, "ApiVersion").equals("1.0")) {
            return Dataverse.error(400, Dataverse.BAD_REQUEST, "ApiVersion must be 1.0.");
        }
        allowed(exchange, agent);
        return switch (world.modify(agent, presence, clock.instant())) {
            case DONE -> Reply.json(200, Map.of());
            case NO_SUCH_AGENT -> gone("systemuser", agent);
            case NO_SUCH_PRESENCE -> gone("msdyn_presence", presence);
            case NOT_SELECTABLE -> Dataverse.error(400, Dataverse.BAD_REQUEST,
                "The presence cannot be set by users.");
            case SIGNED_OUT -> Dataverse.error(400, Dataverse.BAD_REQUEST,
                "The agent is not logged in.");
        };
    }

    private static Reply gone(String table, String id) {
        return Dataverse.error(404, Dataverse.NOT_THERE,
            table + " With Id = " + id + " Does Not Exist");
    }

    private Reply read(Exchange exchange) {
        var agent = exchange.header("MSCRMCallerID").orElse("");
        allowed(exchange, agent);
        var now = clock.instant();
        return world.row(agent, now).map(row -> {
            var answer = new LinkedHashMap<String, Object>();
            answer.put("ActiveBrowserSessions", row.sessions());
            answer.put("AgentId", row.agent());
            answer.put("AgentName", row.name());
            answer.put("Timestamp", now.getEpochSecond());
            answer.put("AllowedChannels", List.of());
            answer.put("CurrentPresenceStatusInfo", row.presence().text());
            answer.put("DisabledChannels", List.of());
            answer.put("PresenceId", row.presence().id());
            return (Reply) Reply.json(answer);
        }).orElseGet(() -> gone("systemuser", agent));
    }

    /// The application itself has neither role: it must speak for somebody who has.
    private void allowed(Exchange exchange, String about) {
        var caller = exchange.header("MSCRMCallerID").orElse("");
        var has = roles.getOrDefault(caller, Set.of());
        if (has.contains(Role.SUPERVISOR)) return;
        if (has.contains(Role.AGENT) && caller.equals(about)) return;
        throw Dataverse.declined(403, Dataverse.NOT_ALLOWED, "Principal user is missing the role"
            + " Omnichannel Agent or Omnichannel Supervisor.");
    }

    private static String text(Map<String, Object> body, String name) {
        if (body.get(name) instanceof String text && !text.isEmpty()) return text;
        throw Dataverse.declined(400, Dataverse.BAD_REQUEST,
            "The parameter '" + name + "' is required.");
    }
}

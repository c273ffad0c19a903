package dev.rollcall.connector;

import dev.rollcall.domain.Agent;
import dev.rollcall.domain.Floor;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.presence.Permission;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Who is who in one outside system: our agents by the names they have there, which is the identity
/// their settings give, or else our own id.
record People(Map<String, AgentId> byName) {

    static People of(Floor floor, ConnectionId connection) {
        var byName = new HashMap<String, AgentId>();
        for (var agent : floor.agents()) {
            if (Permission.synchronised(agent, connection)) {
                byName.put(nameOf(agent, connection), agent.id());
            }
        }
        return new People(byName);
    }

    static String nameOf(Agent agent, ConnectionId connection) {
        return agent.settings().identities().getOrDefault(connection, agent.id().text());
    }

    Optional<AgentId> agent(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Set<String> names() {
        return byName.keySet();
    }
}

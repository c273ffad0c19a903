package dev.rollcall.domain.sync;

import dev.rollcall.domain.Draft;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.presence.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which agents sit in which outside systems.
final class Sides {

    /// Empty where the agent, the connection, or the agent's place in it does not exist (any more).
    static Optional<Side> find(Draft draft, AgentId id, ConnectionId connection) {
        var known = draft.configuration().connection(connection);
        var agent = draft.find(id);
        if (known.isEmpty() || agent.isEmpty()) return Optional.empty();
        if (!Permission.synchronised(agent.get(), connection)) return Optional.empty();
        return Optional.of(new Side(draft, id, known.get()));
    }

    static List<Side> of(Draft draft, AgentId id) {
        var agent = draft.find(id);
        if (agent.isEmpty()) return List.of();
        var sides = new ArrayList<Side>();
        for (var connection : draft.configuration().connections().values()) {
            if (Permission.synchronised(agent.get(), connection.id())) {
                sides.add(new Side(draft, id, connection));
            }
        }
        return sides;
    }

    private Sides() {}
}

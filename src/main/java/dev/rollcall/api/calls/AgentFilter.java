package dev.rollcall.api.calls;

import dev.rollcall.api.access.Caller;
import dev.rollcall.api.http.Request;
import dev.rollcall.domain.Agent;
import dev.rollcall.domain.Floor;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.QueueId;
import dev.rollcall.engine.Filter;
import java.util.Optional;

/// Which agents a question is about, as far as that stands in the address; and never more than the
/// caller may see.
record AgentFilter(Caller caller, Optional<String> team, Optional<QueueId> queue,
        Optional<AgentId> agent) implements Filter {

    static AgentFilter of(Request request) {
        return new AgentFilter(request.caller(), request.parameter("team"),
                request.parameter("queue").map(QueueId::new),
                request.parameter("agent").map(AgentId::new));
    }

    @Override
    public boolean shows(Floor floor, Agent shown) {
        return (agent.isEmpty() || agent.get().equals(shown.id()))
                && (team.isEmpty() || team.get().equals(shown.settings().team()))
                && (queue.isEmpty() || shown.roster().queues().contains(queue.get()))
                && Rights.sees(shown, caller, floor);
    }
}

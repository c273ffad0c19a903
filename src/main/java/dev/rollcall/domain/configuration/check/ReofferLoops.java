package dev.rollcall.domain.configuration.check;

import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.QueueId;
import dev.rollcall.domain.configuration.Automatic.Response;
import dev.rollcall.domain.configuration.Finding;
import dev.rollcall.domain.configuration.Finding.Code;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// `reoffer-loop`: a missed offer changes nothing, and one agent alone serves the queue; so the
/// same item rings at the same empty desk again and again.
final class ReofferLoops implements Inspection {

    private static final int NAMED_MAX = 5;

    @Override
    public void inspect(Tenancy tenancy, Consumer<Finding> found) {
        if (!tenancy.configuration().automatic().onMissed().equals(Response.NOTHING)) return;
        var alone = alone(tenancy);
        if (alone.isEmpty()) return;
        var named = alone.entrySet().stream().limit(NAMED_MAX)
                .map(entry -> "'" + entry.getKey() + "' (" + entry.getValue() + ")").toList();
        found.accept(new Finding(Code.REOFFER_LOOP, "/automatic/onMissed", "expected"
                + " not-responding or a status, since one agent alone serves "
                + String.join(", ", named) + (alone.size() > NAMED_MAX ? " and others" : "")
                + "; found none, so a missed item is offered to the same agent for ever"));
    }

    /// The queues that one agent alone serves, and who.
    private static Map<QueueId, AgentId> alone(Tenancy tenancy) {
        var tenant = tenancy.configuration();
        var serving = new LinkedHashMap<QueueId, List<AgentId>>();
        tenant.queues().keySet().forEach(queue -> serving.put(queue, new ArrayList<>(2)));
        tenancy.agents().forEach((id, agent) -> {
            for (var queue : tenant.queuesOf(agent)) {
                var agents = serving.get(queue);
                if (agents != null && agents.size() < 2) agents.add(id);
            }
        });
        var alone = new LinkedHashMap<QueueId, AgentId>();
        serving.forEach((queue, agents) -> {
            if (agents.size() == 1) alone.put(queue, agents.getFirst());
        });
        return alone;
    }
}

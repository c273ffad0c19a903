package dev.rollcall.domain;

import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.QueueId;
import dev.rollcall.domain.Ids.WorkstreamId;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Who is there and what waits, by queue: an index over the tenant's agents and work, moved along
/// with every change, so that an assignment never looks at the whole floor.
final class Waiting {

    private record Line(QueueId queue, WorkstreamId workstream) {}

    private final Map<Line, TreeSet<Work>> items = new HashMap<>();
    private final Map<QueueId, Integer> counts = new HashMap<>();
    private final Map<QueueId, Set<AgentId>> agents = new HashMap<>();

    static boolean present(Agent agent, QueueId queue) {
        return agent.signedIn() && agent.roster().queues().contains(queue);
    }

    Collection<Work> items(QueueId queue, WorkstreamId workstream) {
        var waiting = items.get(new Line(queue, workstream));
        return waiting == null ? List.of() : Collections.unmodifiableCollection(waiting);
    }

    boolean any(QueueId queue) {
        return counts.getOrDefault(queue, 0) > 0;
    }

    Collection<AgentId> agents(QueueId queue) {
        var present = agents.get(queue);
        return present == null ? List.of() : Collections.unmodifiableCollection(present);
    }

    void moved(Optional<Work> before, Work after) {
        if (before.isPresent() && before.get().waiting()) {
            for (var queue : before.get().queues()) take(queue, before.get());
        }
        if (after.waiting()) {
            for (var queue : after.queues()) put(queue, after);
        }
    }

    private void put(QueueId queue, Work work) {
        items.computeIfAbsent(new Line(queue, work.nature().workstream()),
                _ -> new TreeSet<>(Work.IN_LINE)).add(work);
        counts.merge(queue, 1, Integer::sum);
    }

    private void take(QueueId queue, Work work) {
        var line = items.get(new Line(queue, work.nature().workstream()));
        if (line != null && line.remove(work)) counts.merge(queue, -1, Integer::sum);
    }

    void moved(Optional<Agent> before, Optional<Agent> after) {
        var was = before.filter(Agent::signedIn).map(agent -> agent.roster().queues())
                .orElse(Set.of());
        var is = after.filter(Agent::signedIn).map(agent -> agent.roster().queues())
                .orElse(Set.of());
        if (was.equals(is)) return;
        var id = after.or(() -> before).orElseThrow().id();
        for (var queue : was) if (!is.contains(queue)) leave(queue, id);
        for (var queue : is) agents.computeIfAbsent(queue, _ -> new LinkedHashSet<>()).add(id);
    }

    private void leave(QueueId queue, AgentId id) {
        var present = agents.get(queue);
        if (present != null) present.remove(id);
    }
}

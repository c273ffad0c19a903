package dev.rollcall.domain.routing;

import dev.rollcall.domain.Draft;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.QueueId;
import dev.rollcall.domain.Ids.WorkstreamId;
import dev.rollcall.domain.Work;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/// What waits in the queues of some agents and could be theirs, in the order in which it waits. A
/// line that nobody of them may take from is not walked any further.
final class Lines {

    private record Key(QueueId queue, WorkstreamId workstream) {}

    private record Line(Work head, Iterator<Work> rest) {}

    private final Draft draft;
    private final Map<AgentId, Set<WorkstreamId>> open = new LinkedHashMap<>();
    private final PriorityQueue<Line> lines =
            new PriorityQueue<>(Comparator.comparing(Line::head, Work.IN_LINE));
    private final Set<Work> seen = new HashSet<>();

    Lines(Draft draft, List<AgentId> agents) {
        this.draft = draft;
        var keys = new HashSet<Key>();
        for (var id : agents) {
            look(id);
            for (var workstream : open.getOrDefault(id, Set.of())) {
                for (var queue : draft.agent(id).roster().queues()) {
                    keys.add(new Key(queue, workstream));
                }
            }
        }
        for (var key : keys) {
            advance(draft.waiting(key.queue(), key.workstream()).iterator());
        }
    }

    /// The agent has taken something: what else may be offered?
    void took(AgentId id) {
        if (open.containsKey(id)) look(id);
    }

    private void look(AgentId id) {
        var agent = draft.agent(id);
        var workstreams = new HashSet<WorkstreamId>();
        for (var workstream : draft.configuration().workstreams().values()) {
            if (Gates.eligible(draft, agent, workstream, true)
                    || Gates.eligible(draft, agent, workstream, false)) {
                workstreams.add(workstream.id());
            }
        }
        if (workstreams.isEmpty()) open.remove(id);
        else open.put(id, workstreams);
    }

    /// Which of the agents may still be offered work of this kind.
    List<AgentId> openFor(Work work) {
        var ids = new ArrayList<AgentId>();
        open.forEach((id, workstreams) -> {
            if (workstreams.contains(work.nature().workstream())) ids.add(id);
        });
        return ids;
    }

    /// The next item in line that somebody may take.
    Optional<Work> next() {
        while (!lines.isEmpty() && !open.isEmpty()) {
            var line = lines.poll();
            if (openFor(line.head()).isEmpty()) continue;
            advance(line.rest());
            if (seen.add(line.head())) return Optional.of(line.head());
        }
        return Optional.empty();
    }

    private void advance(Iterator<Work> rest) {
        if (rest.hasNext()) lines.add(new Line(rest.next(), rest));
    }
}

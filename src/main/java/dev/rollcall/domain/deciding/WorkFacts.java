package dev.rollcall.domain.deciding;

import dev.rollcall.domain.Agent;
import dev.rollcall.domain.Floor;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Refusal.Code;
import dev.rollcall.domain.Work;
import dev.rollcall.domain.configuration.Workstream;
import dev.rollcall.domain.routing.Ask;
import dev.rollcall.domain.routing.Gates;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/// Everything computed about one item that waits: what people ask who wonder why nobody has it yet.
///
/// @param place in its queue, from 1; 0 for an item that does not wait
/// @param whyWaiting each agent of its queues with the first gate that is shut
public record WorkFacts(int place, Map<AgentId, Code> whyWaiting) {

    /// More agents than these help nobody who asks why.
    private static final int AGENTS_MAX = 1_000;

    public static WorkFacts of(Floor floor, Work work, Instant now) {
        if (!work.waiting()) return new WorkFacts(0, Map.of());
        return new WorkFacts(place(floor, work),
                floor.configuration().workstream(work.nature().workstream())
                        .map(workstream -> why(floor, work, workstream, now)).orElse(Map.of()));
    }

    private static int place(Floor floor, Work work) {
        var place = 1;
        for (var workstream : floor.configuration().workstreams().keySet()) {
            for (var other : floor.waiting(work.queue(), workstream)) {
                if (Work.IN_LINE.compare(other, work) >= 0) break;
                place++;
            }
        }
        return place;
    }

    private static Map<AgentId, Code> why(
            Floor floor, Work work, Workstream workstream, Instant now) {
        var ask = Ask.queued(work, workstream, work.queues(), now);
        var why = new LinkedHashMap<AgentId, Code>();
        floor.agents().stream()
                .filter(agent -> !Collections.disjoint(agent.roster().queues(), ask.queues()))
                .sorted(Comparator.comparing(Agent::id)).limit(AGENTS_MAX)
                .forEach(agent -> Gates.failing(floor, agent, ask).stream().findFirst()
                        .ifPresent(gate -> why.put(agent.id(), gate)));
        return why;
    }
}

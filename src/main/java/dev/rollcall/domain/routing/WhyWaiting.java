package dev.rollcall.domain.routing;

import dev.rollcall.domain.Agent;
import dev.rollcall.domain.Floor;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Refusal.Code;
import dev.rollcall.domain.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/// Why a waiting item waits: for each agent of its queues the gates that are shut, the first of
/// them first, and what would open that one. The nearest to getting it stand first.
public record WhyWaiting(AgentId agent, List<Code> gates, String opensWhen) {

    /// Everybody whose queues the item waits in, signed in or not; empty for an item that does not
    /// wait. A walk over the floor: for questions, not for assignment.
    public static List<WhyWaiting> of(Floor floor, Work work, Instant now) {
        var workstream = floor.configuration().workstream(work.nature().workstream());
        if (!work.waiting() || workstream.isEmpty()) return List.of();
        var ask = Ask.queued(work, workstream.get(), work.queues(), now);
        var reasons = new ArrayList<WhyWaiting>();
        for (var agent : floor.agents()) {
            if (!Collections.disjoint(agent.roster().queues(), work.queues())) {
                reasons.add(reason(floor, agent, ask));
            }
        }
        reasons.sort(Comparator.comparingInt((WhyWaiting why) -> why.gates().size())
                .thenComparing(WhyWaiting::agent));
        return reasons;
    }

    private static String opensWhen(Floor floor, Agent agent, Ask ask, List<Code> failing) {
        if (failing.isEmpty()) return "";
        var trouble = failing.getFirst() == Code.RULE
                ? Rules.ask(floor, agent, ask).trouble() : "";
        return Remedy.of(failing.getFirst()) + (trouble.isEmpty() ? "" : " (" + trouble + ")");
    }

    private static WhyWaiting reason(Floor floor, Agent agent, Ask ask) {
        var failing = Gates.failing(floor, agent, ask);
        return new WhyWaiting(agent.id(), failing, opensWhen(floor, agent, ask, failing));
    }
}

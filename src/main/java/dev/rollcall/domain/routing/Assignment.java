package dev.rollcall.domain.routing;

import dev.rollcall.domain.Agent;
import dev.rollcall.domain.Draft;
import dev.rollcall.domain.Event.WorkOverflowed;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.QueueId;
import dev.rollcall.domain.Ids.WorkId;
import dev.rollcall.domain.Refusal.Code;
import dev.rollcall.domain.Work;
import dev.rollcall.domain.configuration.Workstream;
import dev.rollcall.domain.presence.Automation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Who gets what: the policy that brings waiting items and agents together (domain law, section 8).
/// It looks only where something has changed: an item that began to wait is offered to the best
/// agent of its queues; an agent who changed is offered what waits in the queues of that agent.
public final class Assignment {

    /// The policy.
    public static void react(Draft draft) {
        var fresh = new LinkedHashSet<WorkId>();
        for (var work : draft.touchedWorks().values()) {
            if (work.waiting()) fresh.add(work.id());
        }
        var changed = new LinkedHashSet<AgentId>();
        draft.touchedAgents().forEach((id, agent) -> {
            if (agent.filter(Agent::signedIn).isPresent()) changed.add(id);
        });
        for (var work : toPlace(draft, fresh, changed)) {
            var candidates = fresh.contains(work.id()) ? present(draft, work) : changed;
            offerToBest(draft, work, candidates);
        }
    }

    /// Everything worth a try, in the order in which it waits.
    private static List<Work> toPlace(Draft draft, Set<WorkId> fresh, Set<AgentId> changed) {
        var queues = new HashSet<QueueId>();
        for (var id : changed) queues.addAll(draft.agent(id).roster().queues());
        var works = new HashSet<Work>();
        for (var queue : queues) works.addAll(draft.waiting(queue));
        for (var id : fresh) works.add(draft.work(id));
        var inOrder = new ArrayList<>(works);
        inOrder.sort(Work.IN_LINE);
        return inOrder;
    }

    private static Collection<AgentId> present(Draft draft, Work work) {
        var present = new LinkedHashSet<AgentId>();
        for (var queue : work.queues()) present.addAll(draft.present(queue));
        return present;
    }

    private static void offerToBest(Draft draft, Work work, Collection<AgentId> candidates) {
        var workstream = Items.workstream(draft, work);
        var ask = Ask.queued(work, workstream, work.queues(), draft.now());
        for (var agent : ranked(draft, workstream, candidates)) {
            var failing = Gates.failing(draft, agent, ask);
            if (failing.isEmpty()) {
                Offers.make(draft, work.id(), agent.id(), false);
                return;
            }
            if (failing.equals(List.of(Code.SESSION_LIMIT))) {
                Automation.sessionLimitReached(draft, agent.id());
            }
        }
    }

    private static List<Agent> ranked(
            Draft draft, Workstream workstream, Collection<AgentId> candidates) {
        var agents = new ArrayList<Agent>(candidates.size());
        for (var id : candidates) agents.add(draft.agent(id));
        agents.sort(Method.of(workstream));
        return agents;
    }

    /// An item is old enough to wait in its overflow queue too.
    public static void overflow(Draft draft, WorkId id) {
        var work = draft.find(id);
        if (work.isPresent() && !work.get().overflow().at().isAfter(draft.now())) {
            draft.happen(new WorkOverflowed(id));
        }
    }

    private Assignment() {}
}

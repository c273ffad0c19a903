package dev.rollcall.domain.routing;

import dev.rollcall.domain.Agent;
import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Draft;
import dev.rollcall.domain.Event.KeepingEnded;
import dev.rollcall.domain.Event.RulesTurned;
import dev.rollcall.domain.Event.WorkOverflowed;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.WorkId;
import dev.rollcall.domain.Refusal.Code;
import dev.rollcall.domain.Terms.Kept;
import dev.rollcall.domain.Work;
import dev.rollcall.domain.configuration.Workstream;
import dev.rollcall.domain.presence.Automation;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// Who gets what: the policy that brings waiting items and agents together (domain law, section 8).
/// It looks only where something has changed: an item that began to wait is offered to the best
/// agent of its queues; an agent who changed is offered what waits in the queues of that agent.
public final class Assignment {

    private static final Cause ASSIGNMENT = Cause.policy("assignment");

    /// The policy: what began to wait in this request, and what waits for those who changed in it,
    /// each in its turn.
    public static void react(Draft draft) {
        var fresh = fresh(draft);
        var changed = changed(draft);
        if (fresh.isEmpty() && changed.isEmpty()) return;
        var lines = new Lines(draft, changed);
        var waiting = lines.next();
        var next = 0;
        while (next < fresh.size() || waiting.isPresent()) {
            var mine = next < fresh.size() && (waiting.isEmpty()
                    || Work.IN_LINE.compare(fresh.get(next), waiting.get()) < 0);
            if (mine) {
                findAgent(draft, fresh.get(next++), lines);
            } else {
                amongChanged(draft, waiting.orElseThrow(), lines);
                waiting = lines.next();
            }
        }
    }

    private static List<Work> fresh(Draft draft) {
        var fresh = new ArrayList<Work>();
        for (var work : draft.touchedWorks().values()) if (work.waiting()) fresh.add(work);
        fresh.sort(Work.IN_LINE);
        return fresh;
    }

    /// Whoever may take more than before of what waits already.
    private static List<AgentId> changed(Draft draft) {
        var changed = new ArrayList<AgentId>(0);
        if (draft.configured()) {
            for (var agent : draft.agents()) if (awaited(draft, agent)) changed.add(agent.id());
        } else {
            for (var touched : draft.touchedAgents().values()) {
                touched.filter(agent -> awaited(draft, agent))
                        .ifPresent(agent -> changed.add(agent.id()));
            }
        }
        return changed;
    }

    /// Something waits in a queue of the agent's.
    private static boolean awaited(Draft draft, Agent agent) {
        if (!agent.signedIn()) return false;
        for (var queue : agent.roster().queues()) if (draft.anyWaiting(queue)) return true;
        return false;
    }

    /// An item that began to wait: the best of all agents of its queues.
    private static void findAgent(Draft draft, Work work, Lines lines) {
        var workstream = Items.workstream(draft, work);
        var kept = work.terms().kept();
        var candidates = kept.equals(Kept.NONE) ? new Candidates(draft, work, workstream)
                : draft.find(kept.agent()).stream().iterator();
        offerToFirst(draft, work, workstream, candidates, lines);
    }

    /// An item that waited already: nobody could take it before, so only those who have changed
    /// may now.
    private static void amongChanged(Draft draft, Work work, Lines lines) {
        var workstream = Items.workstream(draft, work);
        var agents = new ArrayList<Agent>();
        for (var id : lines.openFor(work)) agents.add(draft.agent(id));
        agents.sort(Method.of(workstream));
        offerToFirst(draft, work, workstream, agents.iterator(), lines);
    }

    private static void offerToFirst(Draft draft, Work work, Workstream workstream,
            Iterator<Agent> best, Lines lines) {
        var ask = Ask.queued(work, workstream, work.queues(), draft.now());
        var candidates = workstream.rules().isEmpty() ? best : new ByRules(draft, ask, best);
        while (candidates.hasNext()) {
            var agent = candidates.next();
            if (offered(draft, ask, agent)) {
                lines.took(agent.id());
                return;
            }
        }
    }

    /// Asks one agent's gates and makes the offer if all are open.
    private static boolean offered(Draft draft, Ask ask, Agent agent) {
        var failing = Gates.failing(draft, agent, ask);
        if (failing.isEmpty()) {
            Offers.make(draft, ask.work().orElseThrow().id(), agent.id(), false, ASSIGNMENT);
            return true;
        }
        if (failing.equals(List.of(Code.SESSION_LIMIT))) {
            Automation.sessionLimitReached(draft, agent.id());
        }
        return false;
    }

    /// An item has come to an age at which its rules may answer otherwise: it is looked at again.
    public static void rulesTurn(Draft draft, WorkId id) {
        var work = draft.find(id);
        if (work.isPresent() && !work.get().terms().lookAt().isAfter(draft.now())) {
            draft.happen(new RulesTurned(id));
        }
    }

    /// The agent it was kept for did not come: it is for anybody now.
    public static void keepingEnds(Draft draft, WorkId id) {
        var work = draft.find(id);
        if (work.isPresent() && !work.get().terms().kept().until().isAfter(draft.now())) {
            draft.happen(new KeepingEnded(id));
        }
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

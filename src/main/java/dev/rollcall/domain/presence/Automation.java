package dev.rollcall.domain.presence;

import dev.rollcall.domain.Agent;
import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Claim;
import dev.rollcall.domain.Draft;
import dev.rollcall.domain.Event;
import dev.rollcall.domain.Event.CapacitySet;
import dev.rollcall.domain.Event.ClaimEnded;
import dev.rollcall.domain.Event.ClaimMade;
import dev.rollcall.domain.Event.OfferAccepted;
import dev.rollcall.domain.Event.WorkClosed;
import dev.rollcall.domain.Event.WorkReclaimed;
import dev.rollcall.domain.Event.WorkReleased;
import dev.rollcall.domain.Event.WorkSpellBegan;
import dev.rollcall.domain.Event.WrapUpBegan;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.StatusId;
import dev.rollcall.domain.Lasting;
import dev.rollcall.domain.Layer;
import dev.rollcall.domain.Load;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Automatic presence (domain law, section 4): by capacity, recalculated on accept, close, transfer
/// and a change of capacity (S4.16-20); by activity, while there is work (S0, S3); and after a
/// missed or rejected offer (S4.22-23).
public final class Automation {

    static final Cause CAPACITY = Cause.policy("capacity");
    private static final Cause MISSED = Cause.policy("missed");
    private static final Cause REJECTED = Cause.policy("rejected");
    private static final Cause ACTIVITY = Cause.policy("activity");
    private static final Cause AFTER_WORK = Cause.policy("after-work");

    /// The policy: what the news means for the automatic claims of those they are about.
    public static void react(Draft draft, List<Event> news) {
        switch (draft.configuration().automatic().mode()) {
            case CAPACITY -> {
                for (var agent : withNewLoad(draft, news)) recalculate(draft, agent);
            }
            case ACTIVITY -> {
                for (var id : draft.touchedIds()) followWork(draft, id);
            }
            case NONE -> { }
        }
    }

    private static Set<AgentId> withNewLoad(Draft draft, List<Event> news) {
        var agents = new LinkedHashSet<AgentId>(2);
        for (var event : news) {
            if (event instanceof OfferAccepted(var work, var agent)) {
                agents.add(agent);
                draft.before(work).ifPresent(before -> agents.add(before.owner()));
            } else if (event instanceof WrapUpBegan(_, var agent, _)) {
                agents.add(agent);
            } else if (event instanceof WorkClosed(_, var agent)) {
                agents.add(agent);
            } else if (event instanceof WorkReleased(_, var agent)) {
                agents.add(agent);
            } else if (event instanceof WorkReclaimed(_, var agent)) {
                agents.add(agent);
            } else if (event instanceof CapacitySet(var agent, _)) {
                agents.add(agent);
            }
        }
        agents.remove(AgentId.NONE);
        return agents;
    }

    /// Ends a soft choice and says anew what the capacity used makes of the agent. Who is not here
    /// keeps what was captured.
    public static void recalculate(Draft draft, AgentId id) {
        var found = draft.find(id);
        if (found.isEmpty() || !found.get().signedIn()) return;
        Choices.endSoft(draft, id, CAPACITY);
        var automatic = draft.configuration().automatic();
        var target = switch (Load.utilisation(draft.configuration(), draft.agent(id))) {
            case UNUSED -> automatic.unused();
            case PARTIAL -> automatic.partial();
            case FULL -> automatic.full();
        };
        claim(draft, id, target, CAPACITY);
    }

    /// Assignment reached the agent with the session limit as the only failing gate (S4.21).
    public static void sessionLimitReached(Draft draft, AgentId id) {
        Choices.endSoft(draft, id, CAPACITY);
        claim(draft, id, draft.configuration().automatic().full(), CAPACITY);
    }

    /// An offer was missed: the status for it, if there is one.
    public static void missed(Draft draft, AgentId id) {
        respond(draft, id, draft.configuration().automatic().onMissed().status(), MISSED);
    }

    /// An offer was rejected: the status for it, if there is one.
    public static void rejected(Draft draft, AgentId id) {
        respond(draft, id, draft.configuration().automatic().onRejected().status(), REJECTED);
    }

    private static void respond(Draft draft, AgentId id, StatusId status, Cause cause) {
        if (status.isNone() || !draft.agent(id).signedIn()) return;
        Choices.endSoft(draft, id, cause);
        claim(draft, id, status, cause);
    }

    private static void claim(Draft draft, AgentId id, StatusId status, Cause cause) {
        var current = draft.agent(id).claims().in(Layer.AUTOMATIC);
        if (status.isNone()) {
            if (current.isPresent()) draft.happen(new ClaimEnded(id, Layer.AUTOMATIC, cause));
            return;
        }
        var same = current.filter(claim -> claim.status().equals(status)
                && claim.cause().equals(cause));
        if (same.isEmpty()) {
            var since = current.filter(claim -> claim.status().equals(status))
                    .map(Claim::since).orElse(draft.now());
            draft.happen(new ClaimMade(id, Layer.AUTOMATIC, Claim.open(status, cause, since)));
        }
    }

    /// Activity mode: the work layer claims working, else wrap-up, else nothing. It goes on while
    /// the agent is lost; a signed-out agent claims nothing.
    private static void followWork(Draft draft, AgentId id) {
        var found = draft.find(id);
        if (found.isEmpty()) return;
        var agent = found.get();
        if (!agent.signedIn() && !agent.attendance().lost()) return;
        var automatic = draft.configuration().automatic();
        var status = workStatus(draft, agent);
        var current = agent.claims().in(Layer.WORK);
        if (status.isNone()) {
            if (current.isEmpty()) return;
            if (!automatic.afterWork().isNone() && !agent.standing().choseDuringWork()
                    && agent.standing().next().isNothing()) {
                Choices.choose(draft, id, automatic.afterWork(), new Lasting.AsConfigured(),
                        AFTER_WORK, "");
            }
            draft.happen(new ClaimEnded(id, Layer.WORK, ACTIVITY));
        } else if (current.isEmpty() || !current.get().status().equals(status)) {
            if (current.isEmpty()) draft.happen(new WorkSpellBegan(id));
            draft.happen(new ClaimMade(id, Layer.WORK, Claim.open(status, ACTIVITY, draft.now())));
        }
    }

    private static StatusId workStatus(Draft draft, Agent agent) {
        var automatic = draft.configuration().automatic();
        if (agent.workload().any(item -> item.working() && automatic.counts(item.channel()))) {
            return automatic.working();
        }
        if (agent.workload().any(item -> item.wrappingUp() && automatic.counts(item.channel()))) {
            return automatic.wrapUp();
        }
        return StatusId.NONE;
    }

    private Automation() {}
}

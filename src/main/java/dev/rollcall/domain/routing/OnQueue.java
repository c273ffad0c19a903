package dev.rollcall.domain.routing;

import dev.rollcall.domain.Agent;
import dev.rollcall.domain.Draft;
import dev.rollcall.domain.Event;
import dev.rollcall.domain.Event.IdleBegan;
import dev.rollcall.domain.Event.NotRespondingCleared;
import dev.rollcall.domain.Event.OfferAccepted;
import dev.rollcall.domain.Event.PendingOffQueueCleared;
import dev.rollcall.domain.Event.PendingOffQueueSet;
import dev.rollcall.domain.Event.WorkClosed;
import dev.rollcall.domain.Event.WorkReclaimed;
import dev.rollcall.domain.Event.WorkReleased;
import dev.rollcall.domain.Ids.ActivityKind;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.RoutingStatus;
import dev.rollcall.domain.configuration.Configuration;
import java.util.List;

/// On queue, off queue, and what routing sees an agent do (domain law, section 7; S1.10-25).
public final class OnQueue {

    /// Signed in, ready, and meaning to take queued work (or doing after-call work).
    public static boolean is(Configuration tenant, Agent agent) {
        return agent.signedIn() && agent.standing().ready()
                && tenant.status(agent.claims().intention().status()).onQueue();
    }

    /// The routing status: the first row that holds. Alerting does not change it (S1.14).
    public static RoutingStatus routingStatus(Configuration tenant, Agent agent) {
        if (!is(tenant, agent) && !agent.standing().pendingOffQueue()) {
            return RoutingStatus.OFF_QUEUE;
        }
        var workload = agent.workload();
        if (workload.any(item -> item.accepted() && item.acd())) return RoutingStatus.INTERACTING;
        if (workload.any(item -> item.accepted() && !item.acd()) || inCall(agent)) {
            return RoutingStatus.COMMUNICATING;
        }
        return agent.standing().notResponding() ? RoutingStatus.NOT_RESPONDING : RoutingStatus.IDLE;
    }

    private static boolean inCall(Agent agent) {
        for (var activity : agent.activities()) {
            if (activity.kind().equals(ActivityKind.CALL)) return true;
        }
        return false;
    }

    /// The policy: the flags and the idle time of everybody who went on or off queue, or whose work
    /// ended.
    public static void react(Draft draft, List<Event> news) {
        for (var event : news) {
            if (event instanceof WorkClosed(_, var agent)) idle(draft, agent);
            else if (event instanceof WorkReleased(_, var agent)) idle(draft, agent);
            else if (event instanceof WorkReclaimed(_, var agent)) idle(draft, agent);
            else if (event instanceof OfferAccepted(var work, _)) {
                draft.before(work).ifPresent(before -> idle(draft, before.owner()));
            }
        }
        for (var id : concerned(draft)) {
            if (draft.find(id).isPresent()) follow(draft, id);
        }
    }

    /// A new configuration may give a status another meaning, and so concerns everybody.
    private static List<AgentId> concerned(Draft draft) {
        return draft.configured() ? draft.agents().stream().map(Agent::id).toList()
                : draft.touchedIds();
    }

    private static void idle(Draft draft, AgentId id) {
        if (draft.find(id).isPresent()) draft.happen(new IdleBegan(id));
    }

    private static void follow(Draft draft, AgentId id) {
        var agent = draft.agent(id);
        var was = draft.before(id)
                .map(before -> is(draft.configurationBefore(), before)).orElse(false);
        var now = is(draft.configuration(), agent);
        var standing = agent.standing();
        if (standing.pendingOffQueue()) {
            if (now || agent.workload().isEmpty()) draft.happen(new PendingOffQueueCleared(id));
        } else if (was && !now && !agent.workload().isEmpty()) {
            draft.happen(new PendingOffQueueSet(id));
        }
        if (was && !now && standing.notResponding() && !agent.attendance().lost()) {
            draft.happen(new NotRespondingCleared(id));
        }
        if (!was && now && !standing.idleSince().equals(draft.now())) {
            draft.happen(new IdleBegan(id));
        }
    }

    private OnQueue() {}
}

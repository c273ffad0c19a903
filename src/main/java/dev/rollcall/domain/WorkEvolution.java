package dev.rollcall.domain;

import dev.rollcall.domain.Event.OfWork;
import dev.rollcall.domain.Event.OfferAccepted;
import dev.rollcall.domain.Event.OfferMissed;
import dev.rollcall.domain.Event.OfferRejected;
import dev.rollcall.domain.Event.OfferWithdrawn;
import dev.rollcall.domain.Event.WorkCancelled;
import dev.rollcall.domain.Event.WorkClosed;
import dev.rollcall.domain.Event.WorkCreated;
import dev.rollcall.domain.Event.WorkEnqueued;
import dev.rollcall.domain.Event.WorkHeld;
import dev.rollcall.domain.Event.WorkOffered;
import dev.rollcall.domain.Event.WorkReleased;
import dev.rollcall.domain.Event.WorkResumed;
import dev.rollcall.domain.Event.WrapUpBegan;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.QueueId;
import dev.rollcall.domain.Work.State;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// What a work item is after an event. No rule stands here.
final class WorkEvolution {

    static Work born(WorkCreated event, Instant at) {
        var nature = new Work.Nature(event.workstream(), event.channel(), event.acd(),
                event.inbound(), event.kind(), event.priority(), event.attributes(),
                event.units(), event.profiles(), event.reportedBy());
        return new Work(event.work(), nature, State.WITHDRAWN, QueueId.NONE, AgentId.NONE,
                AgentId.NONE, at, Claim.OPEN, Claim.OPEN, Map.of());
    }

    /// @param reofferDelay how long the one who refused is not offered it again
    static Work after(Work work, OfWork event, Duration reofferDelay, Instant at) {
        return switch (event) {
            case WorkCreated _ -> work;
            case WorkEnqueued(_, var queue) -> new Work(work.id(), work.nature(), State.ENQUEUED,
                    queue, AgentId.NONE, AgentId.NONE, work.enqueuedAt(), Claim.OPEN, Claim.OPEN,
                    work.refusals());
            case WorkOffered(_, var agent, var until, _) -> work.owner().equals(AgentId.NONE)
                    ? offered(work, State.OFFERED, agent, until)
                    : offered(work, work.state(), agent, until);
            case OfferAccepted(_, var agent) ->
                owned(refused(work, work.owner(), reofferDelay, at), State.CONNECTED, agent);
            case OfferMissed(_, var agent) ->
                unoffered(refused(work, agent, reofferDelay, at), State.MISSED);
            case OfferRejected(_, var agent) ->
                unoffered(refused(work, agent, reofferDelay, at), State.REJECTED);
            case OfferWithdrawn _ -> unoffered(work, State.WITHDRAWN);
            case WorkHeld _ -> in(work, State.HELD);
            case WorkResumed _ -> in(work, State.CONNECTED);
            case WrapUpBegan(_, _, var until) -> new Work(work.id(), work.nature(), State.WRAP_UP,
                    work.queue(), work.owner(), AgentId.NONE, work.enqueuedAt(), Claim.OPEN, until,
                    work.refusals());
            case WorkClosed _ -> owned(work, State.CLOSED, AgentId.NONE);
            case WorkCancelled _ -> owned(work, State.CANCELLED, AgentId.NONE);
            case WorkReleased(_, var agent) ->
                owned(refused(work, agent, reofferDelay, at), State.ENQUEUED, AgentId.NONE);
        };
    }

    private static Work in(Work work, State state) {
        return new Work(work.id(), work.nature(), state, work.queue(), work.owner(),
                work.offeredTo(), work.enqueuedAt(), work.offerEnds(), work.wrapUpEnds(),
                work.refusals());
    }

    private static Work offered(Work work, State state, AgentId agent, Instant until) {
        return new Work(work.id(), work.nature(), state, work.queue(), work.owner(), agent,
                work.enqueuedAt(), until, work.wrapUpEnds(), work.refusals());
    }

    /// With an owner it stays with the owner; a queued item waits again; else the offer was all.
    private static Work unoffered(Work work, State direct) {
        if (!work.owner().equals(AgentId.NONE)) {
            return offered(work, work.state(), AgentId.NONE, Claim.OPEN);
        }
        return offered(work, work.queued() ? State.ENQUEUED : direct, AgentId.NONE, Claim.OPEN);
    }

    private static Work owned(Work work, State state, AgentId owner) {
        return new Work(work.id(), work.nature(), state, work.queue(), owner, AgentId.NONE,
                work.enqueuedAt(), Claim.OPEN, Claim.OPEN, work.refusals());
    }

    private static Work refused(Work work, AgentId agent, Duration delay, Instant at) {
        if (agent.equals(AgentId.NONE) || delay.isZero()) return work;
        var next = new HashMap<>(work.refusals());
        next.values().removeIf(until -> !until.isAfter(at));
        next.put(agent, at.plus(delay));
        return new Work(work.id(), work.nature(), work.state(), work.queue(), work.owner(),
                work.offeredTo(), work.enqueuedAt(), work.offerEnds(), work.wrapUpEnds(), next);
    }

    private WorkEvolution() {}
}

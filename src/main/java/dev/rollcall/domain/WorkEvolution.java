package dev.rollcall.domain;

import dev.rollcall.domain.Event.OfWork;
import dev.rollcall.domain.Event.OfferAccepted;
import dev.rollcall.domain.Event.OfferMissed;
import dev.rollcall.domain.Event.OfferRejected;
import dev.rollcall.domain.Event.OfferWithdrawn;
import dev.rollcall.domain.Event.RefusalsForgotten;
import dev.rollcall.domain.Event.WorkCancelled;
import dev.rollcall.domain.Event.WorkClosed;
import dev.rollcall.domain.Event.WorkCreated;
import dev.rollcall.domain.Event.WorkEnqueued;
import dev.rollcall.domain.Event.WorkHeld;
import dev.rollcall.domain.Event.WorkOffered;
import dev.rollcall.domain.Event.WorkOverflowed;
import dev.rollcall.domain.Event.WorkReclaimed;
import dev.rollcall.domain.Event.WorkReleased;
import dev.rollcall.domain.Event.WorkResumed;
import dev.rollcall.domain.Event.WrapUpBegan;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.QueueId;
import dev.rollcall.domain.Work.Overflow;
import dev.rollcall.domain.Work.State;
import dev.rollcall.domain.configuration.Workstream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// What a work item is after an event. No rule stands here.
final class WorkEvolution {

    /// @param order how many items there have been, this one included
    static Work born(WorkCreated event, long order, Instant at) {
        var nature = new Work.Nature(event.workstream(), event.channel(), event.acd(),
                event.inbound(), event.kind(), event.priority(), event.attributes(),
                event.units(), event.profiles(), event.reportedBy());
        return new Work(event.work(), nature, State.WITHDRAWN, QueueId.NONE, AgentId.NONE,
                AgentId.NONE, at, Claim.OPEN, Claim.OPEN, Overflow.NONE, order, Map.of());
    }

    /// @param workstream as it is configured now; of an open item it always exists
    static Work after(Work work, OfWork event, Optional<Workstream> workstream, Instant at) {
        var reofferDelay = workstream.map(Workstream::reofferDelay).orElse(Duration.ZERO);
        return switch (event) {
            case WorkCreated _ -> work;
            case WorkEnqueued(_, var queue, var overflowAt, var overflowTo) ->
                work.owned(State.ENQUEUED, AgentId.NONE)
                        .waitingIn(queue, new Overflow(overflowAt, overflowTo, false));
            case WorkOverflowed _ -> work.waitingIn(work.queue(),
                    new Overflow(Claim.OPEN, work.overflow().queue(), true));
            case RefusalsForgotten _ -> work.withoutRefusalsBefore(at);
            case WorkOffered(_, var agent, var until, _) -> work.owner().equals(AgentId.NONE)
                    ? workstream.map(work::loadedBy).orElse(work)
                            .offered(State.OFFERED, agent, until)
                    : work.offered(work.state(), agent, until);
            case OfferAccepted(_, var agent) ->
                refusedBy(work.owner(), work, reofferDelay, at).owned(State.CONNECTED, agent);
            case OfferMissed(_, var agent) ->
                unoffered(refusedBy(agent, work, reofferDelay, at), State.MISSED);
            case OfferRejected(_, var agent) ->
                unoffered(refusedBy(agent, work, reofferDelay, at), State.REJECTED);
            case OfferWithdrawn _ -> unoffered(work, State.WITHDRAWN);
            case WorkHeld _ -> work.offered(State.HELD, work.offeredTo(), work.offerEnds());
            case WorkResumed _ -> work.offered(State.CONNECTED, work.offeredTo(), work.offerEnds());
            case WrapUpBegan(_, var agent, var until) ->
                work.owned(State.WRAP_UP, agent).wrappingUpUntil(until);
            case WorkClosed _ -> work.owned(State.CLOSED, AgentId.NONE);
            case WorkCancelled _ -> work.owned(State.CANCELLED, AgentId.NONE);
            case WorkReleased(_, var agent) ->
                free(refusedBy(agent, work, reofferDelay, at));
            case WorkReclaimed _ -> free(work);
        };
    }

    private static Work free(Work work) {
        return work.owned(work.queued() ? State.ENQUEUED : State.WITHDRAWN, AgentId.NONE);
    }

    /// With an owner it stays with the owner; a queued item waits again; else the offer was all.
    private static Work unoffered(Work work, State direct) {
        var owned = !work.owner().equals(AgentId.NONE);
        var state = owned ? work.state() : work.queued() ? State.ENQUEUED : direct;
        return work.offered(state, AgentId.NONE, Claim.OPEN);
    }

    private static Work refusedBy(AgentId agent, Work work, Duration delay, Instant at) {
        if (agent.equals(AgentId.NONE) || delay.isZero()) return work;
        return work.refusedBy(agent, at.plus(delay));
    }

    private WorkEvolution() {}
}

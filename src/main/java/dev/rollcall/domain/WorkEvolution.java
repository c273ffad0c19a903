package dev.rollcall.domain;

import dev.rollcall.domain.Event.KeepingEnded;
import dev.rollcall.domain.Event.LeaseEnded;
import dev.rollcall.domain.Event.OfWork;
import dev.rollcall.domain.Event.OfferAccepted;
import dev.rollcall.domain.Event.OfferMissed;
import dev.rollcall.domain.Event.OfferRejected;
import dev.rollcall.domain.Event.OfferWithdrawn;
import dev.rollcall.domain.Event.RefusalsForgotten;
import dev.rollcall.domain.Event.RulesTurned;
import dev.rollcall.domain.Event.WorkCancelled;
import dev.rollcall.domain.Event.WorkClosed;
import dev.rollcall.domain.Event.WorkCreated;
import dev.rollcall.domain.Event.WorkEnqueued;
import dev.rollcall.domain.Event.WorkHeld;
import dev.rollcall.domain.Event.WorkKept;
import dev.rollcall.domain.Event.WorkOffered;
import dev.rollcall.domain.Event.WorkOverflowed;
import dev.rollcall.domain.Event.WorkReclaimed;
import dev.rollcall.domain.Event.WorkReleased;
import dev.rollcall.domain.Event.WorkRenewed;
import dev.rollcall.domain.Event.WorkResumed;
import dev.rollcall.domain.Event.WrapUpBegan;
import dev.rollcall.domain.Event.WrapUpExtended;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.QueueId;
import dev.rollcall.domain.Terms.Kept;
import dev.rollcall.domain.Terms.Overflow;
import dev.rollcall.domain.Work.State;
import dev.rollcall.domain.configuration.Workstream;
import java.time.Instant;

/// What a work item is after an event. No rule stands here.
final class WorkEvolution {

    /// @param order how many items there have been, this one included
    static Work born(WorkCreated event, long order, Instant at) {
        var nature = new Work.Nature(event.workstream(), event.channel(), event.acd(),
                event.inbound(), event.kind(), event.priority(), event.attributes(),
                event.units(), event.profiles(), event.reportedBy());
        return new Work(event.work(), nature, State.WITHDRAWN, QueueId.NONE, AgentId.NONE,
                AgentId.NONE, at, Claim.OPEN, Claim.OPEN, Terms.NONE, Heard.NOTHING, order);
    }

    /// @param workstream as it is configured now
    static Work after(Work work, OfWork event, Workstream workstream, Instant at) {
        var next = happened(work, event, workstream, at);
        if (!next.leased()) return next.heard(Heard.NOTHING);
        return switch (event) {
            case LeaseEnded _ -> next.heard(work.heard().ended());
            case WorkOverflowed _, RefusalsForgotten _, RulesTurned _, KeepingEnded _ -> next;
            case WorkCreated _, WorkEnqueued _, WorkKept _, WorkOffered _, OfferAccepted _,
                    OfferMissed _, OfferRejected _, OfferWithdrawn _, WorkHeld _, WorkResumed _,
                    WorkRenewed _, WrapUpBegan _, WrapUpExtended _, WorkClosed _, WorkCancelled _,
                    WorkReleased _, WorkReclaimed _ -> next.heard(Heard.now(workstream, at));
        };
    }

    /// An open item under a new configuration.
    static Work under(Work work, Workstream workstream, Instant now) {
        if (work.state().over()) return work;
        var heard = work.heard(work.heard().under(workstream, now));
        return work.queued()
                ? heard.waitingOn(work.terms().under(workstream, work.enqueuedAt(), now)) : heard;
    }

    private static Work happened(Work work, OfWork event, Workstream workstream, Instant at) {
        return switch (event) {
            case WorkCreated _, LeaseEnded _, WorkRenewed _ -> work;
            case WorkEnqueued(_, var queue, var overflowAt, var overflowTo) ->
                work.owned(State.ENQUEUED, AgentId.NONE).waitingIn(queue).waitingOn(work.terms()
                        .goneOn(at).overflowing(new Overflow(overflowAt, overflowTo, false))
                        .lookedAt(workstream.looksAt(work.enqueuedAt(), at)));
            case WorkKept(_, var agent, var until) ->
                work.waitingOn(work.terms().keptFor(new Kept(agent, until)));
            case KeepingEnded _ -> work.waitingOn(work.terms().keptFor(Kept.NONE));
            case WorkOverflowed _ ->
                work.waitingOn(work.terms().overflowing(work.overflow().begun()));
            case RulesTurned _ -> work.waitingOn(
                    work.terms().lookedAt(workstream.looksAt(work.enqueuedAt(), at)));
            case RefusalsForgotten _ -> work.waitingOn(work.terms().withoutRefusalsBefore(at));
            case WorkOffered(_, var agent, var until, _) -> work.owner().equals(AgentId.NONE)
                    ? work.loadedBy(workstream).offered(State.OFFERED, agent, until)
                    : work.offered(work.state(), agent, until);
            case OfferAccepted(_, var agent) -> refusedBy(work.owner(), work, workstream, at)
                    .owned(State.CONNECTED, agent);
            case OfferMissed(_, var agent) -> unoffered(
                    refusedBy(agent, work, workstream, at), State.MISSED, workstream, at);
            case OfferRejected(_, var agent) -> unoffered(
                    refusedBy(agent, work, workstream, at), State.REJECTED, workstream, at);
            case OfferWithdrawn _ -> unoffered(work, State.WITHDRAWN, workstream, at);
            case WorkHeld _ -> work.offered(State.HELD, work.offeredTo(), work.offerEnds());
            case WorkResumed _ -> work.offered(State.CONNECTED, work.offeredTo(), work.offerEnds());
            case WrapUpBegan(_, var agent, var until) ->
                work.owned(State.WRAP_UP, agent).wrappingUpUntil(until);
            case WrapUpExtended(_, _, var until) -> work.wrappingUpUntil(until);
            case WorkClosed _ -> work.owned(State.CLOSED, AgentId.NONE);
            case WorkCancelled _ -> work.owned(State.CANCELLED, AgentId.NONE);
            case WorkReleased(_, var agent) -> free(refusedBy(agent, work, workstream, at));
            case WorkReclaimed _ -> free(work);
        };
    }

    private static Work free(Work work) {
        return work.owned(work.queued() ? State.ENQUEUED : State.WITHDRAWN, AgentId.NONE);
    }

    /// With an owner it stays with the owner; a queued item waits again; else the offer was all.
    private static Work unoffered(Work work, State direct, Workstream workstream, Instant at) {
        if (!work.owner().equals(AgentId.NONE)) {
            return work.offered(work.state(), AgentId.NONE, Claim.OPEN);
        }
        if (!work.queued()) return work.offered(direct, AgentId.NONE, Claim.OPEN);
        return work.offered(State.ENQUEUED, AgentId.NONE, Claim.OPEN).waitingOn(
                work.terms().goneOn(at).lookedAt(workstream.looksAt(work.enqueuedAt(), at)));
    }

    private static Work refusedBy(AgentId agent, Work work, Workstream workstream, Instant at) {
        if (agent.equals(AgentId.NONE)) return work;
        return work.waitingOn(work.terms().refusedBy(agent, at, workstream.reofferDelay()));
    }

    private WorkEvolution() {}
}

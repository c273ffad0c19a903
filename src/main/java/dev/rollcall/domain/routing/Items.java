package dev.rollcall.domain.routing;

import dev.rollcall.domain.Agent;
import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Claim;
import dev.rollcall.domain.Command.Acd;
import dev.rollcall.domain.Command.Cancel;
import dev.rollcall.domain.Command.Close;
import dev.rollcall.domain.Command.EndWrapUp;
import dev.rollcall.domain.Command.Enqueue;
import dev.rollcall.domain.Command.ExtendWrapUp;
import dev.rollcall.domain.Command.Hold;
import dev.rollcall.domain.Command.Resume;
import dev.rollcall.domain.Draft;
import dev.rollcall.domain.Event.OfferWithdrawn;
import dev.rollcall.domain.Event.WorkCancelled;
import dev.rollcall.domain.Event.WorkClosed;
import dev.rollcall.domain.Event.WorkCreated;
import dev.rollcall.domain.Event.WorkEnqueued;
import dev.rollcall.domain.Event.WorkHeld;
import dev.rollcall.domain.Event.WorkKept;
import dev.rollcall.domain.Event.WorkResumed;
import dev.rollcall.domain.Event.WrapUpBegan;
import dev.rollcall.domain.Event.WrapUpExtended;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.QueueId;
import dev.rollcall.domain.Ids.WorkId;
import dev.rollcall.domain.Ids.WorkstreamId;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.Refusal.Code;
import dev.rollcall.domain.Work;
import dev.rollcall.domain.Work.State;
import dev.rollcall.domain.configuration.Workstream;
import dev.rollcall.domain.presence.Refusals;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// The life of a work item, but for offers and transfers: it comes, is held, wrapped up, closed or
/// cancelled (domain law, section 8).
public final class Items {

    /// `enqueue`.
    public static Optional<Refusal> enqueue(Draft draft, Enqueue command, Cause by) {
        if (!command.preferred().equals(AgentId.NONE)
                && draft.find(command.preferred()).isEmpty()) {
            return Refusals.unknown(command.preferred());
        }
        if (!draft.configuration().queues().containsKey(command.queue())) {
            return unknownQueue(command.queue());
        }
        var workstream = draft.configuration().workstream(command.workstream());
        if (workstream.isEmpty()) return unknownWorkstream(command.workstream());
        if (draft.find(command.work()).isPresent()) {
            return Refusals.of(Code.WORK_EXISTS, "there is work '" + command.work() + "' already");
        }
        draft.happen(new WorkCreated(command.work(), command.workstream(),
                workstream.get().channel(), acd(command.acd(), workstream.get().acd()),
                command.inbound(), "", command.priority(), command.attributes(),
                workstream.get().units(), workstream.get().profiles(), by.connection()));
        intoQueue(draft, command.work(), command.queue());
        keep(draft, command, workstream.get());
        return Optional.empty();
    }

    /// Kept only for somebody who is here: waiting for one who is not would help nobody.
    private static void keep(Draft draft, Enqueue command, Workstream workstream) {
        var here = draft.find(command.preferred()).filter(Agent::signedIn).isPresent();
        if (here && !workstream.preferredFor().isZero()) {
            draft.happen(new WorkKept(command.work(), command.preferred(),
                    draft.now().plus(workstream.preferredFor())));
        }
    }

    static boolean acd(Acd said, boolean otherwise) {
        return switch (said) {
            case YES -> true;
            case NO -> false;
            case AS_CONFIGURED -> otherwise;
        };
    }

    /// The item waits in a queue; it keeps its age, and so the time at which it overflows.
    static void intoQueue(Draft draft, WorkId id, QueueId queue) {
        var overflow = workstream(draft, draft.work(id)).overflow();
        var at = overflow.after().isZero()
                ? Claim.OPEN : draft.work(id).enqueuedAt().plus(overflow.after());
        draft.happen(new WorkEnqueued(id, queue, at, overflow.queue()));
        Assignment.overflow(draft, id);
    }

    /// `hold`.
    public static Optional<Refusal> hold(Draft draft, Hold command) {
        var refusal = expect(draft, command.work(), "hold", Set.of(State.CONNECTED));
        if (refusal.isPresent()) return refusal;
        draft.happen(new WorkHeld(command.work(), draft.work(command.work()).owner()));
        return Optional.empty();
    }

    /// `resume`.
    public static Optional<Refusal> resume(Draft draft, Resume command) {
        var refusal = expect(draft, command.work(), "resume", Set.of(State.HELD));
        if (refusal.isPresent()) return refusal;
        draft.happen(new WorkResumed(command.work(), draft.work(command.work()).owner()));
        return Optional.empty();
    }

    /// `close`: into wrap-up where the workstream has one, else over at once.
    public static Optional<Refusal> close(Draft draft, Close command, Cause by) {
        if (command.force() && !by.is(Cause.Kind.AGENT)) return complete(draft, command.work());
        var refusal = expect(draft, command.work(), "close", Set.of(State.CONNECTED, State.HELD));
        if (refusal.isPresent()) return refusal;
        var work = draft.work(command.work());
        withdraw(draft, work);
        var workstream = workstream(draft, work);
        draft.happen(workstream.hasWrapUp()
                ? new WrapUpBegan(work.id(), work.owner(), draft.now().plus(workstream.wrapUp()))
                : new WorkClosed(work.id(), work.owner()));
        return Optional.empty();
    }

    /// Whatever it is in, it is over: for an item that is stuck, when somebody who may says so.
    private static Optional<Refusal> complete(Draft draft, WorkId id) {
        var refusal = expect(draft, id, "close", OPEN);
        if (refusal.isEmpty()) end(draft, draft.work(id));
        return refusal;
    }

    private static final Set<State> OPEN = EnumSet.of(State.ENQUEUED, State.OFFERED,
            State.CONNECTED, State.HELD, State.WRAP_UP);

    /// Ended without wrap-up.
    static void end(Draft draft, Work work) {
        withdraw(draft, work);
        draft.happen(work.owner().equals(AgentId.NONE)
                ? new WorkCancelled(work.id()) : new WorkClosed(work.id(), work.owner()));
    }

    /// `extend-wrap-up`: its time limit moves; the load is held until then.
    public static Optional<Refusal> extendWrapUp(Draft draft, ExtendWrapUp command) {
        var refusal = expect(draft, command.work(), "extend-wrap-up", Set.of(State.WRAP_UP));
        if (refusal.isPresent()) return refusal;
        var work = draft.work(command.work());
        var by = command.by().isZero() ? workstream(draft, work).wrapUp() : command.by();
        draft.happen(new WrapUpExtended(work.id(), work.owner(), work.wrapUpEnds().plus(by)));
        return Optional.empty();
    }

    /// `end-wrap-up`.
    public static Optional<Refusal> endWrapUp(Draft draft, EndWrapUp command) {
        var refusal = expect(draft, command.work(), "end-wrap-up", Set.of(State.WRAP_UP));
        if (refusal.isPresent()) return refusal;
        draft.happen(new WorkClosed(command.work(), draft.work(command.work()).owner()));
        return Optional.empty();
    }

    /// The time limit of a wrap-up is over.
    public static void wrapUpTimedOut(Draft draft, WorkId id) {
        var work = draft.find(id);
        if (work.isPresent() && !work.get().wrapUpEnds().isAfter(draft.now())) {
            draft.happen(new WorkClosed(id, work.get().owner()));
        }
    }

    /// `cancel`: ends an item that nobody has accepted, or that nobody has now.
    public static Optional<Refusal> cancel(Draft draft, Cancel command) {
        var refusal = expect(draft, command.work(), "cancel", Set.of(State.ENQUEUED,
                State.OFFERED, State.MISSED, State.REJECTED, State.WITHDRAWN));
        if (refusal.isPresent()) return refusal;
        withdraw(draft, draft.work(command.work()));
        draft.happen(new WorkCancelled(command.work()));
        return Optional.empty();
    }

    /// An open offer is taken back.
    static void withdraw(Draft draft, Work work) {
        if (!work.offeredTo().equals(AgentId.NONE)) {
            draft.happen(new OfferWithdrawn(work.id(), work.offeredTo()));
        }
    }

    /// Unknown work, or work in another state than the verb is for.
    static Optional<Refusal> expect(Draft draft, WorkId id, String verb, Set<State> states) {
        var work = draft.find(id);
        if (work.isEmpty()) {
            return Refusals.of(Code.UNKNOWN_WORK, "no work '" + id + "' in this tenant");
        }
        if (states.contains(work.get().state())) return Optional.empty();
        return wrongState(work.get(), verb);
    }

    static Optional<Refusal> wrongState(Work work, String verb) {
        return Refusals.of(Code.WRONG_STATE,
                "cannot " + verb + " work '" + work.id() + "': it is " + work.state().text());
    }

    static Optional<Refusal> unknownQueue(QueueId queue) {
        return Refusals.of(Code.UNKNOWN_QUEUE, "no queue '" + queue + "' in this tenant");
    }

    static Optional<Refusal> unknownWorkstream(WorkstreamId workstream) {
        return Refusals.of(Code.UNKNOWN_WORKSTREAM,
                "no workstream '" + workstream + "' in this tenant");
    }

    /// An open item keeps its workstream: a configuration that takes it away is refused.
    static Workstream workstream(Draft draft, Work work) {
        return draft.configuration().workstream(work.nature().workstream()).orElseThrow(
                () -> new IllegalStateException("work '" + work.id() + "' without a workstream"));
    }

    private Items() {}
}

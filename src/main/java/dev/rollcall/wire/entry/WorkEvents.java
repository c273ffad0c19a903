package dev.rollcall.wire.entry;

import static dev.rollcall.wire.codec.Union.row;

import dev.rollcall.domain.Event.KeepingEnded;
import dev.rollcall.domain.Event.LeaseEnded;
import dev.rollcall.domain.Event.RulesTurned;
import dev.rollcall.domain.Event.WorkKept;
import dev.rollcall.domain.Event.WorkRenewed;
import dev.rollcall.domain.Event.WrapUpExtended;
import dev.rollcall.domain.Event;
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
import dev.rollcall.domain.Ids.WorkId;
import dev.rollcall.wire.codec.Gathered;
import dev.rollcall.wire.codec.Leaves;
import dev.rollcall.wire.codec.Shapes;
import dev.rollcall.wire.codec.Union.Row;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/// What can happen to a work item, as JSON.
final class WorkEvents {

    static final List<Row<? extends Event>> ROWS = List.of(
            row("work-created", WorkCreated.class, f -> {
                var work = f.field("work", Leaves.WORK, WorkCreated::work);
                var workstream = f.field("workstream", Leaves.WORKSTREAM,
                        WorkCreated::workstream);
                var channel = f.field("channel", Leaves.CHANNEL, WorkCreated::channel);
                var acd = f.field("acd", Leaves.TRUTH, WorkCreated::acd);
                var inbound = f.field("inbound", Leaves.TRUTH, WorkCreated::inbound);
                var kind = f.field("kind", Leaves.TEXT, WorkCreated::kind);
                var priority = f.field("priority", Leaves.INT, WorkCreated::priority);
                var attributes = f.field("attributes", Gathered.TREE, WorkCreated::attributes);
                var units = f.field("units", Leaves.INT, WorkCreated::units);
                var profiles = f.field("profiles", Gathered.list(Leaves.PROFILE),
                        WorkCreated::profiles);
                var reportedBy = f.field("reportedBy", Shapes.CONNECTION_OR_NONE,
                        WorkCreated::reportedBy);
                return v -> new WorkCreated(v.get(work), v.get(workstream), v.get(channel),
                        v.get(acd), v.get(inbound), v.get(kind), v.get(priority),
                        v.get(attributes), v.get(units), v.get(profiles), v.get(reportedBy));
            }),
            row("work-enqueued", WorkEnqueued.class, f -> {
                var work = f.field("work", Leaves.WORK, WorkEnqueued::work);
                var queue = f.field("queue", Leaves.QUEUE, WorkEnqueued::queue);
                var overflowAt = f.field("overflowAt", Leaves.TIME, WorkEnqueued::overflowAt);
                var overflowTo = f.field("overflowTo", Shapes.QUEUE_OR_NONE,
                        WorkEnqueued::overflowTo);
                return v -> new WorkEnqueued(v.get(work), v.get(queue), v.get(overflowAt),
                        v.get(overflowTo));
            }),
            row("work-kept", WorkKept.class, f -> {
                var work = f.field("work", Leaves.WORK, WorkKept::work);
                var agent = f.field("agent", Leaves.AGENT, WorkKept::agent);
                var until = f.field("until", Leaves.TIME, WorkKept::until);
                return v -> new WorkKept(v.get(work), v.get(agent), v.get(until));
            }),
            alone("keeping-ended", KeepingEnded.class, KeepingEnded::new, KeepingEnded::work),
            alone("rules-turned", RulesTurned.class, RulesTurned::new, RulesTurned::work),
            alone("refusals-forgotten", RefusalsForgotten.class, RefusalsForgotten::new,
                    RefusalsForgotten::work),
            alone("work-overflowed", WorkOverflowed.class, WorkOverflowed::new,
                    WorkOverflowed::work),
            row("work-offered", WorkOffered.class, f -> {
                var work = f.field("work", Leaves.WORK, WorkOffered::work);
                var agent = f.field("agent", Leaves.AGENT, WorkOffered::agent);
                var until = f.field("until", Leaves.TIME, WorkOffered::until);
                var forced = f.field("forced", Leaves.TRUTH, WorkOffered::forced);
                return v -> new WorkOffered(v.get(work), v.get(agent), v.get(until),
                        v.get(forced));
            }),
            between("offer-accepted", OfferAccepted.class, OfferAccepted::new,
                    OfferAccepted::work, OfferAccepted::agent),
            between("offer-missed", OfferMissed.class, OfferMissed::new,
                    OfferMissed::work, OfferMissed::agent),
            between("offer-rejected", OfferRejected.class, OfferRejected::new,
                    OfferRejected::work, OfferRejected::agent),
            between("offer-withdrawn", OfferWithdrawn.class, OfferWithdrawn::new,
                    OfferWithdrawn::work, OfferWithdrawn::agent),
            between("work-held", WorkHeld.class, WorkHeld::new, WorkHeld::work, WorkHeld::agent),
            between("work-resumed", WorkResumed.class, WorkResumed::new,
                    WorkResumed::work, WorkResumed::agent),
            alone("work-renewed", WorkRenewed.class, WorkRenewed::new, WorkRenewed::work),
            row("lease-ended", LeaseEnded.class, f -> {
                var work = f.field("work", Leaves.WORK, LeaseEnded::work);
                var agent = f.field("agent", Shapes.AGENT_OR_NONE, LeaseEnded::agent);
                return v -> new LeaseEnded(v.get(work), v.get(agent));
            }),
            row("wrap-up-extended", WrapUpExtended.class, f -> {
                var work = f.field("work", Leaves.WORK, WrapUpExtended::work);
                var agent = f.field("agent", Leaves.AGENT, WrapUpExtended::agent);
                var until = f.field("until", Leaves.TIME, WrapUpExtended::until);
                return v -> new WrapUpExtended(v.get(work), v.get(agent), v.get(until));
            }),
            row("wrap-up-began", WrapUpBegan.class, f -> {
                var work = f.field("work", Leaves.WORK, WrapUpBegan::work);
                var agent = f.field("agent", Leaves.AGENT, WrapUpBegan::agent);
                var until = f.field("until", Leaves.TIME, WrapUpBegan::until);
                return v -> new WrapUpBegan(v.get(work), v.get(agent), v.get(until));
            }),
            between("work-closed", WorkClosed.class, WorkClosed::new,
                    WorkClosed::work, WorkClosed::agent),
            alone("work-cancelled", WorkCancelled.class, WorkCancelled::new,
                    WorkCancelled::work),
            between("work-released", WorkReleased.class, WorkReleased::new,
                    WorkReleased::work, WorkReleased::agent),
            between("work-reclaimed", WorkReclaimed.class, WorkReclaimed::new,
                    WorkReclaimed::work, WorkReclaimed::agent));

    /// An event that says only which item.
    private static <E extends Event> Row<E> alone(String name, Class<E> type,
            Function<WorkId, E> make, Function<E, WorkId> workOf) {
        return row(name, type, f -> {
            var work = f.field("work", Leaves.WORK, workOf);
            return v -> make.apply(v.get(work));
        });
    }

    /// An event that says only which item and whose.
    private static <E extends Event> Row<E> between(String name, Class<E> type,
            BiFunction<WorkId, AgentId, E> make, Function<E, WorkId> workOf,
            Function<E, AgentId> agentOf) {
        return row(name, type, f -> {
            var work = f.field("work", Leaves.WORK, workOf);
            var agent = f.field("agent", Leaves.AGENT, agentOf);
            return v -> make.apply(v.get(work), v.get(agent));
        });
    }

    private WorkEvents() {}
}

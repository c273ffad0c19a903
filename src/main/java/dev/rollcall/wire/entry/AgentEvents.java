package dev.rollcall.wire.entry;

import static dev.rollcall.wire.codec.Union.row;

import dev.rollcall.domain.Event.WorkTakenBack;
import dev.rollcall.domain.Event;
import dev.rollcall.domain.Event.ActivityEnded;
import dev.rollcall.domain.Event.ActivityStarted;
import dev.rollcall.domain.Event.AgentConfigured;
import dev.rollcall.domain.Event.AgentRemoved;
import dev.rollcall.domain.Event.CapabilitiesSet;
import dev.rollcall.domain.Event.CapacitySet;
import dev.rollcall.domain.Event.ChosenDuringWork;
import dev.rollcall.domain.Event.ClaimEnded;
import dev.rollcall.domain.Event.ClaimMade;
import dev.rollcall.domain.Event.IdleBegan;
import dev.rollcall.domain.Event.Lost;
import dev.rollcall.domain.Event.NextStatusDropped;
import dev.rollcall.domain.Event.NextStatusSet;
import dev.rollcall.domain.Event.NotRespondingCleared;
import dev.rollcall.domain.Event.NotRespondingSet;
import dev.rollcall.domain.Event.OfAgent;
import dev.rollcall.domain.Event.PendingOffQueueCleared;
import dev.rollcall.domain.Event.PendingOffQueueSet;
import dev.rollcall.domain.Event.QueuesHeld;
import dev.rollcall.domain.Event.QueuesLetGo;
import dev.rollcall.domain.Event.QueuesSet;
import dev.rollcall.domain.Event.ReadySet;
import dev.rollcall.domain.Event.Returned;
import dev.rollcall.domain.Event.SessionClosed;
import dev.rollcall.domain.Event.SessionHeard;
import dev.rollcall.domain.Event.SessionOpened;
import dev.rollcall.domain.Event.SessionSilent;
import dev.rollcall.domain.Event.SignOutAwaited;
import dev.rollcall.domain.Event.SignOutForgone;
import dev.rollcall.domain.Event.SignedIn;
import dev.rollcall.domain.Event.SignedOut;
import dev.rollcall.domain.Event.WorkSpellBegan;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.wire.codec.Leaves;
import dev.rollcall.wire.codec.Shapes;
import dev.rollcall.wire.codec.Union.Row;
import java.util.List;
import java.util.function.Function;

/// What can happen to an agent, as JSON. A row is never renamed and never loses a field; it may be
/// given one more, whose absence means what [dev.rollcall.wire.codec.Codec#absent] says.
final class AgentEvents {

    static final List<Row<? extends Event>> ROWS = List.of(
            row("agent-configured", AgentConfigured.class, f -> {
                var agent = f.field("agent", Leaves.PERSON, AgentConfigured::agent);
                var settings = f.field("settings", Shapes.SETTINGS, AgentConfigured::settings);
                return v -> new AgentConfigured(v.get(agent), v.get(settings));
            }),
            plain("agent-removed", AgentRemoved.class, AgentRemoved::new),
            row("session-opened", SessionOpened.class, f -> {
                var agent = f.field("agent", Leaves.AGENT, SessionOpened::agent);
                var session = f.field("session", Leaves.SESSION, SessionOpened::session);
                return v -> new SessionOpened(v.get(agent), v.get(session));
            }),
            row("session-silent", SessionSilent.class, f -> {
                var agent = f.field("agent", Leaves.AGENT, SessionSilent::agent);
                var session = f.field("session", Leaves.SESSION, SessionSilent::session);
                var lostAt = f.field("lostAt", Leaves.TIME, SessionSilent::lostAt);
                return v -> new SessionSilent(v.get(agent), v.get(session), v.get(lostAt));
            }),
            row("session-heard", SessionHeard.class, f -> {
                var agent = f.field("agent", Leaves.AGENT, SessionHeard::agent);
                var session = f.field("session", Leaves.SESSION, SessionHeard::session);
                return v -> new SessionHeard(v.get(agent), v.get(session));
            }),
            row("session-closed", SessionClosed.class, f -> {
                var agent = f.field("agent", Leaves.AGENT, SessionClosed::agent);
                var session = f.field("session", Leaves.SESSION, SessionClosed::session);
                return v -> new SessionClosed(v.get(agent), v.get(session));
            }),
            row("signed-in", SignedIn.class, f -> {
                var agent = f.field("agent", Leaves.AGENT, SignedIn::agent);
                var cause = f.field("cause", Leaves.CAUSE, SignedIn::cause);
                return v -> new SignedIn(v.get(agent), v.get(cause));
            }),
            row("lost", Lost.class, f -> {
                var agent = f.field("agent", Leaves.AGENT, Lost::agent);
                var graceEnds = f.field("graceEnds", Leaves.TIME, Lost::graceEnds);
                var releaseAt = f.field("releaseAt", Leaves.TIME, Lost::releaseAt);
                var cause = f.field("cause", Leaves.CAUSE, Lost::cause);
                return v -> new Lost(v.get(agent), v.get(graceEnds), v.get(releaseAt),
                        v.get(cause));
            }),
            row("returned", Returned.class, f -> {
                var agent = f.field("agent", Leaves.AGENT, Returned::agent);
                var cause = f.field("cause", Leaves.CAUSE, Returned::cause);
                return v -> new Returned(v.get(agent), v.get(cause));
            }),
            row("sign-out-awaited", SignOutAwaited.class, f -> {
                var agent = f.field("agent", Leaves.AGENT, SignOutAwaited::agent);
                var cause = f.field("cause", Leaves.CAUSE, SignOutAwaited::cause);
                return v -> new SignOutAwaited(v.get(agent), v.get(cause));
            }),
            plain("sign-out-forgone", SignOutForgone.class, SignOutForgone::new),
            plain("work-taken-back", WorkTakenBack.class, WorkTakenBack::new),
            row("signed-out", SignedOut.class, f -> {
                var agent = f.field("agent", Leaves.AGENT, SignedOut::agent);
                var releaseAt = f.field("releaseAt", Leaves.TIME, SignedOut::releaseAt);
                var cause = f.field("cause", Leaves.CAUSE, SignedOut::cause);
                return v -> new SignedOut(v.get(agent), v.get(releaseAt), v.get(cause));
            }),
            row("claim-made", ClaimMade.class, f -> {
                var agent = f.field("agent", Leaves.PERSON, ClaimMade::agent);
                var layer = f.field("layer", Shapes.LAYER, ClaimMade::layer);
                var claim = f.field("claim", Shapes.CLAIM, ClaimMade::claim);
                return v -> new ClaimMade(v.get(agent), v.get(layer), v.get(claim));
            }),
            row("claim-ended", ClaimEnded.class, f -> {
                var agent = f.field("agent", Leaves.AGENT, ClaimEnded::agent);
                var layer = f.field("layer", Shapes.LAYER, ClaimEnded::layer);
                var cause = f.field("cause", Leaves.CAUSE, ClaimEnded::cause);
                return v -> new ClaimEnded(v.get(agent), v.get(layer), v.get(cause));
            }),
            row("ready-set", ReadySet.class, f -> {
                var agent = f.field("agent", Leaves.AGENT, ReadySet::agent);
                var ready = f.field("ready", Leaves.TRUTH, ReadySet::ready);
                var cause = f.field("cause", Leaves.CAUSE, ReadySet::cause);
                return v -> new ReadySet(v.get(agent), v.get(ready), v.get(cause));
            }),
            row("next-status-set", NextStatusSet.class, f -> {
                var agent = f.field("agent", Leaves.PERSON, NextStatusSet::agent);
                var next = f.field("next", Shapes.NEXT_STATUS, NextStatusSet::next);
                return v -> new NextStatusSet(v.get(agent), v.get(next));
            }),
            plain("next-status-dropped", NextStatusDropped.class, NextStatusDropped::new),
            row("queues-set", QueuesSet.class, f -> {
                var agent = f.field("agent", Leaves.AGENT, QueuesSet::agent);
                var queues = f.field("queues", Shapes.QUEUES, QueuesSet::queues);
                return v -> new QueuesSet(v.get(agent), v.get(queues));
            }),
            row("queues-held", QueuesHeld.class, f -> {
                var agent = f.field("agent", Leaves.AGENT, QueuesHeld::agent);
                var queues = f.field("queues", Shapes.QUEUES, QueuesHeld::queues);
                return v -> new QueuesHeld(v.get(agent), v.get(queues));
            }),
            plain("queues-let-go", QueuesLetGo.class, QueuesLetGo::new),
            row("capacity-set", CapacitySet.class, f -> {
                var agent = f.field("agent", Leaves.AGENT, CapacitySet::agent);
                var capacity = f.field("capacity", Shapes.CAPACITY, CapacitySet::capacity);
                return v -> new CapacitySet(v.get(agent), v.get(capacity));
            }),
            row("capabilities-set", CapabilitiesSet.class, f -> {
                var agent = f.field("agent", Leaves.AGENT, CapabilitiesSet::agent);
                var capabilities = f.field("capabilities", Shapes.CAPABILITIES,
                        CapabilitiesSet::capabilities);
                return v -> new CapabilitiesSet(v.get(agent), v.get(capabilities));
            }),
            row("activity-started", ActivityStarted.class, f -> {
                var agent = f.field("agent", Leaves.AGENT, ActivityStarted::agent);
                var activity = f.field("activity", Shapes.ACTIVITY, ActivityStarted::activity);
                return v -> new ActivityStarted(v.get(agent), v.get(activity));
            }),
            row("activity-ended", ActivityEnded.class, f -> {
                var agent = f.field("agent", Leaves.AGENT, ActivityEnded::agent);
                var id = f.field("id", Leaves.TEXT, ActivityEnded::id);
                var connection = f.field("connection", Shapes.CONNECTION_OR_NONE,
                        ActivityEnded::connection);
                return v -> new ActivityEnded(v.get(agent), v.get(id), v.get(connection));
            }),
            plain("pending-off-queue-set", PendingOffQueueSet.class, PendingOffQueueSet::new),
            plain("pending-off-queue-cleared", PendingOffQueueCleared.class,
                    PendingOffQueueCleared::new),
            plain("not-responding-set", NotRespondingSet.class, NotRespondingSet::new),
            plain("not-responding-cleared", NotRespondingCleared.class,
                    NotRespondingCleared::new),
            plain("work-spell-began", WorkSpellBegan.class, WorkSpellBegan::new),
            plain("chosen-during-work", ChosenDuringWork.class, ChosenDuringWork::new),
            plain("idle-began", IdleBegan.class, IdleBegan::new));

    /// An event that says nothing but to whom it happened.
    private static <E extends OfAgent> Row<E> plain(
            String name, Class<E> type, Function<AgentId, E> make) {
        return row(name, type, f -> {
            var agent = f.field("agent", Leaves.AGENT, OfAgent::agent);
            return v -> make.apply(v.get(agent));
        });
    }

    private AgentEvents() {}
}

package dev.rollcall.wire.entry;

import static dev.rollcall.wire.codec.Union.row;

import dev.rollcall.domain.Command.WriteOutcome;
import dev.rollcall.domain.Event;
import dev.rollcall.domain.Event.BeforeWorkKept;
import dev.rollcall.domain.Event.ChoiceDeferred;
import dev.rollcall.domain.Event.ContestEnded;
import dev.rollcall.domain.Event.Contested;
import dev.rollcall.domain.Event.DeferredChoiceEnded;
import dev.rollcall.domain.Event.FarSideAsked;
import dev.rollcall.domain.Event.FarSideDesired;
import dev.rollcall.domain.Event.FarSideForgotten;
import dev.rollcall.domain.Event.FarSideObserved;
import dev.rollcall.domain.Event.LateEchoSeen;
import dev.rollcall.domain.Event.OfFarSide;
import dev.rollcall.domain.Event.Remembered;
import dev.rollcall.domain.Event.Replicated;
import dev.rollcall.domain.Event.Why;
import dev.rollcall.domain.Event.WriteAnswered;
import dev.rollcall.domain.Event.WriteConfirmed;
import dev.rollcall.domain.Event.WriteRequested;
import dev.rollcall.domain.Event.WriteSuperseded;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.RoutingStatus;
import dev.rollcall.wire.codec.Gathered;
import dev.rollcall.wire.codec.Leaves;
import dev.rollcall.wire.codec.Union.Row;
import java.util.List;
import java.util.function.BiFunction;

/// What can happen between an agent and an outside system, as JSON. A row is never renamed and
/// never loses a field.
final class FarSideEvents {

    static final List<Row<? extends Event>> ROWS = List.of(
            row("far-side-observed", FarSideObserved.class, f -> {
                var agent = f.field("agent", Leaves.PERSON, FarSideObserved::agent);
                var connection = f.field("connection", Leaves.CONNECTION,
                        FarSideObserved::connection);
                var status = f.field("status", Leaves.TEXT, FarSideObserved::status);
                var attributes = f.field("attributes", Gathered.TREE,
                        FarSideObserved::attributes);
                var event = f.field("event", Leaves.TEXT, FarSideObserved::event);
                var version = f.field("version", Leaves.NUMBER, FarSideObserved::version);
                return v -> new FarSideObserved(v.get(agent), v.get(connection), v.get(status),
                        v.get(attributes), v.get(event), v.get(version));
            }),
            row("late-echo-seen", LateEchoSeen.class, f -> {
                var agent = f.field("agent", Leaves.PERSON, LateEchoSeen::agent);
                var connection = f.field("connection", Leaves.CONNECTION,
                        LateEchoSeen::connection);
                var status = f.field("status", Leaves.TEXT, LateEchoSeen::status);
                var attributes = f.field("attributes", Gathered.TREE, LateEchoSeen::attributes);
                var countsAt = f.field("countsAt", Leaves.TIME, LateEchoSeen::countsAt);
                return v -> new LateEchoSeen(v.get(agent), v.get(connection), v.get(status),
                        v.get(attributes), v.get(countsAt));
            }),
            row("far-side-asked", FarSideAsked.class, f -> {
                var agent = f.field("agent", Leaves.AGENT, FarSideAsked::agent);
                var connection = f.field("connection", Leaves.CONNECTION,
                        FarSideAsked::connection);
                var asked = f.field("asked", FarSideShapes.ASKED, FarSideAsked::asked);
                return v -> new FarSideAsked(v.get(agent), v.get(connection), v.get(asked));
            }),
            row("far-side-desired", FarSideDesired.class, f -> {
                var agent = f.field("agent", Leaves.AGENT, FarSideDesired::agent);
                var connection = f.field("connection", Leaves.CONNECTION,
                        FarSideDesired::connection);
                var status = f.field("status", Leaves.TEXT, FarSideDesired::status);
                var attributes = f.field("attributes", FarSideShapes.TEXTS,
                        FarSideDesired::attributes);
                return v -> new FarSideDesired(v.get(agent), v.get(connection), v.get(status),
                        v.get(attributes));
            }),
            row("write-requested", WriteRequested.class, f -> {
                var agent = f.field("agent", Leaves.AGENT, WriteRequested::agent);
                var connection = f.field("connection", Leaves.CONNECTION,
                        WriteRequested::connection);
                var status = f.field("status", Leaves.TEXT, WriteRequested::status);
                var attributes = f.field("attributes", FarSideShapes.TEXTS,
                        WriteRequested::attributes);
                var why = f.field("why", Leaves.word(Why.class), WriteRequested::why);
                return v -> new WriteRequested(v.get(agent), v.get(connection), v.get(status),
                        v.get(attributes), v.get(why));
            }),
            plain("write-superseded", WriteSuperseded.class, WriteSuperseded::new),
            plain("write-confirmed", WriteConfirmed.class, WriteConfirmed::new),
            row("write-answered", WriteAnswered.class, f -> {
                var agent = f.field("agent", Leaves.PERSON, WriteAnswered::agent);
                var connection = f.field("connection", Leaves.CONNECTION,
                        WriteAnswered::connection);
                var outcome = f.field("outcome", Leaves.word(WriteOutcome.class),
                        WriteAnswered::outcome);
                var retryAt = f.field("retryAt", Leaves.TIME, WriteAnswered::retryAt);
                var expiresAt = f.field("expiresAt", Leaves.TIME, WriteAnswered::expiresAt);
                var because = f.field("because", Leaves.TEXT, WriteAnswered::because);
                return v -> new WriteAnswered(v.get(agent), v.get(connection), v.get(outcome),
                        v.get(retryAt), v.get(expiresAt), v.get(because));
            }),
            row("remembered", Remembered.class, f -> {
                var agent = f.field("agent", Leaves.AGENT, Remembered::agent);
                var connection = f.field("connection", Leaves.CONNECTION, Remembered::connection);
                var status = f.field("status", Leaves.TEXT, Remembered::status);
                return v -> new Remembered(v.get(agent), v.get(connection), v.get(status));
            }),
            row("before-work-kept", BeforeWorkKept.class, f -> {
                var agent = f.field("agent", Leaves.AGENT, BeforeWorkKept::agent);
                var connection = f.field("connection", Leaves.CONNECTION,
                        BeforeWorkKept::connection);
                var status = f.field("status", Leaves.TEXT, BeforeWorkKept::status);
                return v -> new BeforeWorkKept(v.get(agent), v.get(connection), v.get(status));
            }),
            row("choice-deferred", ChoiceDeferred.class, f -> {
                var agent = f.field("agent", Leaves.AGENT, ChoiceDeferred::agent);
                var connection = f.field("connection", Leaves.CONNECTION,
                        ChoiceDeferred::connection);
                var status = f.field("status", Leaves.STATUS, ChoiceDeferred::status);
                var cause = f.field("cause", Leaves.CAUSE, ChoiceDeferred::cause);
                return v -> new ChoiceDeferred(v.get(agent), v.get(connection), v.get(status),
                        v.get(cause));
            }),
            row("deferred-choice-ended", DeferredChoiceEnded.class, f -> {
                var agent = f.field("agent", Leaves.AGENT, DeferredChoiceEnded::agent);
                var connection = f.field("connection", Leaves.CONNECTION,
                        DeferredChoiceEnded::connection);
                var applied = f.field("applied", Leaves.TRUTH, DeferredChoiceEnded::applied);
                return v -> new DeferredChoiceEnded(v.get(agent), v.get(connection),
                        v.get(applied));
            }),
            row("contested", Contested.class, f -> {
                var agent = f.field("agent", Leaves.AGENT, Contested::agent);
                var connection = f.field("connection", Leaves.CONNECTION, Contested::connection);
                var until = f.field("until", Leaves.TIME, Contested::until);
                return v -> new Contested(v.get(agent), v.get(connection), v.get(until));
            }),
            plain("contest-ended", ContestEnded.class, ContestEnded::new),
            row("replicated", Replicated.class, f -> {
                var agent = f.field("agent", Leaves.AGENT, Replicated::agent);
                var connection = f.field("connection", Leaves.CONNECTION, Replicated::connection);
                var routing = f.field("routingStatus", Leaves.word(RoutingStatus.class),
                        Replicated::routingStatus);
                var out = f.field("outOfOffice", Leaves.TRUTH, Replicated::outOfOffice);
                return v -> new Replicated(v.get(agent), v.get(connection), v.get(routing),
                        v.get(out));
            }),
            plain("far-side-forgotten", FarSideForgotten.class, FarSideForgotten::new));

    /// A row that says no more than who and where.
    private static <E extends OfFarSide> Row<E> plain(
            String name, Class<E> type, BiFunction<AgentId, ConnectionId, E> make) {
        return row(name, type, f -> {
            var agent = f.field("agent", Leaves.AGENT, OfFarSide::agent);
            var connection = f.field("connection", Leaves.CONNECTION, OfFarSide::connection);
            return v -> make.apply(v.get(agent), v.get(connection));
        });
    }

    private FarSideEvents() {}
}

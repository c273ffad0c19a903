package dev.rollcall.domain;

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
import dev.rollcall.domain.FarSide.Contest;
import dev.rollcall.domain.FarSide.Desire;
import dev.rollcall.domain.FarSide.Late;
import dev.rollcall.domain.FarSide.Replica;
import dev.rollcall.domain.FarSide.Seen;
import dev.rollcall.domain.FarSide.Write;
import dev.rollcall.domain.Ids.StatusId;
import java.time.Instant;
import java.util.ArrayList;

/// What an agent's far side is after an event. No rule stands here.
final class FarSideEvolution {

    static Agent after(Agent agent, OfFarSide event, Instant at) {
        return event instanceof FarSideForgotten ? agent.without(event.connection())
                : agent.with(after(agent.farSide(event.connection()), event, at));
    }

    private static FarSide after(FarSide side, OfFarSide event, Instant at) {
        var seen = side.seen();
        return switch (event) {
            case FarSideObserved observed -> side.with(seen(seen, observed));
            case LateEchoSeen(_, _, var status, var attributes, var countsAt) ->
                side.with(new Seen(seen.status(), seen.attributes(), seen.version(),
                        seen.events(), new Late(status, attributes, countsAt)));
            case FarSideAsked(_, _, var asked) -> side.with(asked);
            case FarSideDesired(_, _, var status, var attributes) ->
                side.with(new Desire(status, attributes, at));
            case WriteRequested(_, _, var status, var attributes, var why) -> {
                var sending = side.with(side.writing().sending(
                        new Write(status, attributes, at, false)));
                yield why == Why.UNDO ? sending.with(side.contest().undoing(at)) : sending;
            }
            case WriteSuperseded _ -> side.with(side.writing().superseded());
            case WriteConfirmed _ -> side.with(side.writing().confirmed());
            case WriteAnswered(_, _, var outcome, var retryAt, var expiresAt, var because) ->
                side.with(side.writing().answered(outcome, retryAt, expiresAt, because));
            case Remembered(_, _, var status) -> side.with(side.kept().remembering(status));
            case BeforeWorkKept(_, _, var status) -> side.with(side.kept().beforeWork(status));
            case ChoiceDeferred(_, _, var status, var cause) ->
                side.with(side.kept().choosing(status, cause));
            case DeferredChoiceEnded _ ->
                side.with(side.kept().choosing(StatusId.NONE, Cause.API));
            case Contested(_, _, var until) ->
                side.with(new Contest(side.contest().undone(), until));
            case ContestEnded _ -> side.with(Contest.NONE);
            case Replicated(_, _, var routingStatus, var outOfOffice) ->
                side.with(new Replica(true, routingStatus, outOfOffice));
            case FarSideForgotten _ -> side;
        };
    }

    /// A new word of theirs settles whatever was taken for a late echo.
    private static Seen seen(Seen before, FarSideObserved now) {
        var events = new ArrayList<>(before.events());
        if (!now.event().isEmpty()) events.add(now.event());
        if (events.size() > Seen.EVENTS_MAX) events.removeFirst();
        return new Seen(now.status(), now.attributes(), Math.max(before.version(), now.version()),
                events, Late.NONE);
    }

    private FarSideEvolution() {}
}

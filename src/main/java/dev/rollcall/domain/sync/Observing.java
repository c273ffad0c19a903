package dev.rollcall.domain.sync;

import dev.rollcall.domain.Command.Observe;
import dev.rollcall.domain.Command.Snapshot;
import dev.rollcall.domain.Command.WriteOutcome;
import dev.rollcall.domain.Draft;
import dev.rollcall.domain.Event.FarSideObserved;
import dev.rollcall.domain.Event.LateEchoSeen;
import dev.rollcall.domain.Event.Why;
import dev.rollcall.domain.Event.WriteConfirmed;
import dev.rollcall.domain.FarSide.Write;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.Refusal.Code;
import dev.rollcall.domain.configuration.Connection.OutsideStatus;
import dev.rollcall.domain.presence.Permission;
import dev.rollcall.domain.presence.Refusals;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What outside systems say they show, told apart: the echo of a write of ours, a late echo, a
/// repetition, or a change there (domain law, section 9; S3.20). Nothing is ever skipped by
/// counting: a word is recognised by what it says, or by the marks that the vendor gives it.
public final class Observing {

    /// `observe`.
    public static Optional<Refusal> observe(Draft draft, Observe command) {
        var refusal = unknown(draft, command.agent(), command.connection());
        if (refusal.isPresent()) return refusal;
        var side = side(draft, command.agent(), command.connection());
        hear(side, Word.of(side, command));
        return Optional.empty();
    }

    /// `snapshot`: what is shown there now, whatever was said before. All of it or none.
    public static Optional<Refusal> snapshot(Draft draft, Snapshot command) {
        for (var id : command.statuses().keySet()) {
            var refusal = unknown(draft, id, command.connection());
            if (refusal.isPresent()) return refusal;
        }
        for (var shown : new TreeMap<>(command.statuses()).entrySet()) {
            var side = side(draft, shown.getKey(), command.connection());
            if (writtenSince(side, command.asked())) continue;
            var word = Word.seen(side, shown.getValue());
            if (command.initial()) Changes.first(side, word);
            else hear(side, word);
        }
        return Optional.empty();
    }

    /// What was looked at before we wrote is neither the echo nor a choice of theirs.
    private static boolean writtenSince(Side side, Instant asked) {
        var writing = side.far().writing();
        return Stream.concat(writing.earlier().stream(), Stream.of(writing.inFlight()))
                .anyMatch(write -> !write.status().isEmpty() && !write.sentAt().isBefore(asked));
    }

    /// The window of what looked like a late echo is over, and it was the last word.
    static void windowEnds(Side side) {
        var late = side.far().seen().late();
        if (late.isNone() || late.countsAt().isAfter(side.now())) return;
        Changes.happen(side, Word.counting(late.status(), late.attributes()));
    }

    private static Optional<Refusal> unknown(
            Draft draft, AgentId id, ConnectionId connection) {
        var agent = draft.find(id);
        if (agent.isEmpty()) return Refusals.unknown(id);
        if (draft.configuration().connection(connection).isEmpty()) {
            return Refusals.of(Code.UNKNOWN_CONNECTION,
                    "no connection '" + connection + "' in this tenant");
        }
        if (!Permission.synchronised(agent.get(), connection)) {
            return Refusals.of(Code.UNKNOWN_AGENT, "agent '" + id
                    + "' has no identity in connection '" + connection + "'");
        }
        return Optional.empty();
    }

    private static Side side(Draft draft, AgentId agent, ConnectionId connection) {
        return Sides.find(draft, agent, connection).orElseThrow();
    }

    /// The order matters: our own echo first, then what changes nothing, then what is too late. A
    /// word with a number is never late: where it is the echo of a write that is not desired any
    /// more, that write has landed on top, and is corrected unless the next one is on its way. A
    /// write that was taken although no answer came has its echo when it is in flight no more.
    private static void hear(Side side, Word word) {
        var seen = side.far().seen();
        if (word.repeated(seen)) return;
        var inFlight = side.far().writing().inFlight();
        if (side.far().writing().pending() && word.says(inFlight.status())) {
            observed(side, word);
            side.draft().happen(new WriteConfirmed(side.id(), side.name()));
            Writes.correct(side);
            return;
        }
        if (word.says(seen.status()) && (word.addsNothing(seen) || explains(side, word))) {
            if (explains(side, word)) observed(side, word);
            else if (!seen.late().isNone() || word.marked()) observed(side, word.like(seen));
            if (word.certain()) heal(side);
            return;
        }
        var echo = older(side, word);
        if (echo.isEmpty()) {
            if (!word.ours()) Changes.happen(side, word);
            else if (side.unreachable() && word.says(side.desired())) arrived(side, word);
        } else if (mayHaveArrived(side, echo.get())) {
            arrived(side, word);
        } else if (word.numbered(seen)) {
            observed(side, word);
            Writes.correct(side);
        } else if (!word.certain()) {
            late(side, word, echo.get().sentAt().plus(side.connection().echoWindow()));
        } else if (echo.get().confirmed() || word.says(side.desired())) {
            Changes.happen(side, word);
        } else {
            observed(side, word);
            Writes.write(side, Why.CORRECTION);
        }
    }

    /// It says no other status than was seen, with attributes, of which a look knows none, and with
    /// them it means the same: a line that begins anew says everything again.
    private static boolean explains(Side side, Word word) {
        return side.far().seen().attributes().isEmpty() && !word.attributes().isEmpty()
                && Inbound.of(side, word.status(), word.attributes())
                        .equals(Inbound.of(side, word.status(), Map.of()));
    }

    /// Nobody knows whether it was taken, and they have not spoken since, or a newer one is on its
    /// way and has not been confirmed either: however late, this is its echo.
    private static boolean mayHaveArrived(Side side, Write write) {
        return !write.confirmed() && (side.unreachable()
                || side.far().writing().trouble() == WriteOutcome.REFUSED
                || (side.far().writing().pending() && windowIsOver(side, write)));
    }

    private static boolean windowIsOver(Side side, Write write) {
        return write.sentAt().plus(side.connection().echoWindow()).isBefore(side.now());
    }

    /// If it is not what is desired now, that is written at once: they can be reached.
    private static void arrived(Side side, Word word) {
        observed(side, word);
        if (side.unreachable()) Writes.reachable(side);
        else Writes.correct(side);
    }

    static void observed(Side side, Word word) {
        side.draft().happen(new FarSideObserved(side.id(), side.name(), word.status(),
                word.attributes(), word.event(), word.version()));
    }

    private static void late(Side side, Word word, Instant countsAt) {
        var known = side.far().seen().late();
        if (!known.isNone() && word.says(known.status())) return;
        side.draft().happen(new LateEchoSeen(side.id(), side.name(), word.status(),
                word.attributes(), countsAt));
    }

    /// The write of ours, within the window, that a word may be the echo of. The newest confirmed
    /// one has had its echo: who shows it again has chosen it. Numbered words come in the order of
    /// the writes, so with it all that went before has had its turn, too.
    private static Optional<Write> older(Side side, Word word) {
        var newest = side.newestConfirmed();
        var ordered = word.numbered(side.far().seen());
        for (var write : side.far().writing().earlier().reversed()) {
            if (ordered && write.confirmed()) return Optional.empty();
            if (word.says(write.status()) && !newest.equals(Optional.of(write))
                    && (mayHaveArrived(side, write) || !windowIsOver(side, write))) {
                return Optional.of(write);
            }
        }
        return Optional.empty();
    }

    /// A look there shows that a write of ours, sent long enough ago, has not taken.
    private static void heal(Side side) {
        var writing = side.far().writing();
        if (!writing.pending()) return;
        var window = writing.inFlight().sentAt().plus(side.connection().echoWindow());
        if (window.isBefore(side.now())) Writes.resend(side, Why.CORRECTION);
    }

    /// The status they call offline.
    static String offline(Side side) {
        return side.connection().offline().map(OutsideStatus::id).orElse("Offline");
    }

    private Observing() {}
}

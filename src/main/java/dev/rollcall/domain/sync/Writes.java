package dev.rollcall.domain.sync;

import dev.rollcall.domain.Claim;
import dev.rollcall.domain.Command.WriteOutcome;
import dev.rollcall.domain.Command.WriteResult;
import dev.rollcall.domain.Draft;
import dev.rollcall.domain.Event.ContestEnded;
import dev.rollcall.domain.Event.Contested;
import dev.rollcall.domain.Event.Why;
import dev.rollcall.domain.Event.WriteAnswered;
import dev.rollcall.domain.Event.WriteRequested;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.Refusal.Code;
import dev.rollcall.domain.Timer.SyncTimer;
import dev.rollcall.domain.configuration.Connection.OnUnreachable;
import dev.rollcall.domain.presence.Refusals;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Writes of ours: when one may go out, how often a change of theirs is undone, and what is done
/// when they do not take one. Trouble there never blocks anything here (domain law, section 9).
public final class Writes {

    /// Between two tries to reach a system, for one agent.
    private static final Duration RETRY = Duration.ofSeconds(30);

    /// One write of what is desired goes out, unless nothing may be written there now.
    static void write(Side side, Why why) {
        if (side.unreachable() && why != Why.RETRY) return;
        if (!possible(side)) return;
        var desire = side.far().desire();
        side.draft().happen(new WriteRequested(side.id(), side.name(), desire.status(),
                desire.attributes(), why));
    }

    /// The same to a system that could not be reached: this is the next try, then.
    static void resend(Side side, Why why) {
        write(side, side.unreachable() ? Why.RETRY : why);
    }

    private static boolean possible(Side side) {
        return !side.far().desire().isNothing() && !side.connection().primary()
                && !side.far().contest().on() && !side.leftAlone();
    }

    /// A change there is undone, so often and no more: two systems never fight for ever.
    static void undo(Side side) {
        if (side.desired().isEmpty() || side.atPeace() || side.far().contest().on()) return;
        var guard = side.connection().contest();
        var since = side.now().minus(guard.window());
        var lately = side.far().contest().undone().stream()
                .filter(at -> at.isAfter(since)).count();
        if (lately < guard.limit()) {
            write(side, Why.UNDO);
        } else {
            side.draft().happen(new Contested(side.id(), side.name(),
                    side.now().plus(guard.window())));
        }
    }

    /// `write-result`. One about a write that is not in flight any more changes nothing.
    public static Optional<Refusal> result(Draft draft, WriteResult command) {
        if (draft.find(command.agent()).isEmpty()) return Refusals.unknown(command.agent());
        if (draft.configuration().connection(command.connection()).isEmpty()) {
            return Refusals.of(Code.UNKNOWN_CONNECTION,
                    "no connection '" + command.connection() + "' in this tenant");
        }
        Sides.find(draft, command.agent(), command.connection()).ifPresent(side -> {
            if (command.result() == WriteOutcome.REACHABLE) reachable(side);
            else result(side, command);
        });
        return Optional.empty();
    }

    private static void result(Side side, WriteResult command) {
        var writing = side.far().writing();
        if (writing.pending() && (command.status().isEmpty()
                || command.status().equals(writing.inFlight().status()))) {
            answered(side, command.result(), command.why());
        }
    }

    /// What is in flight already needs no second try.
    static void reachable(Side side) {
        if (side.unreachable() && !side.far().writing().pending()) again(side);
    }

    private static void answered(Side side, WriteOutcome outcome, String because) {
        if (outcome == side.far().writing().trouble() && outcome != WriteOutcome.UNREACHABLE) {
            return;
        }
        var unreachable = outcome == WriteOutcome.UNREACHABLE;
        var outdated = !side.underway();
        side.draft().happen(new WriteAnswered(side.id(), side.name(), outcome,
                unreachable ? side.now().plus(RETRY) : Claim.OPEN,
                unreachable ? expiry(side) : Claim.OPEN, because));
        if (outdated && !unreachable) correct(side);
    }

    /// What was desired meanwhile could not be written while they were unreachable.
    static void correct(Side side) {
        if (!side.desired().equals(side.shown()) && !side.underway()) write(side, Why.CORRECTION);
    }

    private static Instant expiry(Side side) {
        var policy = side.connection().onUnreachable();
        return policy.kind() == OnUnreachable.Kind.EXPIRE
                ? side.far().desire().since().plus(policy.after()) : Claim.OPEN;
    }

    /// A timer of this room is due, for whoever is still there. A late or stray one is harmless.
    public static void due(Draft draft, AgentId agent, ConnectionId connection, SyncTimer what) {
        Sides.find(draft, agent, connection).ifPresent(side -> {
            switch (what) {
                case ECHO_WINDOW -> Observing.windowEnds(side);
                case CONTEST -> resume(side);
                case RETRY -> retry(side);
                case EXPIRE -> expire(side);
            }
        });
    }

    private static void resume(Side side) {
        if (side.far().contest().until().isAfter(side.now())) return;
        side.draft().happen(new ContestEnded(side.id(), side.name()));
        if (!side.atPeace()) resend(side, Why.RESUME);
    }

    private static void retry(Side side) {
        if (!side.far().writing().retryAt().isAfter(side.now())) again(side);
    }

    private static void again(Side side) {
        if (side.desired().isEmpty()
                || (side.desired().equals(side.shown()) && !doubtful(side))) {
            side.draft().happen(new WriteAnswered(side.id(), side.name(), WriteOutcome.APPLIED,
                    Claim.OPEN, Claim.OPEN, ""));
        } else if (possible(side)) {
            write(side, Why.RETRY);
        } else {
            answered(side, WriteOutcome.UNREACHABLE, side.far().writing().because());
        }
    }

    /// Whether they may show something else than was seen: a write of ours may have been taken
    /// although no answer came.
    private static boolean doubtful(Side side) {
        for (var write : side.far().writing().earlier().reversed()) {
            if (write.confirmed()) return false;
            if (!write.status().equals(side.shown())) return true;
        }
        return false;
    }

    private static void expire(Side side) {
        if (side.far().writing().expiresAt().isAfter(side.now())) return;
        side.desire("");
        side.draft().happen(new WriteAnswered(side.id(), side.name(), WriteOutcome.APPLIED,
                Claim.OPEN, Claim.OPEN, ""));
    }

    private Writes() {}
}

package dev.rollcall.domain.sync;

import dev.rollcall.domain.Attendance.Phase;
import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Command.SignIn;
import dev.rollcall.domain.Command.SignOut;
import dev.rollcall.domain.Event.ActivityEnded;
import dev.rollcall.domain.Event.ActivityStarted;
import dev.rollcall.domain.Event.BeforeWorkKept;
import dev.rollcall.domain.Event.ChoiceDeferred;
import dev.rollcall.domain.Event.Remembered;
import dev.rollcall.domain.Event.Why;
import dev.rollcall.domain.Event.WriteSuperseded;
import dev.rollcall.domain.Activity;
import dev.rollcall.domain.Ids.ActivityKind;
import dev.rollcall.domain.Ids.StatusId;
import dev.rollcall.domain.Lasting;
import dev.rollcall.domain.configuration.Connection.Direction;
import dev.rollcall.domain.configuration.Connection.InboundAction;
import dev.rollcall.domain.presence.Choices;
import dev.rollcall.domain.presence.Permission;
import dev.rollcall.domain.presence.Sessions;
import dev.rollcall.domain.presence.SignIns;
import dev.rollcall.domain.presence.SignOuts;
import java.util.List;

/// A change there, and what it does here: it is undone, or it has to wait, or it is followed, or it
/// is left alone (domain law, section 9).
final class Changes {

    /// What was shown before we began: seen, and of what it means only the activity holds.
    static void first(Side side, Word word) {
        Observing.observed(side, word);
        activities(side, Inbound.of(side, word.status(), word.attributes()));
    }

    static void happen(Side side, Word word) {
        var afterAutomatic = side.automatic(side.shown());
        if (side.far().writing().pending()) {
            side.draft().happen(new WriteSuperseded(side.id(), side.name()));
        }
        Observing.observed(side, word);
        var inbound = Inbound.of(side, word.status(), word.attributes());
        activities(side, inbound);
        if (side.agent().attendance().lost()) {
            defer(side, inbound);
            if (side.twoWay()) side.desire(word.status());
        } else if (undone(side, word, inbound)) {
            if (side.locked()) defer(side, inbound);
            Writes.undo(side);
        } else if (side.automatic(word.status())) {
            follow(side, word, inbound);
        } else if (afterAutomatic && !side.offline(word.status()) && !side.desired().isEmpty()) {
            if (!side.atPeace()) Writes.write(side, Why.AFTER_AUTOMATIC);
        } else {
            keep(side, word);
            if (side.twoWay()) side.desire(word.status());
            follow(side, word, inbound);
        }
    }

    /// Automatic statuses are left alone unless they are held; a sign-out there cannot be undone by
    /// a lock.
    private static boolean undone(Side side, Word word, Inbound inbound) {
        if (side.connection().direction() == Direction.INBOUND) return false;
        if (side.locked()) return !inbound.signsOut();
        return side.connection().direction() == Direction.OUTBOUND
                && !side.automatic(word.status());
    }

    private static void defer(Side side, Inbound inbound) {
        inbound.choice().ifPresent(status -> side.draft().happen(
                new ChoiceDeferred(side.id(), side.name(), status, inbound.cause(side))));
    }

    /// What a person chose there is theirs to have again, after the shift and after the work. Going
    /// offline is no such choice: mostly a device has gone to sleep.
    private static void keep(Side side, Word word) {
        if (!side.own(word.status()) || side.offline(word.status())) return;
        if (side.connection().restore().active() && side.connection().mapped()
                && side.agent().signedIn()) {
            side.draft().happen(new Remembered(side.id(), side.name(), word.status()));
        }
        if (!side.far().kept().beforeWork().isEmpty()) {
            side.draft().happen(new BeforeWorkKept(side.id(), side.name(), word.status()));
        }
    }

    // --- What it does here

    private static void follow(Side side, Word word, Inbound inbound) {
        if (!side.follows()) return;
        var offline = side.offline(word.status());
        if (mayEnter(side, offline, inbound)) {
            SignIns.signIn(side.draft(), new SignIn(side.id(), Sessions.of(side.name())),
                    Cause.connection(side.name()));
        }
        if (inbound.signsOut()) {
            SignOuts.signOut(side.draft(), new SignOut(side.id()), inbound.cause(side));
        } else {
            inbound.choice().ifPresent(status -> choose(side, status, inbound.cause(side)));
            if (offline) endSession(side);
        }
    }

    private static boolean mayEnter(Side side, boolean offline, Inbound inbound) {
        if (side.agent().attendance().phase() != Phase.SIGNED_OUT) return false;
        if (!side.connection().mapped() || offline) return false;
        return inbound.signsIn() || side.connection().inbound().onlineMeansSignIn();
    }

    /// The session they opened ends with their offline, whatever that means for the agent.
    private static void endSession(Side side) {
        if (side.agent().attendance().sessions().containsKey(Sessions.of(side.name()))) {
            Sessions.lose(side.draft(), side.id(), Sessions.of(side.name()),
                    Cause.connection(side.name()));
        }
    }

    /// Chooses for the agent, if that is theirs to do now.
    static void choose(Side side, StatusId status, Cause cause) {
        var draft = side.draft();
        var known = draft.configuration().find(status);
        if (known.isEmpty() || !side.agent().signedIn()) return;
        if (Permission.toBeIn(draft, side.agent(), known.get(), cause).isPresent()) return;
        Choices.choose(draft, side.id(), status, new Lasting.AsConfigured(), cause, "");
    }

    // --- Activities

    /// An activity learnt from a status ends when they show another one.
    private static void activities(Side side, Inbound inbound) {
        var begins = inbound.action() instanceof InboundAction.StartActivity(var kind)
                ? List.of(kind) : List.<ActivityKind>of();
        endActivities(side, begins);
        for (var kind : begins) {
            if (!in(side, kind)) {
                side.draft().happen(new ActivityStarted(side.id(), new Activity(kind.text(), kind,
                        side.name(), true, side.now())));
            }
        }
    }

    private static boolean in(Side side, ActivityKind kind) {
        return side.agent().activities().stream().anyMatch(activity ->
                activity.connection().equals(side.name()) && activity.id().equals(kind.text()));
    }

    /// @param kept but for these
    static void endActivities(Side side, List<ActivityKind> kept) {
        for (var activity : side.agent().activities()) {
            if (activity.fromStatus() && activity.connection().equals(side.name())
                    && !kept.contains(activity.kind())) {
                side.draft().happen(new ActivityEnded(side.id(), activity.id(), side.name()));
            }
        }
    }

    private Changes() {}
}

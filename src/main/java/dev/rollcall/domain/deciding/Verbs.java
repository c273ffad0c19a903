package dev.rollcall.domain.deciding;

import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Command;
import dev.rollcall.domain.Command.CancelNext;
import dev.rollcall.domain.Command.Configure;
import dev.rollcall.domain.Command.ConfigureAgents;
import dev.rollcall.domain.Command.Deadline;
import dev.rollcall.domain.Command.Disconnect;
import dev.rollcall.domain.Command.EndActivity;
import dev.rollcall.domain.Command.Heartbeat;
import dev.rollcall.domain.Command.JoinQueues;
import dev.rollcall.domain.Command.LeaveQueues;
import dev.rollcall.domain.Command.Observe;
import dev.rollcall.domain.Command.OfWork;
import dev.rollcall.domain.Command.SetCapabilities;
import dev.rollcall.domain.Command.SetCapacity;
import dev.rollcall.domain.Command.SetPresence;
import dev.rollcall.domain.Command.SetReady;
import dev.rollcall.domain.Command.SignIn;
import dev.rollcall.domain.Command.SignOut;
import dev.rollcall.domain.Command.Silence;
import dev.rollcall.domain.Command.Snapshot;
import dev.rollcall.domain.Command.StartActivity;
import dev.rollcall.domain.Command.WriteResult;
import dev.rollcall.domain.Draft;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.Timer;
import dev.rollcall.domain.presence.Activities;
import dev.rollcall.domain.presence.Choices;
import dev.rollcall.domain.presence.Due;
import dev.rollcall.domain.presence.Sessions;
import dev.rollcall.domain.presence.SignIns;
import dev.rollcall.domain.presence.SignOuts;
import dev.rollcall.domain.routing.Rosters;
import java.util.Optional;

/// Which room answers which verb.
final class Verbs {

    /// The facts of a command happen in the draft, or a refusal says why they do not.
    static Optional<Refusal> answer(Draft draft, Command command, Cause by) {
        return switch (command) {
            case Configure configure -> Configuring.configure(draft, configure);
            case ConfigureAgents agents -> Configuring.configureAgents(draft, agents);
            case Deadline(var timer) -> due(draft, timer);
            case SignIn signIn -> SignIns.signIn(draft, signIn, by);
            case SignOut signOut -> SignOuts.signOut(draft, signOut, by);
            case Disconnect disconnect -> Sessions.disconnect(draft, disconnect, by);
            case Silence silence -> Sessions.silence(draft, silence);
            case Heartbeat heartbeat -> Sessions.heartbeat(draft, heartbeat);
            case SetPresence set -> Choices.set(draft, set, by);
            case CancelNext cancel -> Choices.cancelNext(draft, cancel);
            case SetReady set -> Choices.setReady(draft, set, by);
            case SetCapacity set -> Rosters.setCapacity(draft, set);
            case SetCapabilities set -> Rosters.setCapabilities(draft, set);
            case JoinQueues join -> Rosters.join(draft, join);
            case LeaveQueues leave -> Rosters.leave(draft, leave);
            case StartActivity start -> Activities.start(draft, start, by);
            case EndActivity end -> Activities.end(draft, end, by);
            case OfWork work -> notYet(work);
            case Observe observe -> notYet(observe);
            case WriteResult result -> notYet(result);
            case Snapshot snapshot -> notYet(snapshot);
        };
    }

    private static Optional<Refusal> due(Draft draft, Timer timer) {
        switch (timer) {
            case Timer.ChoiceEnds ends -> Due.choiceEnds(draft, ends);
            case Timer.GraceEnds ends -> Due.graceEnds(draft, ends);
            case Timer.SessionLost lost -> Due.sessionLost(draft, lost);
            case Timer.NextStatusDue next -> Due.nextStatus(draft, next);
            case Timer.OfWork _ -> { }
            case Timer.OfFarSide _ -> { }
        }
        return Optional.empty();
    }

    private static Optional<Refusal> notYet(Command command) {
        return Optional.of(new Refusal(Refusal.Code.NOT_YET,
                "'" + command.getClass().getSimpleName() + "' is not built yet"));
    }

    private Verbs() {}
}

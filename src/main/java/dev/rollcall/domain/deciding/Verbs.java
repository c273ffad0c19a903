package dev.rollcall.domain.deciding;

import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Command.ExtendWrapUp;
import dev.rollcall.domain.Command.Renew;
import dev.rollcall.domain.Command;
import dev.rollcall.domain.Command.Accept;
import dev.rollcall.domain.Command.Cancel;
import dev.rollcall.domain.Command.CancelNext;
import dev.rollcall.domain.Command.Close;
import dev.rollcall.domain.Command.Configure;
import dev.rollcall.domain.Command.ConfigureAgents;
import dev.rollcall.domain.Command.Deadline;
import dev.rollcall.domain.Command.Disconnect;
import dev.rollcall.domain.Command.EndActivity;
import dev.rollcall.domain.Command.EndWrapUp;
import dev.rollcall.domain.Command.Enqueue;
import dev.rollcall.domain.Command.Heartbeat;
import dev.rollcall.domain.Command.Hold;
import dev.rollcall.domain.Command.JoinQueues;
import dev.rollcall.domain.Command.LeaveQueues;
import dev.rollcall.domain.Command.Miss;
import dev.rollcall.domain.Command.Observe;
import dev.rollcall.domain.Command.Offer;
import dev.rollcall.domain.Command.OfWork;
import dev.rollcall.domain.Command.Reject;
import dev.rollcall.domain.Command.Resume;
import dev.rollcall.domain.Command.SetCapabilities;
import dev.rollcall.domain.Command.SetCapacity;
import dev.rollcall.domain.Command.SetPresence;
import dev.rollcall.domain.Command.SetReady;
import dev.rollcall.domain.Command.SignIn;
import dev.rollcall.domain.Command.SignOut;
import dev.rollcall.domain.Command.Silence;
import dev.rollcall.domain.Command.Snapshot;
import dev.rollcall.domain.Command.StartActivity;
import dev.rollcall.domain.Command.Transfer;
import dev.rollcall.domain.Command.WriteResult;
import dev.rollcall.domain.Draft;
import dev.rollcall.domain.Ids.WorkId;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.Timer;
import dev.rollcall.domain.presence.Activities;
import dev.rollcall.domain.presence.Choices;
import dev.rollcall.domain.presence.Due;
import dev.rollcall.domain.presence.Sessions;
import dev.rollcall.domain.presence.SignIns;
import dev.rollcall.domain.presence.SignOuts;
import dev.rollcall.domain.routing.Assignment;
import dev.rollcall.domain.routing.Items;
import dev.rollcall.domain.routing.Leases;
import dev.rollcall.domain.routing.Offers;
import dev.rollcall.domain.routing.Rosters;
import dev.rollcall.domain.routing.Transfers;
import dev.rollcall.domain.sync.Observing;
import dev.rollcall.domain.sync.Writes;
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
            case OfWork work -> answer(draft, work, by);
            case Observe observe -> Observing.observe(draft, observe);
            case WriteResult result -> Writes.result(draft, result);
            case Snapshot snapshot -> Observing.snapshot(draft, snapshot);
        };
    }

    private static Optional<Refusal> answer(Draft draft, OfWork command, Cause by) {
        return switch (command) {
            case Enqueue enqueue -> Items.enqueue(draft, enqueue, by);
            case Offer offer -> Offers.offer(draft, offer, by);
            case Accept accept -> Offers.accept(draft, accept);
            case Reject reject -> Offers.reject(draft, reject, by);
            case Miss miss -> Offers.miss(draft, miss);
            case Hold hold -> Items.hold(draft, hold);
            case Resume resume -> Items.resume(draft, resume);
            case Close close -> Items.close(draft, close, by);
            case Renew renew -> Leases.renew(draft, renew);
            case ExtendWrapUp extend -> Items.extendWrapUp(draft, extend);
            case EndWrapUp end -> Items.endWrapUp(draft, end);
            case Cancel cancel -> Items.cancel(draft, cancel);
            case Transfer transfer -> Transfers.transfer(draft, transfer, by);
        };
    }

    private static Optional<Refusal> due(Draft draft, Timer timer) {
        switch (timer) {
            case Timer.ChoiceEnds ends -> Due.choiceEnds(draft, ends);
            case Timer.GraceEnds ends -> Due.graceEnds(draft, ends);
            case Timer.SessionLost lost -> Due.sessionLost(draft, lost);
            case Timer.NextStatusDue next -> Due.nextStatus(draft, next);
            case Timer.WorkReleased(var agent) -> Transfers.release(draft, agent);
            case Timer.OfWork(var work, var what) -> due(draft, work, what);
            case Timer.OfFarSide(var agent, var connection, var what) ->
                Writes.due(draft, agent, connection, what);
        }
        return Optional.empty();
    }

    private static void due(Draft draft, WorkId work, Timer.WorkTimer what) {
        switch (what) {
            case OFFER_ENDS -> Offers.timedOut(draft, work);
            case WRAP_UP_ENDS -> Items.wrapUpTimedOut(draft, work);
            case OVERFLOW -> Assignment.overflow(draft, work);
            case REOFFER -> Offers.reoffer(draft, work);
            case RULES_TURN -> Assignment.rulesTurn(draft, work);
            case KEEPING_ENDS -> Assignment.keepingEnds(draft, work);
            case LEASE_ENDS -> Leases.end(draft, work);
        }
    }

    private Verbs() {}
}

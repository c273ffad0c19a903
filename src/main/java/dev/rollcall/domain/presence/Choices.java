package dev.rollcall.domain.presence;

import dev.rollcall.domain.Agent;
import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Claim;
import dev.rollcall.domain.Command.CancelNext;
import dev.rollcall.domain.Command.SetPresence;
import dev.rollcall.domain.Command.SetReady;
import dev.rollcall.domain.Command.When;
import dev.rollcall.domain.Draft;
import dev.rollcall.domain.Event.ChosenDuringWork;
import dev.rollcall.domain.Event.ClaimEnded;
import dev.rollcall.domain.Event.ClaimMade;
import dev.rollcall.domain.Event.NextStatusDropped;
import dev.rollcall.domain.Event.NextStatusSet;
import dev.rollcall.domain.Event.NotRespondingCleared;
import dev.rollcall.domain.Event.ReadySet;
import dev.rollcall.domain.Event.SignOutForgone;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.StatusId;
import dev.rollcall.domain.Lasting;
import dev.rollcall.domain.Layer;
import dev.rollcall.domain.NextStatus;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.Refusal.Code;
import dev.rollcall.domain.configuration.Automatic.Mode;
import java.util.Optional;

/// Choices: what a person, the API, a connection or the sign-in policy says an agent is to be in,
/// now or after the work at hand, for how long, and how a choice ends (domain law, section 3).
public final class Choices {

    /// `set-presence`.
    public static Optional<Refusal> set(Draft draft, SetPresence command, Cause by) {
        var refusal = Permission.toChoose(draft, command, by);
        if (refusal.isPresent()) return refusal;
        var agent = draft.agent(command.agent());
        if (command.when() == When.AFTER_WORK && !agent.workload().isEmpty()) {
            draft.happen(new NextStatusSet(agent.id(), new NextStatus(command.status(),
                    command.lasting(), command.deadline(), by, command.reason())));
        } else {
            choose(draft, agent.id(), command.status(), command.lasting(), by, command.reason());
        }
        return Optional.empty();
    }

    /// `cancel-next`.
    public static Optional<Refusal> cancelNext(Draft draft, CancelNext command) {
        var agent = draft.find(command.agent());
        if (agent.isEmpty()) return Refusals.unknown(command.agent());
        if (agent.get().standing().next().isNothing()) {
            return Refusals.of(Code.NOTHING_NEXT,
                    "agent '" + command.agent() + "' has no next status to cancel");
        }
        draft.happen(new NextStatusDropped(command.agent()));
        return Optional.empty();
    }

    /// `set-ready`: the toggle, where the tenant uses one (S2.1).
    public static Optional<Refusal> setReady(Draft draft, SetReady command, Cause by) {
        var agent = draft.find(command.agent());
        if (agent.isEmpty()) return Refusals.unknown(command.agent());
        if (!draft.configuration().readyToggle()) {
            return Refusals.of(Code.READY_NOT_USED,
                    "this tenant has no Ready / Not ready toggle (readyToggle: false)");
        }
        if (!agent.get().signedIn()) return Refusals.notSignedIn(agent.get());
        if (agent.get().standing().ready() != command.ready()) {
            draft.happen(new ReadySet(command.agent(), command.ready(), by));
        }
        if (command.ready()) heardOf(draft, command.agent());
        return Optional.empty();
    }

    /// Makes a choice, whoever may make it. Choosing the same status again changes only the cause
    /// and the timer (and shows that the agent is responding, and wants to stay).
    public static void choose(
            Draft draft, AgentId id, StatusId status, Lasting lasting, Cause by, String reason) {
        var agent = draft.agent(id);
        var chosen = draft.configuration().status(status);
        var until = lasting.endFrom(draft.now(), chosen.duration());
        var current = agent.claims().in(Layer.CHOICE);
        var again = current.isPresent() && current.get().status().equals(status);
        if (by.fromOutside()) noteSomebodySpoke(draft, agent);
        if (!again && !agent.standing().next().isNothing()) draft.happen(new NextStatusDropped(id));
        var since = again ? current.get().since() : draft.now();
        draft.happen(new ClaimMade(id, Layer.CHOICE, new Claim(status, by, since, until, reason)));
        if (!again) QueueGroups.follow(draft, id, chosen, !until.equals(Claim.OPEN));
        if (draft.configuration().automatic().mode() != Mode.CAPACITY
                && agent.claims().has(Layer.AUTOMATIC)) {
            draft.happen(new ClaimEnded(id, Layer.AUTOMATIC, by));
        }
    }

    /// A person, the API or a connection has spoken for the agent: a waiting sign-out is off, the
    /// status after work is theirs, and the agent is responding.
    private static void noteSomebodySpoke(Draft draft, Agent agent) {
        if (agent.attendance().leaving()) draft.happen(new SignOutForgone(agent.id()));
        if (agent.claims().has(Layer.WORK) && !agent.standing().choseDuringWork()) {
            draft.happen(new ChosenDuringWork(agent.id()));
        }
        heardOf(draft, agent.id());
    }

    private static void heardOf(Draft draft, AgentId id) {
        if (draft.agent(id).standing().notResponding()) draft.happen(new NotRespondingCleared(id));
    }

    /// Ends the choice, if there is one: what lies below shows again.
    static void end(Draft draft, AgentId id, Cause cause) {
        var choice = draft.agent(id).claims().in(Layer.CHOICE);
        if (choice.isEmpty()) return;
        draft.happen(new ClaimEnded(id, Layer.CHOICE, cause));
        QueueGroups.ended(draft, id, choice.get().timed());
    }

    /// Ends the choice if it is soft: not of a base that sticks (S4.15-16).
    static void endSoft(Draft draft, AgentId id, Cause cause) {
        var choice = draft.agent(id).claims().in(Layer.CHOICE);
        if (choice.isPresent() && !draft.configuration().sticky(choice.get().status())) {
            end(draft, id, cause);
        }
    }

    /// The duration of a status is over (S2.12).
    static void expire(Draft draft, AgentId id) {
        var choice = draft.agent(id).claims().in(Layer.CHOICE);
        if (choice.isPresent() && !choice.get().until().isAfter(draft.now())) {
            end(draft, id, Cause.timer("duration"));
        }
    }

    /// The next status' time has come: the work is done, or the deadline is here. One whose own end
    /// has passed meanwhile is dropped.
    static void applyNext(Draft draft, AgentId id) {
        var next = draft.agent(id).standing().next();
        if (next.isNothing()) return;
        draft.happen(new NextStatusDropped(id));
        if (next.lasting() instanceof Lasting.Until(var end) && !end.isAfter(draft.now())) return;
        choose(draft, id, next.status(), next.lasting(), next.cause(), next.reason());
    }

    private Choices() {}
}

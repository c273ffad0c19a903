package dev.rollcall.api.calls;

import static dev.rollcall.api.access.Permission.FORCE_PRESENCE;
import static dev.rollcall.api.access.Permission.OFFER_WORK;
import static dev.rollcall.api.access.Permission.PROVISION_AGENTS;
import static dev.rollcall.api.access.Permission.REPORT;
import static dev.rollcall.api.access.Permission.TAKE_WORK;
import static dev.rollcall.api.access.Permission.WRITE_CONFIGURATION;
import static dev.rollcall.api.access.Permission.WRITE_PRESENCE;

import dev.rollcall.api.access.Caller;
import dev.rollcall.api.access.Permission;
import dev.rollcall.api.access.Role;
import dev.rollcall.api.http.Declined;
import dev.rollcall.api.http.Problem;
import dev.rollcall.domain.Agent;
import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Command;
import dev.rollcall.domain.Floor;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.QueueId;
import dev.rollcall.domain.Work;
import dev.rollcall.wire.view.Detail;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Who may ask what of whom: which permission a command needs, and which agents a caller reaches.
/// What a caller cannot see answers as if it did not exist; what a supervisor can see but not touch
/// says so.
public final class Rights {

    /// Any one of these is enough. No `default`: a new verb does not compile until somebody has
    /// chosen who may use it.
    static Set<Permission> needed(Command command, Caller caller) {
        return switch (command) {
            case Command.SignIn _, Command.Disconnect _, Command.Silence _, Command.Heartbeat _,
                    Command.SetPresence _, Command.CancelNext _, Command.SetReady _ ->
                Set.of(WRITE_PRESENCE);
            case Command.SignOut(var agent) ->
                Set.of(caller.agent().equals(agent) ? WRITE_PRESENCE : FORCE_PRESENCE);
            case Command.SetCapacity _, Command.SetCapabilities _, Command.JoinQueues _,
                    Command.LeaveQueues _ -> Set.of(FORCE_PRESENCE);
            case Command.Enqueue _, Command.Offer _, Command.Cancel _, Command.Miss _ ->
                Set.of(OFFER_WORK);
            case Command.Accept _, Command.Reject _, Command.Hold _, Command.Resume _ ->
                Set.of(TAKE_WORK);
            case Command.Close(_, var force) ->
                force ? Set.of(OFFER_WORK) : Set.of(TAKE_WORK, OFFER_WORK);
            case Command.Renew _, Command.ExtendWrapUp _, Command.EndWrapUp _,
                    Command.Transfer _ -> Set.of(TAKE_WORK, OFFER_WORK);
            case Command.StartActivity _, Command.EndActivity _, Command.Observe _,
                    Command.WriteResult _, Command.Snapshot _ -> Set.of(REPORT);
            case Command.Configure _ -> Set.of(WRITE_CONFIGURATION);
            case Command.ConfigureAgents _ -> Set.of(PROVISION_AGENTS);
            case Command.Deadline _ -> Set.of();
        };
    }

    /// @throws Declined unless the caller may ask for this on this floor
    static void check(Command command, Caller caller, Floor floor) {
        var needed = needed(command, caller);
        if (needed.stream().noneMatch(caller::may)) throw notAllowed(needed);
        switch (command) {
            case Command.OfAgent about -> checkAgent(about.agent(), caller, floor);
            case Command.Offer offer -> checkAgent(offer.agent(), caller, floor);
            case Command.OfWork about -> checkWork(about, caller, floor);
            case Command.Configure _, Command.ConfigureAgents _, Command.Snapshot _,
                    Command.Deadline _ -> { }
        }
    }

    /// The same for a change of the configuration that is yet to be merged.
    static void checkConfigures(Caller caller) {
        if (!caller.may(WRITE_CONFIGURATION)) throw notAllowed(Set.of(WRITE_CONFIGURATION));
    }

    private static Declined notAllowed(Set<Permission> needed) {
        var wish = needed.stream().map(Permission::scope).sorted().findFirst().orElse("none");
        return new Declined(Problem.of(403, "not-allowed",
                "this needs the permission '" + wish + "', which the token has not"));
    }

    private static void checkAgent(AgentId agent, Caller caller, Floor floor) {
        if (caller.agent().equals(agent) || reachesAll(caller)) return;
        var found = floor.find(agent);
        if (caller.is(Role.AGENT) && found.filter(one -> sees(one, caller, floor)).isEmpty()) {
            throw new Declined(Problem.notFound("agent"));
        }
        if (caller.is(Role.AGENT) || found.filter(one -> !sees(one, caller, floor)).isPresent()) {
            throw new Declined(Problem.of(403, "not-allowed", caller.is(Role.AGENT)
                    ? "expected yourself" : "expected an agent of your teams"));
        }
    }

    /// Work that somebody has concerns that agent.
    private static void checkWork(Command.OfWork about, Caller caller, Floor floor) {
        if (reachesAll(caller)) return;
        var work = floor.find(about.work());
        if (caller.is(Role.AGENT) ? work.isEmpty() || !sees(work.get(), caller, floor)
                : work.isPresent() && !sees(work.get(), caller, floor)) {
            throw new Declined(Problem.notFound("work"));
        }
        if (caller.is(Role.AGENT)) checkOwn(about, work.orElseThrow(), caller);
    }

    /// During a transfer two agents see an item, and only its owner moves it. Whose an answer is,
    /// [#signed] says.
    private static void checkOwn(Command.OfWork about, Work work, Caller caller) {
        var own = about instanceof Command.ToOffer answer
                ? Set.of(AgentId.NONE, caller.agent()).contains(answer.agent())
                : Set.of(AgentId.NONE, caller.agent()).contains(work.owner());
        if (!own) {
            throw new Declined(Problem.of(403, "not-allowed", "expected work of your own"));
        }
    }

    /// An agent's answer to an offer says whose it is: when the offer has gone to somebody else
    /// meanwhile, it is late and does nothing.
    static Command signed(Command command, Caller caller) {
        if (!caller.is(Role.AGENT) || !(command instanceof Command.ToOffer answer)) return command;
        return switch (answer) {
            case Command.Accept(var work, _) -> new Command.Accept(work, caller.agent());
            case Command.Reject(var work, var then, _) ->
                new Command.Reject(work, then, caller.agent());
        };
    }

    private static boolean reachesAll(Caller caller) {
        return !caller.is(Role.AGENT) && caller.teams().isEmpty();
    }

    /// Whether a caller may see that this agent exists: an agent sees the own team, all others the
    /// teams of their token.
    public static boolean sees(Agent agent, Caller caller, Floor floor) {
        if (!caller.is(Role.AGENT)) {
            return caller.teams().isEmpty() || caller.teams().contains(agent.settings().team());
        }
        if (caller.agent().equals(agent.id())) return true;
        var team = floor.find(caller.agent()).map(self -> self.settings().team()).orElse("");
        return !team.isEmpty() && team.equals(agent.settings().team());
    }

    /// Whether a caller may see that this work exists: the own, or that of agents in reach, or that
    /// which nobody has.
    static boolean sees(Work work, Caller caller, Floor floor) {
        if (caller.is(Role.AGENT)) {
            return work.owner().equals(caller.agent()) || work.offeredTo().equals(caller.agent());
        }
        return Stream.of(work.owner(), work.offeredTo()).map(floor::find)
                .flatMap(Optional::stream).allMatch(agent -> sees(agent, caller, floor));
    }

    /// Whether a caller sees this item's offer: to an agent, offers to others are none.
    static boolean seesOffer(Work work, Caller caller) {
        return !work.offeredTo().equals(AgentId.NONE)
                && (!caller.is(Role.AGENT) || work.offeredTo().equals(caller.agent()));
    }

    /// Whether a caller may see this queue: an agent sees the own ones.
    static boolean sees(QueueId queue, Caller caller, Floor floor) {
        return !caller.is(Role.AGENT) || floor.find(caller.agent())
                .filter(agent -> agent.roster().queues().contains(queue)).isPresent();
    }

    /// How much of an item a caller sees: what hangs on a wall says nothing of customers.
    static Detail detail(Caller caller) {
        return caller.is(Role.WALLBOARD) ? Detail.WITHOUT_NOTES : Detail.WHOLE;
    }

    /// Whether a caller sees all of an agent or only what a screen on the wall may show.
    public static boolean seesAll(AgentId agent, Caller caller) {
        return switch (caller.role()) {
            case ADMINISTRATOR, SUPERVISOR, INTEGRATION -> true;
            case AGENT -> caller.agent().equals(agent);
            case WALLBOARD -> false;
        };
    }

    /// In whose name a command is made: what the caller is, or what `by` says where the caller may
    /// speak for others.
    ///
    /// @throws Declined for a name that the caller may not use
    static Cause cause(Caller caller, Optional<String> by) {
        if (by.isEmpty()) return caller.cause();
        Cause cause;
        try {
            cause = Cause.parse(by.get());
        } catch (IllegalArgumentException none) {
            throw badName(String.valueOf(none.getMessage()));
        }
        var mine = cause.equals(caller.cause());
        if (!mine && !caller.speaksForOthers()) {
            throw new Declined(Problem.of(403, "by-not-allowed",
                    "only administrators and integrations may speak for others"));
        }
        return switch (cause.kind()) {
            case AGENT, SUPERVISOR, API -> cause;
            case CONNECTION -> {
                if (caller.may(REPORT)) yield cause;
                throw new Declined(Problem.of(403, "by-not-allowed",
                        "speaking for a connection needs '" + REPORT.scope() + "'"));
            }
            case POLICY, TIMER -> throw badName("expected agent, supervisor:<id>, api or"
                    + " connection:<id>; policies and timers are ours");
        };
    }

    private static Declined badName(String detail) {
        return new Declined(Problem.of(422, "invalid-body", detail,
                List.of(new Problem.Entry("/by", "bad-value", detail))));
    }

    private Rights() {}
}

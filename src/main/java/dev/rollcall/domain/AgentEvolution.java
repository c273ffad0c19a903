package dev.rollcall.domain;

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
import dev.rollcall.domain.Event.OfFarSide;
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
import dev.rollcall.domain.Event.WorkTakenBack;
import dev.rollcall.domain.configuration.AgentSettings;
import dev.rollcall.domain.configuration.Configuration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What an agent is after an event. No rule stands here: an event says what happened, and this is
/// only what it means for the record.
final class AgentEvolution {

    /// An agent of whom nothing is known but the settings: signed out, with no claims yet.
    static Agent born(AgentConfigured event, Configuration tenant, Instant at) {
        var settings = event.settings();
        return new Agent(event.agent(), settings, Attendance.signedOut(at, Claim.OPEN), Claims.NONE,
                new Standing(!tenant.readyToggle(), false, false, NextStatus.NOTHING, false, at, 0),
                roster(settings, tenant), Workload.NONE, List.of(), Map.of());
    }

    private static Roster roster(AgentSettings settings, Configuration tenant) {
        return new Roster(tenant.queuesOf(settings), Set.of(), false,
                tenant.capabilitiesOf(settings), tenant.capacityOf(settings));
    }

    static Agent after(Agent agent, Event.OfAgent event, Instant at) {
        var attendance = agent.attendance();
        var standing = agent.standing();
        var roster = agent.roster();
        return switch (event) {
            case AgentConfigured(_, var settings) -> agent.with(settings);
            case AgentRemoved _ -> agent;
            case SessionOpened(_, var session) ->
                agent.with(attendance.with(session, Claim.OPEN));
            case SessionHeard(_, var session) -> agent.with(attendance.with(session, Claim.OPEN));
            case SessionSilent(_, var session, var lostAt) ->
                agent.with(attendance.with(session, lostAt));
            case SessionClosed(_, var session) -> agent.with(attendance.without(session));
            case SignedIn _, Returned _ -> agent.with(attendance.signedIn(at));
            case Lost(_, var graceEnds, var releaseAt, _) ->
                agent.with(attendance.lost(at, graceEnds, releaseAt));
            case SignedOut(_, var releaseAt, _) -> agent.with(Attendance.signedOut(at, releaseAt));
            case WorkTakenBack _ -> agent.with(attendance.released());
            case SignOutAwaited _ -> agent.with(attendance.leaving(true));
            case SignOutForgone _ -> agent.with(attendance.leaving(false));
            case ClaimMade(_, var layer, var claim) ->
                agent.with(agent.claims().with(layer, claim));
            case ClaimEnded(_, var layer, _) -> agent.with(agent.claims().without(layer));
            case ReadySet(_, var ready, _) -> agent.with(standing.ready(ready));
            case NextStatusSet(_, var next) -> agent.with(standing.next(next));
            case NextStatusDropped _ -> agent.with(standing.next(NextStatus.NOTHING));
            case PendingOffQueueSet _ -> agent.with(standing.pendingOffQueue(true));
            case PendingOffQueueCleared _ -> agent.with(standing.pendingOffQueue(false));
            case NotRespondingSet _ -> agent.with(standing.notResponding(true));
            case NotRespondingCleared _ -> agent.with(standing.notResponding(false));
            case WorkSpellBegan _ -> agent.with(standing.choseDuringWork(false));
            case ChosenDuringWork _ -> agent.with(standing.choseDuringWork(true));
            case IdleBegan _ -> agent.with(standing.idleSince(at));
            case QueuesSet(_, var queues) -> agent.with(roster.queues(queues));
            case QueuesHeld(_, var queues) -> agent.with(roster.holding(queues));
            case QueuesLetGo _ -> agent.with(roster.letGo());
            case CapacitySet(_, var capacity) -> agent.with(roster.capacity(capacity));
            case CapabilitiesSet(_, var now) -> agent.with(roster.capabilities(now));
            case ActivityStarted(_, var activity) -> agent.with(activity);
            case ActivityEnded(_, var id, var connection) -> agent.withoutActivity(
                    one -> one.id().equals(id) && one.connection().equals(connection));
            case OfFarSide farSide -> FarSideEvolution.after(agent, farSide, at);
        };
    }

    private AgentEvolution() {}
}

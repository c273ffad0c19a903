package dev.rollcall.domain;

import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.configuration.AgentSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// All that is true of one agent. Immutable; what can be computed from it (effective status,
/// routing status, gates) is computed and not kept.
public record Agent(
        AgentId id,
        AgentSettings settings,
        Attendance attendance,
        Claims claims,
        Standing standing,
        Roster roster,
        Workload workload,
        List<Activity> activities,
        Map<ConnectionId, FarSide> farSides) {

    public Agent {
        activities = List.copyOf(activities);
        farSides = Map.copyOf(farSides);
    }

    /// The claim that wins.
    public Claim presence() {
        return claims.top().claim();
    }

    public boolean signedIn() {
        return attendance.signedIn();
    }

    Agent with(AgentSettings now) {
        return new Agent(id, now, attendance, claims, standing, roster, workload, activities,
                farSides);
    }

    Agent with(Attendance now) {
        return new Agent(id, settings, now, claims, standing, roster, workload, activities,
                farSides);
    }

    Agent with(Claims now) {
        return new Agent(id, settings, attendance, now, standing, roster, workload, activities,
                farSides);
    }

    Agent with(Standing now) {
        return new Agent(id, settings, attendance, claims, now, roster, workload, activities,
                farSides);
    }

    Agent with(Roster now) {
        return new Agent(id, settings, attendance, claims, standing, now, workload, activities,
                farSides);
    }

    Agent with(Workload now) {
        return new Agent(id, settings, attendance, claims, standing, roster, now, activities,
                farSides);
    }

    Agent with(Activity started) {
        var next = new ArrayList<>(activities);
        next.add(started);
        return withActivities(next);
    }

    Agent withoutActivity(Predicate<Activity> ended) {
        return withActivities(activities.stream().filter(ended.negate()).toList());
    }

    private Agent withActivities(List<Activity> now) {
        return new Agent(id, settings, attendance, claims, standing, roster, workload, now,
                farSides);
    }

    /// What is known of the agent there; nothing, if nothing is.
    public FarSide farSide(ConnectionId connection) {
        var known = farSides.get(connection);
        return known != null ? known : FarSide.unknown(connection);
    }

    Agent with(FarSide farSide) {
        var next = new HashMap<>(farSides);
        next.put(farSide.connection(), farSide);
        return withFarSides(next);
    }

    Agent without(ConnectionId connection) {
        var next = new HashMap<>(farSides);
        next.remove(connection);
        return withFarSides(next);
    }

    private Agent withFarSides(Map<ConnectionId, FarSide> next) {
        return new Agent(id, settings, attendance, claims, standing, roster, workload, activities,
                next);
    }
}

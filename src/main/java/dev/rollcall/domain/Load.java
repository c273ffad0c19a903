package dev.rollcall.domain;

import dev.rollcall.domain.Ids.ProfileId;
import dev.rollcall.domain.configuration.Configuration;
import java.util.function.Predicate;

/// What an agent carries against what the agent can carry (domain law, section 4; S4.30-34).
/// Reserved and consumed together count for routing; consumed alone counts for presence.
public final class Load {

    /// How much of it is used, as presence sees it.
    public enum Utilisation { UNUSED, PARTIAL, FULL }

    /// Units taken by items of the agent's that `counted` picks.
    public static int units(Agent agent, Predicate<Involvement> counted) {
        var units = 0;
        for (var item : agent.workload().items()) if (counted.test(item)) units += item.units();
        return units;
    }

    /// Slots of a profile taken by items that `counted` picks: one slot each.
    public static int slots(Agent agent, ProfileId profile, Predicate<Involvement> counted) {
        var slots = 0;
        for (var item : agent.workload().items()) {
            if (counted.test(item) && item.profiles().contains(profile)) slots++;
        }
        return slots;
    }

    /// Unused, partly used or full, by what has been accepted (S4.18-20, S4.30-33, A4.r).
    public static Utilisation utilisation(Configuration tenant, Agent agent) {
        if (full(tenant, agent)) return Utilisation.FULL;
        return agent.workload().open() ? Utilisation.PARTIAL : Utilisation.UNUSED;
    }

    /// Both kinds configured: both exhausted; one kind: that one; negative units: always (S4.31).
    private static boolean full(Configuration tenant, Agent agent) {
        var capacity = agent.roster().capacity();
        var units = capacity.units().isPresent();
        var profiles = !capacity.profiles().isEmpty();
        if (units && availableUnits(agent) < 0) return true;
        if (!units && !profiles) return false;
        return (!units || availableUnits(agent) == 0 || capacity.units().get() == 0)
                && (!profiles || profilesExhausted(tenant, agent));
    }

    /// The units are set to zero, or fewer than none are left (S4.30, S4.34).
    public static boolean nothingToGive(Agent agent) {
        var units = agent.roster().capacity().units();
        return units.isPresent() && (units.get() == 0 || availableUnits(agent) < 0);
    }

    /// Units not consumed; meaningful only where units are configured.
    private static int availableUnits(Agent agent) {
        return agent.roster().capacity().units().orElse(0) - units(agent, Involvement::accepted);
    }

    /// Any blocking profile consumed, if one is held; else all consumed (S4.32-33).
    private static boolean profilesExhausted(Configuration tenant, Agent agent) {
        var anyBlocking = false;
        var blockingConsumed = false;
        var allConsumed = true;
        for (var id : agent.roster().capacity().profiles()) {
            var consumed = consumed(tenant, agent, id);
            allConsumed &= consumed;
            var profile = tenant.profiles().get(id);
            if (profile != null && profile.blocking()) {
                anyBlocking = true;
                blockingConsumed |= consumed;
            }
        }
        return anyBlocking ? blockingConsumed : allConsumed;
    }

    /// Every slot of the profile is taken by accepted items.
    public static boolean consumed(Configuration tenant, Agent agent, ProfileId id) {
        var profile = tenant.profiles().get(id);
        return profile != null && slots(agent, id, Involvement::accepted) >= profile.limit();
    }

    private Load() {}
}

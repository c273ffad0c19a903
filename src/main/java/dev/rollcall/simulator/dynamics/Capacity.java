package dev.rollcall.simulator.dynamics;

import java.util.Collection;
import java.util.Map;
import java.util.OptionalInt;

/// How much work a representative can take: units, slots of profiles, or both. It knows only sums;
/// whose turn it is and what a presence means is decided in [Representative].
///
/// @param units none where units are not configured
/// @param profiles by name
public record Capacity(OptionalInt units, Map<String, Profile> profiles) {

    /// @param slots how many items with it at once
    /// @param blocking once used up, nothing else is assigned
    public record Profile(int slots, boolean blocking) {}

    /// One work item: what it takes while it is open.
    public record Load(int units, Collection<String> profiles) {}

    /// How much of it is in use.
    enum Use { UNUSED, PARTLY, FULL }

    public Capacity {
        profiles = Map.copyOf(profiles);
    }

    public static Capacity ofUnits(int units) {
        return new Capacity(OptionalInt.of(units), Map.of());
    }

    Use use(Collection<Load> open) {
        if (unitsLeft(open) < 0 || full(open)) return Use.FULL;
        return open.isEmpty() ? Use.UNUSED : Use.PARTLY;
    }

    /// Without configured units there are none to be short of.
    int unitsLeft(Collection<Load> open) {
        return units.orElse(0) - (units.isPresent() ? unitsUsed(open) : 0);
    }

    boolean blocked(Collection<Load> open) {
        return profiles.entrySet().stream()
            .anyMatch(each -> each.getValue().blocking() && usedUp(each.getKey(), open));
    }

    boolean usedUp(String profile, Collection<Load> open) {
        var slots = profiles.getOrDefault(profile, new Profile(0, false)).slots();
        return open.stream().filter(load -> load.profiles().contains(profile)).count() >= slots;
    }

    /// With units and profiles the system waits for both.
    private boolean full(Collection<Load> open) {
        if (units.isEmpty()) return !profiles.isEmpty() && profilesUsedUp(open);
        return unitsLeft(open) <= 0 && (profiles.isEmpty() || profilesUsedUp(open));
    }

    /// If one of them blocks, it is the one that counts.
    private boolean profilesUsedUp(Collection<Load> open) {
        var anyBlocks = profiles.values().stream().anyMatch(Profile::blocking);
        return anyBlocks ? blocked(open)
            : profiles.keySet().stream().allMatch(profile -> usedUp(profile, open));
    }

    private static int unitsUsed(Collection<Load> open) {
        return open.stream().mapToInt(Load::units).sum();
    }
}

package dev.rollcall.simulator.teams;

import java.util.List;
import java.util.Map;

/// What Graph says of a person: an availability and, more exactly, an activity. Which pairs there
/// are is decided by whoever sets them: an application few, a person others, a calendar its own.
public record Shown(String availability, String activity) {

    static final Shown OFFLINE = new Shown("Offline", "Offline");
    static final Shown UNKNOWN = new Shown("PresenceUnknown", "PresenceUnknown");
    static final Shown AVAILABLE = new Shown("Available", "Available");
    static final Shown FADING = new Shown("Available", "AvailableInactive");
    static final Shown AWAY = new Shown("Away", "Away");

    /// What an application may say of its session. The last one is newer than most pages.
    private static final List<Shown> OF_APPLICATIONS = List.of(AVAILABLE, AWAY,
        new Shown("Busy", "InACall"), new Shown("Busy", "InAConferenceCall"),
        new Shown("DoNotDisturb", "Presenting"));

    private static final List<Shown> PREFERRED = List.of(AVAILABLE, AWAY,
        new Shown("Busy", "Busy"), new Shown("DoNotDisturb", "DoNotDisturb"),
        new Shown("BeRightBack", "BeRightBack"), new Shown("Offline", "OffWork"));

    private static final Map<String, Integer> RANK = Map.of("DoNotDisturb", 4, "Busy", 3,
        "Available", 2, "Away", 1, "BeRightBack", 1);

    boolean settable() {
        return OF_APPLICATIONS.contains(this);
    }

    boolean preferable() {
        return PREFERRED.contains(this);
    }

    /// Among sessions the higher one shows.
    int rank() {
        return RANK.getOrDefault(availability, 0);
    }
}

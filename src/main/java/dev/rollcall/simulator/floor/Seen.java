package dev.rollcall.simulator.floor;

import java.util.List;

/// What the stream last showed of one agent; the simulated people look at nothing else.
record Seen(boolean signedIn, String presence, boolean notResponding,
        List<String> offered, List<String> working, List<String> wrapUp) {

    static final Seen NOTHING = new Seen(false, "", false, List.of(), List.of(), List.of());

    boolean isBusyWithWork() {
        return !offered.isEmpty() || !working.isEmpty() || !wrapUp.isEmpty();
    }

    boolean isAvailable() {
        return signedIn && presence.equals(DemoTenant.AVAILABLE);
    }
}

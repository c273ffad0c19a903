package dev.rollcall.simulator.dynamics;

import java.time.Duration;

/// What an administrator there can switch, and what nobody has told us and may be either.
///
/// @param inactiveWhenMissed the *missed notifications* setting
/// @param dndWhenRejected the *agent reject notification* setting
/// @param sessionsMax open items; the next one makes the representative *do not disturb*
/// @param notification how long an offer is shown
/// @param backWithin who is back by then finds everything as it was
/// @param apiMarker `msdyn_presencemodifiedby` after a call of the API: not documented
/// @param writesWhenSignedOut whether the API may set a presence for somebody who is not signed
///        in: not documented
public record Rules(boolean inactiveWhenMissed, boolean dndWhenRejected, int sessionsMax,
        Duration notification, Duration backWithin, By apiMarker, boolean writesWhenSignedOut) {

    /// `msdyn_presencemodifiedby`.
    public enum By { AGENT, SYSTEM }

    public static final Rules SHIPPED = new Rules(true, true, 10, Duration.ofSeconds(30),
        Duration.ofSeconds(150), By.AGENT, false);
}

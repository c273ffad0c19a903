package dev.rollcall.simulator.dynamics;

import dev.rollcall.simulator.dynamics.Rules.By;
import java.time.Instant;

/// One row of `msdyn_agentstatus` as it was at some moment.
///
/// @param id of the row
/// @param agent `systemuserid`
/// @param modified when the presence was last written
/// @param unitsLeft may be negative
/// @param sessions open browsers
public record Row(String id, String agent, String name, Presence presence, By by, Instant modified,
        boolean signedIn, int unitsLeft, boolean blocked, int sessions) {}

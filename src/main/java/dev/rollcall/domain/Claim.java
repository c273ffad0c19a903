package dev.rollcall.domain;

import dev.rollcall.domain.Ids.StatusId;
import java.time.Instant;

/// One party's say about an agent's presence.
///
/// @param until when it ends by itself, or [#OPEN]
/// @param reason a note in the person's own words; personal: kept under the person's key
public record Claim(StatusId status, Cause cause, Instant since, Instant until, String reason) {

    /// No end of its own. Also "never" wherever an instant may be missing.
    public static final Instant OPEN = Instant.MAX;

    public static Claim open(StatusId status, Cause cause, Instant since) {
        return new Claim(status, cause, since, OPEN, "");
    }

    public boolean timed() {
        return !until.equals(OPEN);
    }
}

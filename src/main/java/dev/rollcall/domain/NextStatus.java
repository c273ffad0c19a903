package dev.rollcall.domain;

import dev.rollcall.domain.Ids.StatusId;
import java.time.Instant;

/// The status an agent will be in when the work at hand is done, or at the deadline: Connect's next
/// status, made visible and cancellable (domain law, section 3).
///
/// @param status `NONE` where nothing is next
/// @param deadline [Claim#OPEN]: whenever the work ends
public record NextStatus(
        StatusId status, Lasting lasting, Instant deadline, Cause cause, String reason) {

    public static final NextStatus NOTHING =
            new NextStatus(StatusId.NONE, new Lasting.AsConfigured(), Claim.OPEN, Cause.API, "");

    public boolean isNothing() {
        return status.isNone();
    }
}

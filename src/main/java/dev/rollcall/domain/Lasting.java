package dev.rollcall.domain;

import java.time.Duration;
import java.time.Instant;

/// How long a choice is to last.
public sealed interface Lasting {

    /// As the status says; most say nothing and last until something ends them.
    record AsConfigured() implements Lasting {}

    record For(Duration time) implements Lasting {}

    record Until(Instant end) implements Lasting {}

    /// The end of a choice made at `now` of a status that lasts `configured` (zero: open).
    default Instant endFrom(Instant now, Duration configured) {
        return switch (this) {
            case AsConfigured() -> configured.isZero() ? Claim.OPEN : now.plus(configured);
            case For(var time) -> now.plus(time);
            case Until(var end) -> end;
        };
    }
}

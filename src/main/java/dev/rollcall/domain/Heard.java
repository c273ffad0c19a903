package dev.rollcall.domain;

import dev.rollcall.domain.configuration.Workstream;
import java.time.Duration;
import java.time.Instant;

/// The lease of an item that somebody has: when anybody last spoke for it, and how long silence is
/// still believed. So nothing keeps an agent's capacity for ever because the one who should have
/// closed it is gone.
///
/// @param at when it was last spoken for
/// @param until when the lease ends; [Claim#OPEN]: it has no end, or has ended
/// @param silent it has ended: nobody speaks for the item any more
public record Heard(Instant at, Instant until, boolean silent) {

    /// Of an item that nobody has: it needs nobody to speak for it.
    public static final Heard NOTHING = new Heard(Claim.OPEN, Claim.OPEN, false);

    static Heard now(Workstream workstream, Instant at) {
        return new Heard(at, end(workstream.lease().after(), at), false);
    }

    Heard ended() {
        return new Heard(at, Claim.OPEN, true);
    }

    /// As the workstream has it now; it does not end before the present.
    Heard under(Workstream workstream, Instant now) {
        if (silent || equals(NOTHING)) return this;
        var end = end(workstream.lease().after(), at);
        return new Heard(at, end.isAfter(now) ? end : now, false);
    }

    private static Instant end(Duration after, Instant from) {
        return after.isZero() ? Claim.OPEN : from.plus(after);
    }
}

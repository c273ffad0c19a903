package dev.rollcall.domain;

import java.time.Instant;

/// Where the agent stands towards new work, apart from presence.
///
/// @param ready the Ready / Not ready toggle (S2.1); always true in tenants that do not use it
/// @param pendingOffQueue went off queue with work in hand (S1.19-25)
/// @param notResponding missed an offer and has not been heard of since (S1.17)
/// @param choseDuringWork somebody made a choice since the present work began, so the status after
///     work is theirs
/// @param lastOffer number, among all offers of the tenant, of the latest one to the agent
/// @param idleSince since sign-in, going on queue, or the end of the last item
public record Standing(
        boolean ready,
        boolean pendingOffQueue,
        boolean notResponding,
        NextStatus next,
        boolean choseDuringWork,
        Instant idleSince,
        long lastOffer) {

    Standing ready(boolean now) {
        return new Standing(now, pendingOffQueue, notResponding, next, choseDuringWork, idleSince,
                lastOffer);
    }

    Standing pendingOffQueue(boolean now) {
        return new Standing(ready, now, notResponding, next, choseDuringWork, idleSince,
                lastOffer);
    }

    Standing notResponding(boolean now) {
        return new Standing(ready, pendingOffQueue, now, next, choseDuringWork, idleSince,
                lastOffer);
    }

    Standing next(NextStatus now) {
        return new Standing(ready, pendingOffQueue, notResponding, now, choseDuringWork, idleSince,
                lastOffer);
    }

    Standing choseDuringWork(boolean now) {
        return new Standing(ready, pendingOffQueue, notResponding, next, now, idleSince,
                lastOffer);
    }

    Standing idleSince(Instant now) {
        return new Standing(ready, pendingOffQueue, notResponding, next, choseDuringWork, now,
                lastOffer);
    }

    Standing lastOffer(long number) {
        return new Standing(ready, pendingOffQueue, notResponding, next, choseDuringWork, idleSince,
                number);
    }
}

package dev.rollcall.simulator.teams;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// Graph's limit for presence: 1,500 requests in any 30 seconds of one application in one tenant.
final class Throttle {

    private static final Duration WINDOW = Duration.ofSeconds(30);

    private final Deque<Instant> taken = new ArrayDeque<>();
    private int most = 1_500;

    void allow(int requests) {
        most = requests;
    }

    /// @return how long to wait, or nothing: the request is taken
    Optional<Duration> meet(Instant now) {
        while (!taken.isEmpty() && !taken.peek().plus(WINDOW).isAfter(now)) taken.remove();
        var oldest = taken.peek();
        if (oldest == null || taken.size() < most) {
            taken.add(now);
            return Optional.empty();
        }
        return Optional.of(Duration.between(now, oldest.plus(WINDOW)).plusSeconds(1));
    }
}

package dev.rollcall.connector.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// When a delivery is tried again: at once, then ever later, some three days in all; with jitter,
/// so that many who wait for one endpoint do not come back together.
final class RetryPlan {

    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofMinutes(30),
            Duration.ofHours(2), Duration.ofHours(5), Duration.ofHours(10), Duration.ofHours(14),
            Duration.ofHours(20), Duration.ofHours(24));

    /// A tenth of the wait, at the most, is added.
    private static final double JITTER = 0.1;

    /// How long to wait after so many failed attempts; empty when there is no further one.
    ///
    /// @param failed attempts so far, from 1
    static Optional<Duration> after(int failed, RandomGenerator random) {
        if (failed > WAITS.size()) return Optional.empty();
        var wait = WAITS.get(failed - 1);
        var jitter = (long) (wait.toMillis() * JITTER * random.nextDouble());
        return Optional.of(wait.plusMillis(jitter));
    }

    private RetryPlan() {}
}

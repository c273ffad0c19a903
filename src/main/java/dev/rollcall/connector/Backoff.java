package dev.rollcall.connector;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait before a line is opened again: ever longer, up to a minute, and never all
/// connections at the same moment.
final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(500);
    static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int DOUBLINGS_MAX = 10;

    private final RandomGenerator random;
    private int failures;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    void succeeded() {
        failures = 0;
    }

    /// Half of it is chance.
    ///
    /// @param asked what the other side asks for; zero: nothing
    Duration failed(Duration asked) {
        var doubled = FIRST.multipliedBy(1L << Math.min(failures++, DOUBLINGS_MAX));
        var longest = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        var half = longest.toMillis() / 2;
        var wait = Duration.ofMillis(half + random.nextLong(half + 1));
        return wait.compareTo(asked) < 0 ? asked : wait;
    }
}

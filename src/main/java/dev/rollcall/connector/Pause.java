package dev.rollcall.connector;

import java.time.Duration;
import java.time.InstantSource;

/// Waiting until it is so much later, by the hub's clock: a machine that has slept, or whose clock
/// was set, does not wait for hours that have passed already. It never takes longer than it was
/// asked to.
public final class Pause {

    /// How late a clock that has moved on is noticed.
    private static final Duration STEP = Duration.ofMillis(50);

    public static void of(Duration time, InstantSource clock) throws InterruptedException {
        var over = clock.instant().plus(time);
        var longest = System.nanoTime() + time.toNanos();
        for (var left = time; left.isPositive() && clock.instant().isBefore(over);
                left = Duration.ofNanos(longest - System.nanoTime())) {
            Thread.sleep(left.compareTo(STEP) > 0 ? STEP : left);
        }
    }

    private Pause() {}
}

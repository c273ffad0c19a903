package dev.rollcall.connector.contract;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that goes faster than others and can be moved on, so that pauses and tries of minutes
/// cost seconds. It goes on by itself, because real requests take real time.
final class QuickTime implements InstantSource {

    private record Pace(Instant from, long nanos, int times) {
        Instant now() {
            return from.plusNanos((System.nanoTime() - nanos) * times);
        }
    }

    private volatile Pace pace = new Pace(Instant.now(), System.nanoTime(), 1);

    @Override
    public Instant instant() {
        return pace.now();
    }

    /// From now on it goes so many times as fast as others.
    void goes(int times) {
        pace = new Pace(instant(), System.nanoTime(), times);
    }

    /// It is later at once.
    void jump(Duration time) {
        pace = new Pace(instant().plus(time), System.nanoTime(), pace.times());
    }
}

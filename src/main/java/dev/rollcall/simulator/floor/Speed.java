package dev.rollcall.simulator.floor;

import java.time.Duration;

/// How much faster the simulated day goes by than the day outside. The server has only one clock,
/// the real one, so whatever it measures itself (a lunch, the grace time, an offer's time-out) is
/// configured shorter by this factor: its timers then really fire.
///
/// @param factor simulated seconds in a real one
public record Speed(double factor) {

    /// Beyond this a lunch is over before anybody has seen it.
    public static final int FASTEST = 600;

    /// No configured time is shorter: people on the screen must be able to see it.
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    public Speed {
        if (!(factor >= 1 && factor <= FASTEST)) {
            throw new IllegalArgumentException(
                "expected a speed from 1 to " + FASTEST + ", found " + factor);
        }
    }

    /// How long it takes outside, for the server's configuration.
    public Duration configured(Duration simulated) {
        var real = Duration.ofMillis(Math.round(simulated.toMillis() / factor));
        return real.compareTo(SHORTEST) < 0 ? SHORTEST : real;
    }

    /// How much of the simulated day goes by meanwhile.
    public Duration simulated(Duration real) {
        return Duration.ofNanos(Math.round(real.toNanos() * factor));
    }
}

package dev.rollcall.simulator.floor;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.random.RandomGenerator;

/// What an actor has: the simulated time, chance, what can be seen of the floor, a voice, and a
/// diary. Everything an actor does goes through here, so a day can be acted without a server.
interface Stage {

    LocalDateTime now();

    RandomGenerator chance();

    Speed speed();

    Seen seen(String agent);

    /// Asks the server for something; it goes out with whatever else is asked at this moment.
    ///
    /// @param command as in `POST /v1/commands`
    void ask(Map<String, Object> command);

    /// Notes what is to be done. What should have been done before now is done now.
    void at(LocalDateTime when, Act act);

    default void in(Duration wait, Act act) {
        at(now().plus(wait), act);
    }

    /// Between `from` and `to`, evenly.
    default Duration between(Duration from, Duration to) {
        return from.plusMillis(chance().nextLong(to.toMillis() - from.toMillis() + 1));
    }

    /// In so many of a hundred cases.
    default boolean happens(int percent) {
        return chance().nextInt(100) < percent;
    }
}

package dev.rollcall.api.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Counts failed attempts to come in, per address and minute. Who guesses too often is told to
/// wait; whoever has a good credential is let in all the same, so an office behind one address does
/// not suffer from one bad script.
public final class Attempts {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    /// Addresses remembered; an attacker with more of them gains 20 guesses at 256 bits with each.
    private static final int ADDRESSES_MAX = 10_000;

    private record Window(Instant began, int failed) {}

    private final int most;
    private final InstantSource clock;
    private final Map<String, Window> windows = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
            return size() > ADDRESSES_MAX;
        }
    };

    public Attempts(int most, InstantSource clock) {
        this.most = most;
        this.clock = clock;
    }

    /// One more has failed. How long the address has to wait now, if it has failed too often.
    public synchronized Optional<Duration> failed(String address) {
        var now = clock.instant();
        var window = windows.getOrDefault(address, new Window(now, 0));
        if (!now.isBefore(window.began().plus(WINDOW))) window = new Window(now, 0);
        windows.put(address, new Window(window.began(), window.failed() + 1));
        return window.failed() < most ? Optional.empty()
                : Optional.of(Duration.between(now, window.began().plus(WINDOW)));
    }
}

package dev.rollcall.api.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Codes that open something once and soon: the first administrator's link, and the tickets with
/// which a browser opens a socket. They live in memory and die with the process.
///
/// @param <T> what a code stands for
public final class OneTimeCodes<T> {

    /// What became of a code.
    public sealed interface Redeemed<T> {

        record Opens<T>(T what) implements Redeemed<T> {}

        /// It was good once: used already, or run out.
        record Gone<T>() implements Redeemed<T> {}

        record Unknown<T>() implements Redeemed<T> {}
    }

    private record Code<T>(Optional<T> what, Instant expires) {}

    private final Map<String, Code<T>> codes;
    private final Duration lasts;
    private final InstantSource clock;
    private final RandomGenerator random;

    /// @param most this many are remembered, used ones included; the oldest are forgotten
    public OneTimeCodes(int most, Duration lasts, InstantSource clock, RandomGenerator random) {
        this.lasts = lasts;
        this.clock = clock;
        this.random = random;
        this.codes = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Code<T>> eldest) {
                return size() > most;
            }
        };
    }

    public synchronized String create(T what) {
        var written = Secrets.plain(random);
        codes.put(Secrets.hash(written),
                new Code<>(Optional.of(what), clock.instant().plus(lasts)));
        return written;
    }

    public synchronized Redeemed<T> redeem(String written) {
        var hash = Secrets.hash(written);
        var code = codes.get(hash);
        if (code == null) return new Redeemed.Unknown<>();
        codes.put(hash, new Code<>(Optional.empty(), code.expires()));
        if (code.what().isEmpty() || !clock.instant().isBefore(code.expires())) {
            return new Redeemed.Gone<>();
        }
        return new Redeemed.Opens<>(code.what().get());
    }

    public Duration lasts() {
        return lasts;
    }
}

package dev.rollcall.domain.configuration;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// At which ages of a waiting item a rule may change its mind by itself, as `item.waitedSeconds >
/// 60` does. The ages that a condition names are met to the second; for one that calculates with
/// the time there is a look now and then, ever more rarely, as nobody can say when it turns.
///
/// @param withTime whether the condition looks at the time at all
/// @param seconds the ages it names, in order
public record Turns(boolean withTime, List<Integer> seconds) {

    public static final Turns NEVER = new Turns(false, List.of());

    /// Ten seconds, later an eighth of the age: a judgement. An hour's wait is looked at some sixty
    /// times, and a turn is noticed within an eighth of the time it took to come.
    private static final Duration PATIENCE_MIN = Duration.ofSeconds(10);

    private static final int PATIENCE_OF_AGE = 8;

    public Turns {
        seconds = seconds.stream().sorted().distinct().toList();
    }

    /// The next turn of an item that waits since then, later than `now`.
    Instant after(Instant since, Instant now) {
        if (!withTime) return Instant.MAX;
        var patience = Duration.between(since, now).dividedBy(PATIENCE_OF_AGE);
        var next = now.plus(patience.compareTo(PATIENCE_MIN) > 0 ? patience : PATIENCE_MIN);
        for (var named : seconds) {
            var at = since.plusSeconds(named);
            if (at.isAfter(now)) return at.isBefore(next) ? at : next;
        }
        return next;
    }
}

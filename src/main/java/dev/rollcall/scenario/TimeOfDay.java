package dev.rollcall.scenario;

import dev.rollcall.wire.json.Instants;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Times of day as scenario files write them: `HH:MM`, `HH:MM:SS`, with fractions down to a
/// millisecond where the last moment of something is meant. They are times in UTC.
final class TimeOfDay {
    private static final Pattern SHAPE =
            Pattern.compile("(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,3}))?)?");

    /// The time since midnight; empty for a text that is no time of day.
    static Optional<Duration> parse(String text) {
        var match = SHAPE.matcher(text);
        if (!match.matches()) return Optional.empty();
        var hour = Integer.parseInt(match.group(1));
        var minute = Integer.parseInt(match.group(2));
        var second = match.group(3) == null ? 0 : Integer.parseInt(match.group(3));
        if (hour > 23 || minute > 59 || second > 59) return Optional.empty();
        var fraction = match.group(4) == null ? "" : match.group(4);
        var milli = Integer.parseInt((fraction + "000").substring(0, 3));
        return Optional.of(Duration.ofHours(hour).plusMinutes(minute).plusSeconds(second)
                .plusMillis(milli));
    }

    /// The next moment, `now` included, at which it is that time.
    static Instant next(Duration time, Instant now) {
        var today = now.truncatedTo(ChronoUnit.DAYS).plus(time);
        return today.isBefore(now) ? today.plus(Duration.ofDays(1)) : today;
    }

    /// The fields of commands that hold a moment.
    private static final List<String> MOMENTS = List.of("until", "deadline");

    /// A command in which a time of day stands for the next moment from `now` at which it is that.
    static Map<String, Object> filledIn(Map<String, Object> command, Instant now) {
        var filled = command;
        for (var field : MOMENTS) {
            var moment = command.get(field) instanceof String text
                    ? parse(text).map(time -> next(time, now)) : Optional.<Instant>empty();
            if (moment.isEmpty()) continue;
            filled = new LinkedHashMap<>(filled);
            filled.put(field, Instants.text(moment.get()));
        }
        return filled;
    }

    private TimeOfDay() {}
}

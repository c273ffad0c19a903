package dev.rollcall.wire;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How long something lasts, as people write it: `31s`, `2m30s`, `1h`, `150ms`, `7d`, and ISO 8601
/// `PT30M`. The only parser of durations in the house: configurations, scenario files, the command
/// line and the API all read here. Never negative, exact to the millisecond, below 1,000 years.
public final class Durations {

    /// What to say when a text is none.
    public static final String EXPECTED = "a duration such as 30s, 2m30s, 1h or PT30M";

    private static final Pattern FORM = Pattern.compile(
            "(?:(?=[0-9])(?:([0-9]{1,5})d)?(?:([0-9]{1,6})h)?(?:([0-9]{1,8})m(?!s))?"
            + "(?:([0-9]{1,10})s)?(?:([0-9]{1,12})ms)?"
            + "|P(?=[0-9T])(?:([0-9]{1,5})D)?(?:T(?=[0-9])(?:([0-9]{1,6})H)?(?:([0-9]{1,8})M)?"
            + "(?:([0-9]{1,10})(?:\\.([0-9]{1,3}))?S)?)?)");
    private static final int LONGEST = 64;

    public static Optional<Duration> parse(String text) {
        if (text.length() > LONGEST) return Optional.empty();
        var form = FORM.matcher(text);
        if (!form.matches()) return Optional.empty();
        int first = text.charAt(0) == 'P' ? 6 : 1;
        return Optional.of(Duration.ofDays(number(form, first))
                .plusHours(number(form, first + 1))
                .plusMinutes(number(form, first + 2))
                .plusSeconds(number(form, first + 3))
                .plusMillis(first == 1 ? number(form, 5) : thousandths(form.group(10))));
    }

    private static long number(Matcher form, int group) {
        var digits = form.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static long thousandths(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong((digits + "00").substring(0, 3));
    }

    /// The shortest way to write it: `2m30s`, `1d`, `0s`.
    public static String text(Duration duration) {
        if (duration.isZero()) return "0s";
        return part(duration.toDays(), "d") + part(duration.toHoursPart(), "h")
                + part(duration.toMinutesPart(), "m") + part(duration.toSecondsPart(), "s")
                + part(duration.toMillisPart(), "ms");
    }

    private static String part(long number, String unit) {
        return number == 0 ? "" : number + unit;
    }

    private Durations() {}
}

package dev.rollcall.wire.json;

import dev.rollcall.wire.document.Kind;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Times as text: RFC 3339 in UTC with milliseconds, `2026-03-02T09:00:00.000Z`. Written and read
/// by hand, because a journal holds millions of them and `java.time` takes ten times as long.
public final class Instants {
    public static final int LENGTH = "2026-03-02T09:00:00.000Z".length();

    /// The years that four digits can say.
    public static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    public static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    private static final int SECONDS_A_DAY = 86_400;
    private static final String SHAPE = "####-##-##T##:##:##.###Z";

    public static String text(Instant instant) {
        var chars = new char[LENGTH];
        write(instant, chars);
        return new String(chars);
    }

    /// Any RFC 3339 time, to the millisecond; empty for what is none, or before [#FIRST] or after
    /// [#LAST].
    public static Optional<Instant> parse(String text) {
        try {
            var instant = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
            return instant.isBefore(FIRST) || instant.isAfter(LAST)
                    ? Optional.empty() : Optional.of(instant);
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    /// @throws IllegalArgumentException for a time that four digits of year cannot say
    public static void write(Instant instant, char[] to) {
        if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
            throw new IllegalArgumentException(
                    "expected a time between " + FIRST + " and " + LAST + ", found " + instant);
        }
        var seconds = instant.getEpochSecond();
        writeDate(Math.floorDiv(seconds, SECONDS_A_DAY), to);
        var rest = (int) Math.floorMod(seconds, (long) SECONDS_A_DAY);
        to[10] = 'T';
        digits(to, 11, 2, rest / 3600);
        to[13] = ':';
        digits(to, 14, 2, rest / 60 % 60);
        to[16] = ':';
        digits(to, 17, 2, rest % 60);
        to[19] = '.';
        digits(to, 20, 3, instant.getNano() / 1_000_000);
        to[23] = 'Z';
    }

    /// Howard Hinnant's `civil_from_days`: years begin in March, so the leap day comes last.
    private static void writeDate(long epochDay, char[] to) {
        var day = epochDay + 719_468;
        var era = Math.floorDiv(day, 146_097);
        var ofEra = (int) (day - era * 146_097);
        var yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365;
        var ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        var march = (5 * ofYear + 2) / 153;
        var month = march < 10 ? march + 3 : march - 9;
        digits(to, 0, 4, (int) (yearOfEra + era * 400) + (month <= 2 ? 1 : 0));
        to[4] = '-';
        digits(to, 5, 2, month);
        to[7] = '-';
        digits(to, 8, 2, ofYear - (153 * march + 2) / 5 + 1);
    }

    private static void digits(char[] to, int at, int count, int number) {
        var rest = number;
        for (var i = at + count - 1; i >= at; i--) {
            to[i] = (char) ('0' + rest % 10);
            rest /= 10;
        }
    }

    /// Reads what [#write] wrote, and any other RFC 3339 time the slow way.
    ///
    /// @throws BadInput for what is none
    public static Instant read(char[] from, int at, int length) {
        if (length == LENGTH && shaped(from, at)) {
            var year = number(from, at, 4);
            var month = number(from, at + 5, 2);
            var day = number(from, at + 8, 2);
            var second = number(from, at + 11, 2) * 3600 + number(from, at + 14, 2) * 60
                    + number(from, at + 17, 2);
            if (exists(year, month, day) && second < SECONDS_A_DAY) {
                return Instant.ofEpochSecond(epochDay(year, month, day) * SECONDS_A_DAY + second,
                        number(from, at + 20, 3) * 1_000_000L);
            }
        }
        var text = new String(from, at, length);
        return parse(text).orElseThrow(() -> new BadInput(BadInput.Code.BAD_VALUE,
                "expected a time such as 2026-03-02T09:00:00.000Z, found " + Kind.of(text)));
    }

    /// Whether every digit and every mark is where [#write] puts it, no minute or second beyond 59.
    private static boolean shaped(char[] from, int at) {
        for (var i = 0; i < LENGTH; i++) {
            var due = SHAPE.charAt(i);
            var c = from[at + i];
            if (due == '#' ? c < '0' || c > '9' : c != due) return false;
        }
        return from[at + 14] < '6' && from[at + 17] < '6';
    }

    private static boolean exists(int year, int month, int day) {
        if (month < 1 || month > 12 || day < 1) return false;
        return day <= 28 || day <= Month.of(month).length(Year.isLeap(year));
    }

    /// The way back from [#writeDate].
    private static long epochDay(int year, int month, int day) {
        var shifted = month <= 2 ? year - 1 : year;
        var era = Math.floorDiv(shifted, 400);
        var yearOfEra = shifted - era * 400;
        var ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        var ofEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + ofYear;
        return era * 146_097L + ofEra - 719_468;
    }

    private static int number(char[] from, int at, int count) {
        var number = 0;
        for (var i = at; i < at + count; i++) number = number * 10 + from[i] - '0';
        return number;
    }

    private Instants() {}
}

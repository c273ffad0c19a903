package dev.rollcall.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Times of day: how they are written and which moment they are.
final class TimeOfDayTest {
    private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");

    @Test
    void hours_and_minutes_and_what_comes_after_them() {
        assertThat(TimeOfDay.parse("09:30")).contains(Duration.ofMinutes(570));
        assertThat(TimeOfDay.parse("9:30:15")).contains(Duration.ofSeconds(34_215));
        assertThat(TimeOfDay.parse("00:00:00.001")).contains(Duration.ofMillis(1));
        assertThat(TimeOfDay.parse("00:00:00.5")).contains(Duration.ofMillis(500));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "9", "24:00", "09:60", "09:30:60", "-1:00", "09:30Z", "009:30"})
    void other_texts_are_no_time_of_day(String text) {
        assertThat(TimeOfDay.parse(text)).isEmpty();
    }

    @Test
    void it_is_the_next_one_and_now_is_next() {
        assertThat(TimeOfDay.next(Duration.ofHours(9), NOW)).isEqualTo(NOW);
        assertThat(TimeOfDay.next(Duration.ofHours(10), NOW)).isEqualTo("2026-01-05T10:00:00Z");
        assertThat(TimeOfDay.next(Duration.ofHours(8), NOW)).isEqualTo("2026-01-06T08:00:00Z");
    }

    @Test
    void in_a_command_it_stands_for_a_moment() {
        assertThat(TimeOfDay.filledIn(Map.of("until", "08:00", "reason", "08:00"), NOW)).isEqualTo(
                Map.of("until", "2026-01-06T08:00:00.000Z", "reason", "08:00"));
    }
}

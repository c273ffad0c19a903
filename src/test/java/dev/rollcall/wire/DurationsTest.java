package dev.rollcall.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Durations as people write them, and what is none.
final class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "31s, PT31S", "2m30s, PT2M30S", "1h, PT1H", "150ms, PT0.15S", "PT30M, PT30M", "0s, PT0S",
        "7d, PT168H", "1d2h3m4s5ms, PT26H3M4.005S", "90m, PT1H30M", "P1D, PT24H",
        "P1DT1H, PT25H", "PT0.5S, PT0.5S", "PT1.25S, PT1.25S", "396d, PT9504H", "5m3ms, PT5M0.003S"
    })
    void a_duration_is_read(String text, Duration duration) {
        assertThat(Durations.parse(text)).contains(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "s", "-5s", "5 s", "1.5h", "30S", "30s1m", "1s1s", "P", "PT",
        "P1DT", "PT-5S", "-PT5S", "1h30", "soon", "none", "999999d", "PT1.2345S", "１s", "1s\n",
        "P1Y", "P1W", "0x1s", "99999999999999999999999999999999999999999999999999999999999999999s"})
    void what_is_no_duration_is_none(String text) {
        assertThat(Durations.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 0s", "PT2M30S, 2m30s", "PT24H, 1d", "PT0.15S, 150ms", "PT1H, 1h",
        "PT26H3M4.005S, 1d2h3m4s5ms"})
    void a_duration_is_written_as_short_as_it_can_be(Duration duration, String text) {
        assertThat(Durations.text(duration)).isEqualTo(text);
    }

    @Test
    void what_was_written_reads_as_the_same() {
        for (long millis = 1; millis < 10_000_000_000L; millis = millis * 7 + 3) {
            var duration = Duration.ofMillis(millis);
            assertThat(Durations.parse(Durations.text(duration))).contains(duration);
        }
    }
}

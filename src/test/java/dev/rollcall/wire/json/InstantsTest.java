package dev.rollcall.wire.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.testkit.Seeds;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Times as text, compared with what the JDK makes of them.
final class InstantsTest {
    private static final DateTimeFormatter JDK =
        DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

    @Test
    void every_time_is_written_and_read_as_the_jdk_does_it() {
        var first = Instants.FIRST.toEpochMilli();
        var last = Instants.LAST.toEpochMilli();
        Seeds.forAll(50_000, random -> {
            var time = Instant.ofEpochMilli(random.nextLong(first, last + 1));
            var text = Instants.text(time);

            assertThat(text).isEqualTo(JDK.format(time));
            assertThat(Instants.read(text.toCharArray(), 0, text.length())).isEqualTo(time);
        });
    }

    @Test
    void every_day_of_four_centuries_is_right() {
        var day = Instant.parse("1900-01-01T00:00:00Z");
        for (var i = 0; i < 146_097; i++) {
            var text = Instants.text(day);
            assertThat(text).isEqualTo(JDK.format(day));
            assertThat(Instants.read(text.toCharArray(), 0, text.length())).isEqualTo(day);
            day = day.plusSeconds(86_400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "now", "2026-02-29T00:00:00.000Z", "2026-13-01T00:00:00.000Z",
        "2026-01-01T24:00:00.000Z", "2026-01-01T00:60:00.000Z", "2026-01-01T00:00:61.000Z",
        "2026-00-10T00:00:00.000Z", "2026-01-00T00:00:00.000Z", "2026-01-01 00:00:00.000Z",
        "2026-01-01T00:00:00", "12026-01-01T00:00:00Z", "2026-01-01T00:00:0é.000Z"})
    void what_is_no_time_is_refused(String text) {
        assertThat(Instants.parse(text)).isEmpty();
        assertThatThrownBy(() -> Instants.read(text.toCharArray(), 0, text.length()))
            .isInstanceOf(BadInput.class);
    }

    @Test
    void a_time_with_an_offset_or_more_digits_is_kept_to_the_millisecond_in_utc() {
        assertThat(Instants.parse("2026-03-02T10:00:00.123456+01:00"))
            .contains(Instant.parse("2026-03-02T09:00:00.123Z"));
    }
}

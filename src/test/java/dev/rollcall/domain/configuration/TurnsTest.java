package dev.rollcall.domain.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// When an item is looked at again because it gets older.
class TurnsTest {

    private static final Instant SINCE = Instant.parse("2026-01-05T09:00:00Z");

    @Test
    void a_named_age_is_met_to_the_second_and_only_once() {
        var turns = new Turns(true, List.of(5, 6));

        assertThat(turns.after(SINCE, SINCE)).isEqualTo(SINCE.plusSeconds(5));
        assertThat(turns.after(SINCE, SINCE.plusSeconds(5))).isEqualTo(SINCE.plusSeconds(6));
        assertThat(turns.after(SINCE, SINCE.plusSeconds(6))).isEqualTo(SINCE.plusSeconds(16));
    }

    @Test
    void else_there_is_a_look_now_and_then_ever_more_rarely() {
        var looks = 0;
        for (var at = SINCE; at.isBefore(SINCE.plusSeconds(3_600)); looks++) {
            at = new Turns(true, List.of()).after(SINCE, at);
        }

        assertThat(looks).isBetween(30, 60);
    }

    @Test
    void what_does_not_look_at_the_time_never_turns() {
        assertThat(Turns.NEVER.after(SINCE, SINCE)).isEqualTo(Instant.MAX);
    }
}

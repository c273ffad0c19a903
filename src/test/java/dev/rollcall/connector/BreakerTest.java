package dev.rollcall.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/// When a system is spared that does not answer.
final class BreakerTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant LATER = NINE.plus(Breaker.PAUSE);

    private final Breaker breaker = new Breaker();

    private void fails(int times, Instant now) {
        for (var i = 0; i < times; i++) breaker.failed(now);
    }

    @Test
    void some_failures_among_successes_are_no_reason() {
        for (var round = 0; round < 10; round++) {
            fails(4, NINE);
            assertThat(breaker.lets(NINE)).isTrue();
            assertThat(breaker.closed()).isTrue();
            breaker.succeeded();
        }
    }

    @Test
    void five_in_a_row_are_and_nothing_is_sent_until_the_pause_is_over() {
        fails(5, NINE);
        assertThat(breaker.closed()).isFalse();
        assertThat(breaker.lets(NINE)).isFalse();
        assertThat(breaker.lets(LATER.minusMillis(1))).isFalse();
        assertThat(breaker.lets(LATER)).isTrue();
    }

    @Test
    void after_the_pause_one_tries_and_its_success_is_everybodys() {
        fails(5, NINE);
        assertThat(breaker.lets(LATER)).isTrue();
        assertThat(breaker.lets(LATER)).isFalse();
        assertThat(breaker.closed()).isFalse();
        breaker.succeeded();
        assertThat(breaker.lets(LATER)).isTrue();
        assertThat(breaker.lets(LATER)).isTrue();
        assertThat(breaker.closed()).isTrue();
    }

    @Test
    void a_try_that_fails_or_says_nothing_is_another_pause() {
        fails(5, NINE);
        breaker.lets(LATER);
        fails(1, LATER.plusSeconds(1));
        assertThat(breaker.lets(LATER.plus(Breaker.PAUSE))).isFalse();
        var third = LATER.plusSeconds(1).plus(Breaker.PAUSE);
        assertThat(breaker.lets(third)).isTrue();
        assertThat(breaker.lets(third.plus(Breaker.PAUSE).minusMillis(1))).isFalse();
        assertThat(breaker.lets(third.plus(Breaker.PAUSE))).isTrue();
    }
}

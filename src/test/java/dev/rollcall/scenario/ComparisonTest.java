package dev.rollcall.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.scenario.Verdict.Difference;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What counts as the same, field by field.
final class ComparisonTest {
    private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");

    @Test
    void a_text_is_the_same_text() {
        assertThat(met("presence", "busy", Map.of("presence", "busy"))).isTrue();
        assertThat(met("presence", "busy", Map.of("presence", "Busy"))).isFalse();
        assertThat(met("presence", "busy", Map.of())).isFalse();
    }

    @Test
    void null_is_nothing_there() {
        assertThat(met("next", null, Map.of())).isTrue();
        assertThat(met("agent", null, Map.of("agent", ""))).isTrue();
        assertThat(met("next", null, Map.of("next", "lunch"))).isFalse();
        assertThat(met("layers", only("choice", null), Map.of("layers", Map.of()))).isTrue();
    }

    @Test
    void lists_are_sets() {
        var seen = Map.of("working", List.of("w1", "w2"));
        assertThat(met("working", List.of("w2", "w1"), seen)).isTrue();
        assertThat(met("working", List.of("w1"), seen)).isFalse();
        assertThat(met("working", List.of("w1", "w2", "w3"), seen)).isFalse();
        assertThat(met("working", List.of(), Map.of())).isTrue();
    }

    @Test
    void but_writes_have_an_order_and_count() {
        var seen = Map.of("writes", List.of("Busy", "Available"));
        assertThat(met("writes", List.of("Busy", "Available"), seen)).isTrue();
        assertThat(met("writes", List.of("Available", "Busy"), seen)).isFalse();
        assertThat(met("writes", List.of("Busy"), Map.of("writes", List.of("Busy", "Busy"))))
                .isFalse();
        assertThat(met("writes", List.of(), Map.of("writes", List.of("Busy")))).isFalse();
    }

    @Test
    void a_map_need_hold_only_what_is_named() {
        var seen = Map.of("capacity", Map.of("used", 50, "reserved", 0, "available", 50));
        assertThat(met("capacity", Map.of("used", 50L), seen)).isTrue();
        assertThat(met("capacity", Map.of("used", 49L), seen)).isFalse();
        assertThat(met("capacity", Map.of("lent", 0L), seen)).isFalse();
    }

    @Test
    void but_each_list_of_gates_is_exact() {
        var seen = Map.of("gates", Map.of("voice", List.of("not-ready", "no-capacity"),
                "chat", List.of()));
        assertThat(met("gates", Map.of("voice", List.of("not-ready", "no-capacity")), seen))
                .isTrue();
        assertThat(met("gates", Map.of("voice", List.of("not-ready")), seen)).isFalse();
        assertThat(met("gates", Map.of("chat", List.of()), seen)).isTrue();
    }

    @Test
    void a_reason_begins_with_the_layer_or_the_cause() {
        Map<String, Object> seen = Map.of("layer", "choice", "because", "supervisor:maria");
        assertThat(met("because", "choice", seen)).isTrue();
        assertThat(met("because", "supervisor", seen)).isTrue();
        assertThat(met("because", "supervisor:maria", seen)).isTrue();
        assertThat(met("because", "agent", seen)).isFalse();
        assertThat(met("because", "maria", seen)).isFalse();
    }

    @Test
    void a_layer_is_known_by_its_status() {
        var seen = Map.of("layers", Map.of("choice", Map.of("status", "lunch", "because", "api")));
        assertThat(met("layers", Map.of("choice", "lunch"), seen)).isTrue();
        assertThat(met("layers", Map.of("choice", "break"), seen)).isFalse();
    }

    @Test
    void a_mismatch_is_there_or_is_this_one() {
        Map<String, Object> red = Map.of("mismatch", "uc-activity closes voice");
        assertThat(met("mismatch", true, red)).isTrue();
        assertThat(met("mismatch", false, red)).isFalse();
        assertThat(met("mismatch", null, red)).isFalse();
        assertThat(met("mismatch", "uc-activity closes voice", red)).isTrue();
        assertThat(met("mismatch", true, Map.of())).isFalse();
        assertThat(met("mismatch", false, Map.of())).isTrue();
    }

    @Test
    void a_time_of_day_is_the_next_one() {
        Map<String, Object> seen = Map.of("until", "2026-01-05T09:30:00.000Z");
        assertThat(met("until", "09:30", seen)).isTrue();
        assertThat(met("until", "2026-01-05T09:30:00Z", seen)).isTrue();
        assertThat(met("until", "2026-01-05T10:30:00+01:00", seen)).isTrue();
        assertThat(met("until", "08:30", Map.of("until", "2026-01-06T08:30:00.000Z"))).isTrue();
        assertThat(met("until", "09:31", seen)).isFalse();
        assertThat(met("until", "09:30", Map.of())).isFalse();
    }

    @Test
    void a_difference_says_where_what_and_instead_of_what() {
        var comparison = new Comparison(NOW);
        comparison.compare(Map.of("capacity", Map.of("used", 50L)),
                Map.of("capacity", Map.of("used", 100)));
        comparison.compare(only("offered", List.of("w1")), Map.of());
        comparison.compare(only("next", null), Map.of("next", "lunch"));
        assertThat(comparison.differences()).containsExactly(
                new Difference("capacity.used", "50", "100"),
                new Difference("offered", "[w1]", "[]"),
                new Difference("next", "nothing", "lunch"));
    }

    @Test
    void lists_of_things_are_known_by_their_names() {
        var seen = Map.of("offered", Arrays.asList(Map.of("work", "w1"), Map.of("work", "w2")));
        assertThat(met("offered", List.of("w1", "w2"), seen)).isTrue();
    }

    private static boolean met(String field, @Nullable Object expected, Map<String, ?> seen) {
        var comparison = new Comparison(NOW);
        comparison.compare(only(field, expected), seen);
        return comparison.differences().isEmpty();
    }

    @SuppressWarnings("NullAway") // in a document, null stands for "must be absent"
    private static Map<String, Object> only(String key, @Nullable Object value) {
        var map = new HashMap<String, Object>();
        map.put(key, value);
        return map;
    }
}

package dev.rollcall.connector.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.connector.salesforce.Changeovers.Row;
import dev.rollcall.connector.salesforce.Changeovers.Word;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// An end that a beginning follows is a change; an end that nothing follows is a logout.
final class ChangeoversTest {

    private static final Instant NINE = Instant.parse("2026-11-21T09:00:00Z");
    private static final String ANA = "005ana";

    private final Changeovers changeovers = new Changeovers(Duration.ofSeconds(5));

    private static Change begins(String row, String user, String status, Instant since) {
        var fields = new HashMap<String, @Nullable Object>(Map.of("UserId", user,
                "ServicePresenceStatusId", status, "IsCurrentState", true,
                "StatusStartDate", since.toEpochMilli()));
        return new Change("CREATE", List.of(row), Set.of(), fields);
    }

    private static Change ends(String row) {
        return new Change("UPDATE", List.of(row), Set.of("IsCurrentState", "StatusEndDate"),
                new HashMap<>(Map.of("IsCurrentState", false)));
    }

    @Test
    void an_end_and_a_beginning_are_one_change() {
        assertThat(changeovers.hear(begins("r1", ANA, "s1", NINE), NINE))
                .containsExactly(new Word.Shows(ANA, "r1", "s1"));
        assertThat(changeovers.hear(ends("r1"), NINE.plusSeconds(60))).isEmpty();
        assertThat(changeovers.next()).contains(NINE.plusSeconds(65));
        assertThat(changeovers.hear(begins("r2", ANA, "s2", NINE.plusSeconds(60)),
                NINE.plusSeconds(61))).containsExactly(new Word.Shows(ANA, "r2", "s2"));
        assertThat(changeovers.next()).isEmpty();
        assertThat(changeovers.due(NINE.plusSeconds(99))).isEmpty();
    }

    @Test
    void an_end_that_nothing_follows_is_a_logout_after_the_grace() {
        changeovers.seen(List.of(new Row("r1", ANA, NINE)));
        changeovers.hear(ends("r1"), NINE.plusSeconds(60));
        assertThat(changeovers.due(NINE.plusSeconds(64))).isEmpty();
        assertThat(changeovers.due(NINE.plusSeconds(65)))
                .containsExactly(new Word.Gone(ANA, "r1"));
        assertThat(changeovers.due(NINE.plusSeconds(66))).isEmpty();
    }

    @Test
    void an_end_that_comes_after_the_next_beginning_is_old_news() {
        changeovers.hear(begins("r1", ANA, "s1", NINE), NINE);
        changeovers.hear(begins("r2", ANA, "s2", NINE.plusSeconds(1)), NINE.plusSeconds(2));
        assertThat(changeovers.hear(ends("r1"), NINE.plusSeconds(3))).isEmpty();
        assertThat(changeovers.due(NINE.plusSeconds(99))).isEmpty();
    }

    @Test
    void a_beginning_that_is_told_again_later_changes_nothing() {
        changeovers.hear(begins("r1", ANA, "s1", NINE), NINE);
        changeovers.hear(begins("r2", ANA, "s2", NINE.plusSeconds(1)), NINE.plusSeconds(2));
        assertThat(changeovers.hear(begins("r1", ANA, "s1", NINE), NINE.plusSeconds(3)))
                .isEmpty();
    }

    @Test
    void the_end_of_an_unknown_record_and_a_gap_ask_for_a_look() {
        assertThat(changeovers.hear(ends("r9"), NINE)).containsExactly(new Word.Lost());
        assertThat(changeovers.hear(new Change("GAP_UPDATE", List.of(), Set.of(),
                new HashMap<>()), NINE)).containsExactly(new Word.Lost());
    }

    @Test
    void a_capacity_that_was_counted_says_nothing() {
        changeovers.hear(begins("r1", ANA, "s1", NINE), NINE);
        assertThat(changeovers.hear(new Change("UPDATE", List.of("r1"), Set.of("AverageCapacity"),
                new HashMap<>(Map.of("AverageCapacity", 2.5))), NINE)).isEmpty();
    }

    @Test
    void a_record_that_is_deleted_is_a_forced_logout() {
        changeovers.hear(begins("r1", ANA, "s1", NINE), NINE);
        changeovers.hear(new Change("DELETE", List.of("r1"), Set.of(), new HashMap<>()), NINE);
        assertThat(changeovers.due(NINE.plusSeconds(5)))
                .containsExactly(new Word.Gone(ANA, "r1"));
    }
}

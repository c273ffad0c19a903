package dev.rollcall.simulator.floor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.simulator.floor.Books.Use;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The books find what they are kept for: what is lost, what is in two hands, who waited how long.
final class BooksTest {

    private static final LocalDateTime NINE = LocalDateTime.of(2026, 3, 2, 9, 0);

    private final Books books = new Books();

    private void takenIn(String... works) {
        for (var work : works) {
            books.asked(work, "support", NINE);
            books.handedIn(work, true);
        }
    }

    private static Seen holding(String... works) {
        return new Seen(true, "available", false, List.of(), List.of(works), List.of(),
            new Use(30, 70));
    }

    @Test
    void every_item_is_somewhere() {
        takenIn("w1", "w2", "w3");
        books.asked("w4", "support", NINE);
        books.handedIn("w4", false);
        books.asked("w5", "support", NINE);
        books.shown("w1", "closed", NINE.plusSeconds(20));
        books.shown("w2", "cancelled", NINE.plusMinutes(6));

        var summary = books.summary();
        assertThat(summary.items()).isEqualTo(3);
        assertThat(summary.closed()).isEqualTo(1);
        assertThat(summary.abandoned()).isEqualTo(1);
        assertThat(summary.open()).isEqualTo(1);
        assertThat(summary.refused()).isEqualTo(1);
        assertThat(summary.holds()).isTrue();
    }

    @Test
    void what_the_hub_took_and_does_not_know_is_lost() {
        takenIn("w1");
        books.asked("w2", "support", NINE);
        books.lost("w1");
        books.lost("w2");

        assertThat(books.summary().lost()).isEqualTo(1);
        assertThat(books.summary().holds()).isFalse();
    }

    @Test
    void an_item_in_two_hands_at_one_moment_is_noticed_and_one_that_moves_is_not() {
        takenIn("w1", "w2");
        books.holds("ana", Seen.NOTHING, holding("w1"));
        books.holds("bob", Seen.NOTHING, holding("w2"));
        books.looked();
        books.holds("bob", holding("w2"), holding("w1", "w2"));
        books.holds("ana", holding("w1"), holding());
        books.looked();
        assertThat(books.summary().twice()).isZero();

        books.holds("ana", holding(), holding("w2"));
        books.looked();
        assertThat(books.summary().twice()).isEqualTo(1);
        assertThat(books.summary().holds()).isFalse();
    }

    @Test
    void waits_are_told_by_the_nearest_rank_and_capacity_as_a_share() {
        IntStream.rangeClosed(1, 100).forEach(number -> {
            takenIn("w" + number);
            books.shown("w" + number, "connected", NINE.plusSeconds(number));
        });
        books.holds("ana", Seen.NOTHING, holding("w1"));
        books.sample();

        assertThat(books.summary().text()).isEqualTo("""
            100 items: 100 answered, 0 gave up waiting, 100 still open, 0 lost, 0 in two hands
            waited in             items  answered   median      p95  longest
            support                 100       100     50 s     1:35     1:40
            capacity in use: 30 % on average, 30 % at the most""");
    }

    @Test
    void what_is_open_is_carried_over_to_the_next_day() {
        takenIn("w1", "w2");
        books.shown("w1", "closed", NINE);
        books.turnPage();
        books.shown("w2", "closed", NINE.plusDays(1));

        var summary = books.summary();
        assertThat(summary.items()).isEqualTo(1);
        assertThat(summary.closed()).isEqualTo(1);
        assertThat(summary.holds()).isTrue();
    }

    @Test
    void a_day_has_as_many_contacts_as_were_asked_for_and_they_are_shorter_when_there_are_more() {
        var morning = LocalDateTime.of(2026, 3, 2, 9, 30);
        var demand = new Demand(40_000, 300, morning);
        var today = 0.0;
        for (var at = morning; at.isBefore(morning.plusHours(12)); at = at.plusMinutes(1)) {
            today += demand.perHour(at) / 60;
        }

        assertThat(today).isBetween(39_990.0, 40_010.0);
        assertThat(demand.perHour(morning.withHour(3))).isZero();
        assertThat(demand.length()).isLessThan(.5);
        assertThat(Demand.usual(300, morning).length()).isGreaterThan(.8);
    }
}

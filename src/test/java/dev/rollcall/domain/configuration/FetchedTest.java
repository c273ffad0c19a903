package dev.rollcall.domain.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.configuration.Connection.OutsideStatus;
import dev.rollcall.domain.configuration.Fetched.Row;
import dev.rollcall.wire.configuration.Presets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A catalogue of theirs, laid into what a connection says.
class FetchedTest {

    private static final Connection GENESYS = Presets.usable("pureconnect-genesys").orElseThrow()
            .configuration().connection(new ConnectionId("genesys")).orElseThrow();

    private static OutsideStatus theirs(String id, String label) {
        return new OutsideStatus(id, label, true, false, false, List.of());
    }

    @Test
    void a_status_that_is_new_is_called_by_its_label_and_known_by_its_id() {
        assertThat(Fetched.of(GENESYS, List.of(theirs("d-9", "Coaching"))).added())
                .containsExactly(new OutsideStatus("Coaching", "Coaching", true, false, false,
                        List.of("d-9")));
    }

    @Test
    void a_status_of_the_tables_learns_its_id_there() {
        var fetched = Fetched.of(GENESYS, List.of(theirs("d-1", "meal")));
        assertThat(fetched.added()).isEmpty();
        assertThat(fetched.changed()).singleElement().satisfies(meal -> {
            assertThat(meal.id()).isEqualTo("Meal");
            assertThat(meal.aliases()).containsExactly("d-1");
        });
        assertThat(fetched.gone()).extracting(OutsideStatus::id)
                .contains("On Queue", "Away").doesNotContain("Meal");
    }

    @Test
    void a_status_with_another_label_keeps_its_place_and_its_old_names() {
        var meal = new OutsideStatus("m", "Meal", true, false, false, List.of("d-1"));
        var fetched = Fetched.of(having(meal), List.of(theirs("d-1", "Lunch break")));
        assertThat(fetched.changed()).containsExactly(new OutsideStatus("m", "Lunch break", true,
                false, false, List.of("d-1", "Meal")));
        assertThat(Fetched.of(having(fetched.changed().getFirst()),
                List.of(theirs("d-1", "Lunch break"))).news()).isFalse();
    }

    @Test
    void two_of_one_label_are_told_apart_by_their_ids() {
        assertThat(Fetched.of(having(), List.of(theirs("d-1", "Busy"), theirs("d-2", "busy")))
                .added()).extracting(OutsideStatus::id).containsExactly("Busy", "d-2");
    }

    @Test
    void rows_that_need_a_status_which_is_gone_are_named() {
        var office = Presets.usable("elevate").orElseThrow().configuration()
                .connection(new ConnectionId("elevate")).orElseThrow();
        var left = office.statuses().stream().filter(status ->
                !List.of("On call", "Agent available", "On Break").contains(status.id())).toList();
        assertThat(Fetched.of(office, left).broken(office)).containsExactly(
                new Row("On Break", "restore", "exactly"),
                new Row("On call", "inbound", office.inbound().rules().getFirst().id()),
                new Row("Agent available", "outbound", office.outbound().get(1).id()));
        assertThat(Fetched.of(office, office.statuses()).broken(office)).isEmpty();
    }

    private static Connection having(OutsideStatus... statuses) {
        return new Connection(GENESYS.id(), GENESYS.connector(), GENESYS.direction(), true,
                GENESYS.scope(), GENESYS.settings(), List.of(statuses), GENESYS.inbound(),
                GENESYS.outbound(), GENESYS.restore(), false, GENESYS.echoWindow(),
                GENESYS.contest(), GENESYS.reconcileInterval(), GENESYS.onUnreachable());
    }
}

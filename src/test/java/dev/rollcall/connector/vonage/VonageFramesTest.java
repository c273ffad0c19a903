package dev.rollcall.connector.vonage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.connector.LineBroken;
import dev.rollcall.connector.http.Node;
import dev.rollcall.connector.vonage.VonageFrames.Presence;
import dev.rollcall.connector.vonage.VonageFrames.State;
import dev.rollcall.domain.configuration.Connection.OutsideStatus;
import dev.rollcall.testkit.Golden;
import dev.rollcall.wire.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Vonage's frames as its documentation shows them, and what we read in them.
final class VonageFramesTest {

    private static Node golden(String name) {
        return Node.of(name, Json.read(Golden.bytes("connectors/vonage/" + name + ".json")));
    }

    @Test
    void their_definitions_are_the_catalogue() throws Exception {
        var statuses = VonageFrames.definitions(golden("presence-definitions"), false);

        assertThat(statuses).extracting(OutsideStatus::label)
                .containsExactly("Ready", "Break", "Logged Out");
        assertThat(statuses).extracting(OutsideStatus::online)
                .containsExactly(true, true, false);
    }

    @Test
    void the_statistics_add_what_nobody_chooses() throws Exception {
        var statuses = VonageFrames.definitions(golden("presence-definitions"), true);

        assertThat(statuses.subList(3, 5)).extracting(OutsideStatus::id)
                .isEqualTo(List.of("Busy", "Wrapup"));
        assertThat(statuses.subList(3, 5)).allMatch(OutsideStatus::automatic);
    }

    @Test
    void a_presence_says_what_is_shown_and_since_when() throws Exception {
        assertThat(VonageFrames.presences(golden("presences"))).isEqualTo(Map.of(
                "daab05ec-ba50-45af-a6fd-3b01cdc6f39b",
                new Presence("734966bb-0000-4000-8000-000000000001", true,
                        Instant.parse("2026-11-21T09:00:00.730Z")),
                "eaed6862-14fa-4114-be62-b8709b5d4a49",
                new Presence("734966bb-0000-4000-8000-000000000003", false,
                        Instant.parse("2026-11-21T08:59:01Z"))));
    }

    @Test
    void minor_states_of_busy_and_wrap_up_are_told_by_how_they_begin() throws Exception {
        var states = VonageFrames.states(golden("agent-status"));

        assertThat(states.pages()).isEqualTo(2);
        assertThat(states.byAgent()).isEqualTo(Map.of(
                "002", new State("Busy", Instant.parse("2026-11-21T09:01:00Z")),
                "003", new State("Wrapup", Instant.parse("2026-11-21T09:02:00Z")),
                "004", new State("", Instant.parse("2026-11-21T08:00:00Z"))));
    }

    @Test
    void what_has_another_form_is_said_where() {
        var wrong = Node.of("GET /agents/presences/users",
                Json.read("[{\"userId\": 7}]"));
        assertThatThrownBy(() -> VonageFrames.presences(wrong)).isInstanceOf(LineBroken.class)
                .hasMessageContaining("/0/userId: expected a text, found a number");
    }
}

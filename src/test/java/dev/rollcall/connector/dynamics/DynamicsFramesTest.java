package dev.rollcall.connector.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.connector.LineBroken;
import dev.rollcall.connector.dynamics.DynamicsFrames.Notice;
import dev.rollcall.connector.dynamics.DynamicsFrames.Shows;
import dev.rollcall.connector.http.Node;
import dev.rollcall.domain.configuration.Connection.OutsideStatus;
import dev.rollcall.testkit.Golden;
import dev.rollcall.wire.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Dataverse's frames as its documentation shows them, and what we read in them.
final class DynamicsFramesTest {

    private static Node golden(String name) {
        return Node.of(name, Json.read(Golden.bytes("connectors/dynamics/" + name + ".json")));
    }

    @Test
    void presences_are_the_catalogue_and_some_are_the_systems_own() throws Exception {
        var statuses = DynamicsFrames.presences(golden("presences").get("value").each());

        assertThat(statuses).extracting(OutsideStatus::label)
                .containsExactly("Available", "Busy - DND", "Offline", "Inactive");
        assertThat(statuses).extracting(OutsideStatus::online)
                .containsExactly(true, true, false, true);
        assertThat(statuses).extracting(OutsideStatus::automatic)
                .containsExactly(false, false, false, true);
        assertThat(statuses.get(1).aliases()).isEqualTo(List.of("DND"));
    }

    @Test
    void an_agent_without_a_presence_is_left_out() throws Exception {
        assertThat(DynamicsFrames.agents(golden("agents").get("value").each())).isEqualTo(Map.of(
                "97c9f00d-0000-4000-8000-000000000001",
                new Shows("f523f628-c07a-e811-8162-000d3aa11f50",
                        Instant.parse("2026-11-21T09:00:00Z"))));
    }

    @Test
    void a_notice_says_who_what_by_whom_and_when() throws Exception {
        assertThat(DynamicsFrames.notice(golden("notice"))).isEqualTo(new Notice(
                "97c9f00d-0000-4000-8000-000000000001", "08971864-c07a-e811-8162-000d3aa11f50",
                "AGENT", Instant.ofEpochMilli(1_722_582_038_000L),
                "c0ffee00-0000-4000-8000-000000000001"));
    }

    @Test
    void a_notice_that_was_too_long_comes_without_its_parts() throws Exception {
        assertThat(DynamicsFrames.notice(golden("notice-cut")).complete()).isFalse();
    }

    @Test
    void a_notice_of_something_else_is_said() {
        var other = Node.of("the notice", Map.of("PrimaryEntityName", "account"));
        assertThatThrownBy(() -> DynamicsFrames.notice(other)).isInstanceOf(LineBroken.class)
                .hasMessageContaining("expected a notice of msdyn_agentstatus");
    }
}

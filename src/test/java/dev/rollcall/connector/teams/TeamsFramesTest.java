package dev.rollcall.connector.teams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.connector.http.Node;
import dev.rollcall.connector.teams.TeamsFrames.Pair;
import dev.rollcall.domain.configuration.Connection.OutsideStatus;
import dev.rollcall.testkit.Golden;
import dev.rollcall.wire.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Graph's frames as its documentation shows them, and what we read and write in them.
final class TeamsFramesTest {

    @Test
    void a_presence_goes_by_its_activity_where_that_says_more() throws Exception {
        var answer = Node.of("presences",
                Json.read(Golden.bytes("connectors/teams/presences.json")));

        assertThat(TeamsFrames.presences(answer)).isEqualTo(Map.of(
                "fa8bf3dc-eca7-46b7-bad1-db199b62afc3", "InACall",
                "66825e03-7ef5-42da-9069-724602c31f6b", "Available",
                "66825e03-7ef5-42da-9069-724602c31f6c", "DoNotDisturb",
                "66825e03-7ef5-42da-9069-724602c31f6d", "OffWork"));
    }

    @Test
    void a_session_says_whose_it_is_and_how_long_it_lasts() {
        Golden.holdJson("connectors/teams/set-presence.json", Json.text(Json.sorted(
                TeamsFrames.session("22553876-f5ab-4529-bffb-cfe50aa89f87",
                        new Pair("Busy", "InACall"), Duration.ofMinutes(15)))));
    }

    @Test
    void what_we_can_write_is_read_back_under_the_same_name() throws Exception {
        for (var status : TeamsFrames.STATUSES) {
            var pair = TeamsFrames.session(status.id())
                    .or(() -> TeamsFrames.preferred(status.id()));
            if (pair.isEmpty()) continue;
            var answer = Node.of("presences", Map.of("value", List.of(Map.of("id", "u",
                    "availability", pair.get().availability(),
                    "activity", pair.get().activity()))));
            assertThat(TeamsFrames.presences(answer)).containsEntry("u", status.id());
        }
        assertThat(TeamsFrames.STATUSES).filteredOn(OutsideStatus::automatic)
                .extracting(OutsideStatus::id).containsExactlyInAnyOrder(
                        "InAMeeting", "UrgentInterruptionsOnly", "OutOfOffice");
    }
}

package dev.rollcall.api;

import static dev.rollcall.api.OpenHouse.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.rollcall.api.access.Role;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an operator sees of the outside systems, and what they speak of that nobody has mapped.
final class ConnectionsTest {

    private OpenHouse house;
    private String administrator;

    @BeforeEach
    void open(@TempDir Path folder) {
        house = OpenHouse.open(folder);
        administrator = house.administrator();
    }

    @AfterEach
    void close() {
        house.close();
    }

    private Map<String, Object> desk() {
        return object(house.get(administrator, "/v1/connections/desk"));
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> unmapped(String query) {
        return (List<Map<String, Object>>) object(house.get(administrator,
                "/v1/connections/desk/needs-mapping" + query)).get("needsMapping");
    }

    private void configure(String connection) {
        var answer = house.ask(administrator, "POST", "/v1/commands",
                "{\"do\":\"configure\",\"connections\":[" + connection + "]}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void a_connection_that_only_reports_is_up_and_says_who_is_in_step() {
        await().untilAsserted(() -> assertThat(desk()).containsEntry("up", true));
        assertThat(desk()).containsEntry("connector", "webhook")
                .containsEntry("direction", "two-way").containsEntry("waiting", 0L)
                .doesNotContainKey("trouble").doesNotContainKey("settings");
        house.ask(administrator, "POST", "/v1/commands",
                "{\"do\":\"sign-in\",\"agent\":\"ana\"}");
        assertThat(Desk.report(house,
                "{\"do\":\"observe\",\"agent\":\"ana\",\"status\":\"Free\"}").statusCode())
                .isEqualTo(202);
        assertThat(desk()).containsEntry("inSync", 1L)
                .containsEntry("notInSync", Map.of("unmapped", 3L));
        assertThat(house.get(administrator, "/v1/connections").body())
                .contains("\"id\":\"desk\"");
    }

    @Test
    void a_connection_that_is_down_says_why() {
        configure("{\"id\":\"crm\",\"connector\":\"webhook\",\"direction\":\"outbound\","
                + "\"outbound\":{\"rules\":[{\"set\":\"Free\"}]}}");
        await().untilAsserted(() -> assertThat(object(house.get(administrator,
                "/v1/connections/crm"))).containsEntry("up", false)
                .extractingByKey("trouble").asString().contains("settings.url"));
        configure("{\"id\":\"far\",\"connector\":\"nobodys\",\"direction\":\"inbound\"}");
        assertThat(house.get(administrator, "/v1/connections/far").body())
                .contains("no connector of the kind 'nobodys'");
    }

    @Test
    void what_nobody_has_mapped_is_counted_and_leaves_when_it_is_mapped() {
        for (var report : List.of("{\"do\":\"observe\",\"agent\":\"ana\",\"status\":\"Nap\"}",
                "{\"do\":\"observe\",\"agent\":\"zoe\",\"status\":\"Free\"}",
                "{\"do\":\"snapshot\",\"statuses\":{\"ana\":\"Nap\",\"bob\":\"Break\"}}")) {
            assertThat(Desk.report(house, report).statusCode()).isEqualTo(202);
        }
        assertThat(unmapped("")).extracting("kind", "name", "count").containsExactly(
                tuple("status", "Nap", 2L),
                tuple("agent", "zoe", 1L));
        assertThat(unmapped("?limit=1")).hasSize(1).first(
                InstanceOfAssertFactories.MAP).containsKey("last");
        assertThat(desk()).containsEntry("needsMapping", 2L);

        configure("{\"id\":\"desk\",\"statuses\":[{\"id\":\"Free\"},{\"id\":\"NAP\"}]}");
        house.ask(administrator, "PUT", "/v1/agents/dee",
                "{\"name\":\"Dee\",\"identities\":{\"desk\":\"zoe\"}}");
        assertThat(unmapped("")).isEmpty();
    }

    @Test
    void a_snapshot_names_agents_as_they_are_called_there() {
        house.ask(administrator, "PUT", "/v1/agents/dee",
                "{\"name\":\"Dee\",\"identities\":{\"desk\":\"d.meyer\"}}");
        assertThat(Desk.report(house, "{\"do\":\"snapshot\",\"statuses\":"
                + "{\"d.meyer\":\"Free\"}}").body()).contains("\"accepted\":true");
        assertThat(house.get(administrator, "/v1/agents/dee").body())
                .contains("\"observed\":\"Free\"");
    }

    @Test
    void who_sends_rubbish_fills_no_memory() {
        for (var batch = 0; batch < 3; batch++) {
            var first = batch * 100;
            var reports = IntStream.range(first, first + 100).mapToObj(number ->
                    "{\"do\":\"observe\",\"agent\":\"" + "x".repeat(40) + number
                    + "\",\"status\":\"Free\"}").collect(Collectors.joining(",", "[", "]"));
            assertThat(Desk.report(house, reports).statusCode()).isEqualTo(202);
        }
        assertThat(unmapped("?limit=1000")).hasSize(200).first()
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("name", "x".repeat(40) + "299");
    }

    @Test
    void what_a_forger_says_is_not_heard() {
        house.ask("", "POST", Desk.EVENTS,
                "{\"do\":\"observe\",\"agent\":\"mallory\",\"status\":\"Nap\"}",
                "webhook-id", "m1", "webhook-timestamp", "1", "webhook-signature", "v1,AAAA");
        assertThat(unmapped("")).isEmpty();
    }

    @Test
    void where_a_secret_is_missing_nobody_is_believed_and_the_line_says_so() {
        for (var reference : List.of("env:NOBODY_SET_IT", "plain-text")) {
            configure("{\"id\":\"desk\",\"settings\":{\"secret\":\"" + reference + "\"}}");
            assertThat(Desk.report(house,
                    "{\"do\":\"observe\",\"agent\":\"ana\",\"status\":\"Free\"}").statusCode())
                    .isEqualTo(401);
            await().untilAsserted(() -> assertThat(desk()).containsEntry("up", false)
                    .extractingByKey("trouble").asString()
                    .contains("settings.secret", "expected a secret by reference")
                    .doesNotContain("plain-text"));
        }
    }

    @Test
    void who_does_not_exist_is_not_found_and_a_supervisor_counts_the_own_team() {
        assertThat(house.get(administrator, "/v1/connections/none").statusCode()).isEqualTo(404);
        assertThat(house.get(administrator, "/v1/connections/none/needs-mapping").statusCode())
                .isEqualTo(404);
        assertThat(house.get(administrator, "/v1/connections/desk/needs-mapping?limit=0")
                .statusCode()).isEqualTo(400);
        for (var agent : List.of("ana", "cy")) {
            Desk.report(house, "{\"do\":\"observe\",\"agent\":\"" + agent
                    + "\",\"status\":\"Free\"}");
        }
        var north = house.token(Role.SUPERVISOR, "nora", "north");
        assertThat(object(house.get(north, "/v1/connections/desk")))
                .containsEntry("notInSync", Map.of("unmapped", 1L));
    }

    @Test
    void a_catalogue_that_nobody_can_ask_for_is_said_so() {
        await().untilAsserted(() -> assertThat(desk()).containsEntry("up", true));
        var address = "/v1/connections/desk/fetch-statuses";
        var answer = house.ask(administrator, "POST", address, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
        assertThat(answer.body()).contains("no-catalogue");
        assertThat(house.ask(administrator, "POST", "/v1/connections/none/fetch-statuses", "")
                .statusCode()).isEqualTo(404);
        assertThat(house.ask(house.token(Role.SUPERVISOR, ""), "POST", address, "").statusCode())
                .isEqualTo(403);
        configure("{\"id\":\"crm\",\"connector\":\"webhook\",\"direction\":\"outbound\","
                + "\"outbound\":{\"rules\":[{\"set\":\"Free\"}]}}");
        await().untilAsserted(() -> assertThat(house.ask(administrator, "POST",
                "/v1/connections/crm/fetch-statuses", "").body()).contains("settings.url"));
    }
}

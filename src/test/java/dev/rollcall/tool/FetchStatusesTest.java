package dev.rollcall.tool;

import static dev.rollcall.tool.Joined.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.connector.contract.Vendor;
import dev.rollcall.connector.contract.Vendor.Can;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// `POST /v1/connections/{id}/fetch-statuses`, asked of a server that is joined to every system
/// which has a catalogue.
@Execution(ExecutionMode.CONCURRENT)
final class FetchStatusesTest {

    static final List<Vendor> ASKED = Stream.of(Vendor.values())
            .filter(vendor -> vendor.can(Can.DEFINE) || vendor == Vendor.MICROSOFT_TEAMS).toList();
    static final List<Vendor> DEFINE = Stream.of(Vendor.values())
            .filter(vendor -> vendor.can(Can.DEFINE)).toList();

    @ParameterizedTest
    @FieldSource("ASKED")
    void their_statuses_come_in_and_rows_that_need_another_are_named(
            Vendor vendor, @TempDir Path folder) throws Exception {
        try (var joined = Joined.to(vendor, folder)) {
            var theirs = joined.there().statuses();
            var answer = joined.fetchStatuses();
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(list(answer, "added")).containsExactlyInAnyOrderElementsOf(theirs);
            assertThat(object(answer)).containsEntry("statuses", (long) theirs.size())
                    .containsEntry("gone", List.of(Joined.GONE))
                    .containsEntry("rows", List.of(row("inbound", "in-gone"),
                            row("outbound", "out-gone")));

            var known = new ArrayList<>(theirs);
            known.add(Joined.GONE);
            assertThat(configured(joined)).extracting("id")
                    .containsExactlyInAnyOrderElementsOf(known);

            await().untilAsserted(() ->
                    assertThat(joined.fetchStatuses().statusCode()).isEqualTo(200));
            var again = joined.fetchStatuses();
            assertThat(list(again, "added")).isEmpty();
            assertThat(list(again, "changed")).isEmpty();
        }
    }

    @ParameterizedTest
    @FieldSource("DEFINE")
    void what_is_made_there_while_the_line_is_up_comes_in(Vendor vendor, @TempDir Path folder)
            throws Exception {
        try (var joined = Joined.to(vendor, folder)) {
            joined.there().define("Siesta");
            var answer = joined.fetchStatuses();
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(list(answer, "added")).contains("Siesta");
        }
    }

    @ParameterizedTest
    @FieldSource("ASKED")
    void a_system_that_is_down_is_named_with_what_it_did_and_nothing_changes(
            Vendor vendor, @TempDir Path folder) throws Exception {
        try (var joined = Joined.to(vendor, folder)) {
            var before = joined.get("/v1/config");
            joined.there().close();
            if (vendor == Vendor.MICROSOFT_TEAMS) {
                await().untilAsserted(() ->
                        assertThat(joined.health()).containsEntry("up", false));
            }
            isDown(joined.fetchStatuses());
            await().untilAsserted(() -> {
                var answer = joined.fetchStatuses();
                isDown(answer);
                assertThat(answer.body()).contains("expected", "found");
            });
            var after = joined.get("/v1/config");
            assertThat(after.headers().firstValue("ETag"))
                    .isEqualTo(before.headers().firstValue("ETag"));
            assertThat(after.body()).isEqualTo(before.body());
        }
    }

    private static void isDown(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After")).contains("10");
        assertThat(object(answer)).containsEntry("code", "connection-down")
                .extractingByKey("detail").asString().startsWith("cannot ask 'there': ")
                .doesNotContain("Exception");
    }

    private static Map<String, Object> row(String table, String row) {
        return Map.of("status", Joined.GONE, "table", table, "row", row);
    }

    @SuppressWarnings("unchecked")
    private static List<String> list(HttpResponse<String> answer, String field) {
        return (List<String>) object(answer).get(field);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> configured(Joined joined) {
        var connections = (List<Map<String, Object>>) object(joined.get("/v1/config"))
                .get("connections");
        return (List<Map<String, Object>>) connections.getFirst().get("statuses");
    }
}

package dev.rollcall.api;

import static dev.rollcall.api.OpenHouse.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an orchestrator and Prometheus ask, on a port of their own.
final class ManagementTest {

    private static final Pattern SAMPLE =
            Pattern.compile("[a-zA-Z_:][\\w:]*(\\{.*\\})? [-+\\w.]+");

    private OpenHouse house;

    @BeforeEach
    void open(@TempDir Path folder) {
        house = OpenHouse.open(folder);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private HttpResponse<String> ask(String method, String path) {
        return house.send(HttpRequest.newBuilder(house.managementUri(path))
                .method(method, HttpRequest.BodyPublishers.noBody()).build());
    }

    private String metrics() {
        return ask("GET", "/metrics").body();
    }

    @Test
    void a_house_in_order_has_started_lives_and_is_ready() {
        for (var question : List.of("started", "live", "ready")) {
            var answer = ask("GET", "/health/" + question);
            assertThat(answer.statusCode()).as(question).isEqualTo(200);
            assertThat(object(answer)).containsEntry("status", "up").containsEntry("checks",
                    Map.of("process", "running", "shard-0", "running"));
        }
    }

    @Test
    void without_a_journal_it_is_alive_and_not_ready() {
        house.engine().close();
        var answer = ask("GET", "/health/ready");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(object(answer)).containsEntry("status", "down");
        assertThat(answer.body()).contains("\"shard-0\":\"closed\"");
        assertThat(ask("GET", "/health/live").statusCode()).isEqualTo(200);
        assertThat(ask("GET", "/health/started").statusCode()).isEqualTo(200);
    }

    @Test
    void numbers_are_as_prometheus_reads_them_and_count_what_was_asked() {
        var answer = ask("GET", "/metrics");
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("text/plain; version=0.0.4; charset=utf-8");
        house.get(house.administrator(), "/v1/agents/ana");
        try (var _ = Listening.to(house, house.administrator(), "")) {
            assertThat(metrics().lines()).allMatch(line -> line.startsWith("# ")
                    || SAMPLE.matcher(line).matches())
                    .contains("rollcall_streams 1.0")
                    .anyMatch(line -> line.startsWith("rollcall_http_request_seconds_count")
                            && line.contains("route=\"/v1/agents/{id}\"")
                            && line.endsWith(" 1"));
        }
    }

    @Test
    void numbers_name_no_agent_and_no_token() {
        var token = house.administrator();
        house.get(token, "/v1/agents/ana");
        house.get(token, "/v1/agents/a-name-from-the-street");
        house.get(token, "/a-path-from-the-street");
        assertThat(metrics()).doesNotContain("ana\"").doesNotContain(token)
                .doesNotContain("from-the-street");
    }

    @Test
    void the_street_does_not_see_them_and_they_show_nothing_of_the_street() {
        for (var path : List.of("/health/live", "/health/ready", "/metrics")) {
            assertThat(house.get(house.administrator(), path).statusCode()).isEqualTo(404);
            assertThat(ask("POST", path).statusCode()).isEqualTo(405);
            assertThat(ask("GET", path + "?no-such=1").statusCode()).isEqualTo(400);
        }
        var beside = ask("GET", "/v1/agents");
        assertThat(beside.statusCode()).isEqualTo(404);
        assertThat(object(beside)).containsEntry("code", "not-found");
    }
}

package dev.rollcall.api;

import static dev.rollcall.api.OpenHouse.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.wire.document.Documents;
import dev.rollcall.wire.document.Unreadable;
import dev.rollcall.wire.json.Json;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The configuration as a document: nobody's work is overwritten unread.
final class ConfigTest {

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

    private HttpResponse<String> ask(String method, String path, String body,
            String... headers) {
        return house.ask(administrator, method, path, body, headers);
    }

    private String tag() {
        return ask("GET", "/v1/config", "").headers().firstValue("ETag").orElseThrow();
    }

    @Test
    void what_was_shown_can_be_sent_back_in_json_and_in_yaml() throws Unreadable {
        var json = ask("GET", "/v1/config", "");
        var yaml = ask("GET", "/v1/config", "", "Accept", "application/yaml");
        assertThat(yaml.headers().firstValue("Content-Type")).contains("application/yaml");
        assertThat(Documents.one("x.yaml", yaml.body()).tree())
                .isEqualTo(Json.read(json.body()));
        assertThat(ask("PUT", "/v1/config", json.body(), "If-Match", tag()).statusCode())
                .isEqualTo(200);
        assertThat(ask("PUT", "/v1/config", yaml.body(), "If-Match", tag(),
                "Content-Type", "application/yaml").statusCode()).isEqualTo(200);
        assertThat(ask("GET", "/v1/config", "").body()).isEqualTo(json.body());
    }

    @Test
    void the_version_is_told_and_needed() {
        var body = ask("GET", "/v1/config", "").body();
        var tag = tag();
        assertThat(tag).matches("\"v\\d+\"");
        assertThat(ask("GET", "/v1/config", "", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
        assertThat(ask("PUT", "/v1/config", body).statusCode()).isEqualTo(428);
        assertThat(ask("PUT", "/v1/config", body, "If-Match", "\"v999\"").statusCode())
                .isEqualTo(412);
        assertThat(ask("PUT", "/v1/config", body, "If-Match", "W/" + tag).statusCode())
                .isEqualTo(412);
        var done = ask("PUT", "/v1/config", body, "If-Match", tag);
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(done.headers().firstValue("ETag")).contains(tag());
        assertThat(ask("PUT", "/v1/config", body, "If-Match", "*").statusCode()).isEqualTo(200);
    }

    @Test
    void what_is_allowed_and_hardly_meant_is_said_when_it_is_saved() {
        var body = "{\"statuses\":[{\"id\":\"odd\",\"label\":\"Busy elsewhere\","
                + "\"base\":\"available\"}]}";
        var saved = ask("PUT", "/v1/config", body, "If-Match", tag());
        assertThat(saved.statusCode()).isEqualTo(200);
        assertThat(object(saved)).containsEntry("usable", true).containsEntry("errors", List.of());
        assertThat(saved.body()).contains("illogical-base").contains("/statuses/0");
        assertThat(saved.body()).isEqualTo(ask("POST", "/v1/config/check", body).body());
    }

    @Test
    void of_many_who_change_the_same_version_one_wins() throws Exception {
        var body = ask("GET", "/v1/config", "").body();
        var tag = tag();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, 16).mapToObj(number -> threads.submit(() ->
                    ask("PUT", "/v1/config", body.replace("\"Lunch\"", "\"Lunch " + number + "\""),
                            "If-Match", tag).statusCode())).toList();
            var codes = new ArrayList<Integer>();
            for (var one : all) codes.add(one.get());
            assertThat(codes).containsOnly(200, 412).containsOnlyOnce(200);
        }
    }

    @Test
    void every_error_is_told_with_its_line_and_column() {
        var yaml = """
                queues: [support]
                workstreams:
                  - id: chat
                    chanel: chat
                default: lunch
                """;
        var answer = ask("PUT", "/v1/config", yaml, "If-Match", tag(),
                "Content-Type", "application/yaml");
        assertThat(answer.statusCode()).isEqualTo(422);
        var problem = object(answer);
        assertThat(problem).containsEntry("code", "invalid-configuration");
        assertThat((List<?>) problem.get("errors")).anySatisfy(error ->
                assertThat((Map<?, ?>) error).isEqualTo(Map.of("pointer",
                        "/workstreams/0/chanel", "line", 4L, "column", 13L, "code", "unknown-key",
                        "detail", ((Map<?, ?>) error).get("detail"))));
    }

    @Test
    void text_that_is_no_document_is_told_with_its_line_and_column() {
        var answer = ask("PUT", "/v1/config", "queues: [a\nb: c", "If-Match", tag(),
                "Content-Type", "application/yaml");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(object(answer)).containsEntry("code", "malformed-body");
        assertThat(answer.body()).contains("\"line\":2");
    }

    @Test
    void check_says_what_there_is_to_say_and_keeps_nothing() {
        var good = ask("POST", "/v1/config/check", "{\"queues\":[\"a\"]}");
        assertThat(object(good)).containsEntry("usable", true);
        var bad = ask("POST", "/v1/config/check", "{\"quues\":[\"a\"]}");
        assertThat(bad.statusCode()).isEqualTo(200);
        assertThat(object(bad)).containsEntry("usable", false);
        assertThat(bad.body()).contains("/quues").contains("unknown-key");
        assertThat(ask("GET", "/v1/config", "").body()).contains("support");
    }

    @Test
    void agents_that_a_replacement_does_not_name_are_removed_and_kept_without_the_key() {
        var tag = tag();
        assertThat(ask("PUT", "/v1/config", "{\"agents\":{\"ana\":{\"name\":\"A\"}}}",
                "If-Match", tag).statusCode()).isEqualTo(200);
        assertThat(ask("GET", "/v1/agents/bob", "").statusCode()).isEqualTo(404);
        assertThat(ask("GET", "/v1/agents/ana", "").statusCode()).isEqualTo(200);
        assertThat(ask("PUT", "/v1/config", "{\"queues\":[\"x\"]}", "If-Match", tag())
                .statusCode()).isEqualTo(200);
        assertThat(ask("GET", "/v1/agents/ana", "").statusCode()).isEqualTo(200);
    }

    @Test
    void a_status_in_use_cannot_be_deleted() {
        assertThat(ask("POST", "/v1/commands", "[{\"do\":\"sign-in\",\"agent\":\"ana\"},"
                + "{\"do\":\"set-presence\",\"agent\":\"ana\",\"status\":\"lunch\"}]")
                .statusCode()).isEqualTo(200);
        var answer = ask("PUT", "/v1/config", "{\"queues\":[\"support\",\"sales\"]}",
                "If-Match", tag());
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(object(answer)).containsEntry("code", "status-in-use");
        assertThat(answer.body()).contains("ana");
    }

    @Test
    void part_of_a_configuration_is_laid_over_it() {
        assertThat(ask("POST", "/v1/commands",
                "{\"do\":\"configure\",\"statuses\":[{\"id\":\"lunch\",\"label\":\"Meal\"}]}")
                .statusCode()).isEqualTo(200);
        assertThat(ask("GET", "/v1/config", "").body()).contains("Meal").contains("training");
        var wrong = ask("POST", "/v1/commands", "{\"do\":\"configure\",\"queuess\":[]}");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(object(wrong)).containsEntry("code", "invalid-configuration");
    }
}

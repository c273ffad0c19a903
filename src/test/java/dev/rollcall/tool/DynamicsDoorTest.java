package dev.rollcall.tool;

import static dev.rollcall.tool.Joined.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.connector.contract.There;
import dev.rollcall.connector.contract.Vendor;
import dev.rollcall.simulator.dynamics.Presence;
import dev.rollcall.testkit.Golden;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Dataverse's webhooks at the door of a whole server, which looks by itself once an hour: what it
/// knows, it knows from them.
final class DynamicsDoorTest {

    private static final String EVENTS = Joined.CONNECTION + "/events";
    private static final String KEY = "open-sesame";

    private Joined joined;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        joined = Joined.listening(Vendor.DYNAMICS_365, folder);
        await().untilAsserted(() -> assertThat(seen()).isNotEmpty());
        assertThat(joined.post("/v1/agents/ana/sessions", Map.of("session", "desk")).statusCode())
                .isEqualTo(201);
    }

    @AfterEach
    void close() {
        joined.close();
    }

    private Map<String, Object> ana() {
        return object(joined.get("/v1/agents/ana"));
    }

    @SuppressWarnings("unchecked")
    private String seen() {
        var connections = (Map<String, Map<String, Object>>) ana()
                .getOrDefault("connections", Map.of());
        return String.valueOf(connections.getOrDefault(There.CONNECTION, Map.of())
                .getOrDefault("observed", ""));
    }

    private HttpResponse<String> post(String query, String body, String... headers) {
        var request = HttpRequest.newBuilder(joined.uri(EVENTS + query))
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        for (var i = 0; i < headers.length; i += 2) request.header(headers[i], headers[i + 1]);
        return joined.send(request);
    }

    private String notice(Presence presence, String request) {
        return Golden.text("connectors/dynamics/notice.json")
                .replace("97C9F00D-0000-4000-8000-000000000001", joined.there().ana())
                .replace(Presence.DO_NOT_DISTURB.id(), presence.id())
                .replace("1722582038000", Long.toString(Instant.now().toEpochMilli()))
                .replace("c0ffee00-0000-4000-8000-000000000001", request);
    }

    private static void isRefused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(object(answer)).containsEntry("code", code);
        assertThat(answer.body()).doesNotContain(KEY);
    }

    @Test
    void what_somebody_does_there_comes_in_by_the_webhook() {
        joined.there().choose("Away");
        await().untilAsserted(() -> assertThat(seen()).isEqualTo("Away"));
        assertThat(ana()).containsEntry("presence", "away");
    }

    @Test
    void the_key_is_taken_from_the_header_or_the_query() {
        var header = post("", notice(Presence.AWAY, "r-1"), "webhook-key", KEY);
        assertThat(header.statusCode()).as(header.body()).isEqualTo(202);
        assertThat(seen()).isEqualTo("Away");
        var query = post("?code=" + KEY, notice(Presence.AVAILABLE, "r-2"));
        assertThat(query.statusCode()).as(query.body()).isEqualTo(202);
        assertThat(seen()).isEqualTo("Available");
    }

    @Test
    void without_the_key_nothing_is_even_read() {
        var before = seen();
        for (var query : List.of("", "?code=", "?code=open-sesam")) {
            isRefused(post(query, notice(Presence.AWAY, "r-1")), 401, "bad-signature");
            isRefused(post(query, "{"), 401, "bad-signature");
        }
        isRefused(post("", notice(Presence.AWAY, "r-1"), "webhook-key", "guess"), 401,
                "bad-signature");
        isRefused(post("", notice(Presence.AWAY, "r-1"), "Authorization", "Bearer " + KEY), 401,
                "bad-signature");
        isRefused(post("?code=" + KEY + "&tenant=others", notice(Presence.AWAY, "r-1")), 401,
                "bad-signature");
        assertThat(seen()).isEqualTo(before);
    }

    @Test
    void what_is_too_large_or_no_notice_is_declined_and_changes_nothing() {
        var before = seen();
        isRefused(post("?code=" + KEY, "{\"a\":\"" + "x".repeat(2 << 20) + "\"}"), 413,
                "body-too-large");
        isRefused(post("?code=" + KEY, "<html>"), 400, "malformed-body");
        isRefused(post("?code=" + KEY, "[]"), 422, "invalid-body");
        isRefused(post("?code=" + KEY, notice(Presence.AWAY, "r-1")
                .replace("\"msdyn_agentstatus\"", "\"account\"")), 422, "invalid-body");
        assertThat(seen()).isEqualTo(before);
    }

    @Test
    void a_notice_that_comes_again_is_no_news() {
        var away = notice(Presence.AWAY, "r-1");
        assertThat(post("?code=" + KEY, away).statusCode()).isEqualTo(202);
        assertThat(ana()).containsEntry("presence", "away");
        var available = joined.send(joined.request("/v1/agents/ana/presence")
                .PUT(BodyPublishers.ofString("{\"status\":\"available\"}")));
        assertThat(available.statusCode()).as(available.body()).isEqualTo(200);
        assertThat(post("?code=" + KEY, away).statusCode()).isEqualTo(202);
        assertThat(ana()).containsEntry("presence", "available");
    }

    @Test
    void while_the_line_is_down_it_is_to_come_again(@TempDir Path other) throws Exception {
        joined.close();
        joined = Joined.to(Vendor.DYNAMICS_365, other);
        joined.there().close();
        await().untilAsserted(() -> {
            var answer = post("?code=" + KEY, notice(Presence.AWAY, "r-1"));
            isRefused(answer, 503, "unavailable");
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        });
    }
}

package dev.rollcall.api;

import static dev.rollcall.api.OpenHouse.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.access.Role;
import dev.rollcall.wire.json.Json;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every call as its users make it, against a whole hub.
final class CallsTest {

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

    private Map<String, Object> agent(String id) {
        return object(ask("GET", "/v1/agents/" + id, ""));
    }

    private void signIn(String agent) {
        assertThat(ask("POST", "/v1/agents/" + agent + "/sessions", "{\"session\":\"s1\"}")
                .statusCode()).isEqualTo(201);
    }

    @Test
    void a_command_is_answered_with_what_happened() {
        signIn("ana");
        var answer = ask("POST", "/v1/commands",
                "{\"do\":\"set-presence\",\"agent\":\"ana\",\"status\":\"lunch\"}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(object(answer)).containsEntry("accepted", true).containsKey("offset");
        assertThat(answer.body()).contains("claim-made").contains("lunch");
        assertThat(agent("ana")).containsEntry("presence", "lunch");
    }

    @Test
    void a_list_is_applied_in_order_and_each_has_its_answer() {
        var answer = ask("POST", "/v1/commands", """
                [{"do":"sign-in","agent":"ana"},
                 {"do":"set-presence","agent":"ana","status":"nonsense"},
                 {"do":"set-presence","agent":"ana","status":"lunch"},
                 {"do":"set-presence","agent":"ana","status":"meeting"}]""");
        assertThat(answer.statusCode()).isEqualTo(200);
        @SuppressWarnings("unchecked")
        var answers = (List<Map<String, Object>>) Json.read(answer.body());
        assertThat(answers).extracting(one -> one.get("accepted"))
                .containsExactly(true, false, true, true);
        assertThat(answers.get(1)).containsEntry("status", 404L)
                .containsEntry("code", "unknown-status");
        assertThat(agent("ana")).containsEntry("presence", "meeting");
    }

    @Test
    void a_list_with_something_unreadable_does_nothing_and_says_all_of_it() {
        var answer = ask("POST", "/v1/commands", """
                [{"do":"sign-in","agent":"ana"},
                 {"do":"sing-in","agent":"ana"},
                 {"do":"set-presence","agent":"ana"}]""");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("\"pointer\":\"/1/do\"")
                .contains("\"pointer\":\"/2/status\"").contains("did you mean 'sign-in'");
        assertThat(agent("ana")).containsEntry("presence", "offline");
    }

    @Test
    void a_list_of_a_thousand_is_taken_and_one_more_is_not() {
        var one = "{\"do\":\"set-ready\",\"agent\":\"ana\",\"ready\":true}";
        var thousand = IntStream.range(0, 1_000).mapToObj(_ -> one)
                .collect(Collectors.joining(",", "[", "]"));
        assertThat(ask("POST", "/v1/commands", thousand).statusCode()).isEqualTo(200);
        var more = ask("POST", "/v1/commands", thousand.replace("]", "," + one + "]"));
        assertThat(more.statusCode()).isEqualTo(422);
        assertThat(more.body()).contains("too-many");
        assertThat(ask("POST", "/v1/commands", "[]").body()).isEqualTo("[]");
    }

    @Test
    void a_refusal_is_a_problem_with_its_code() {
        var answer = ask("PUT", "/v1/agents/nobody/presence", "{\"status\":\"lunch\"}");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(object(answer)).containsEntry("code", "unknown-agent")
                .containsEntry("title", "Unknown agent").containsEntry("status", 404L)
                .containsEntry("type", "urn:rollcall:problem:unknown-agent");
        assertThat(object(ask("PUT", "/v1/agents/ana/presence", "{\"status\":\"lunch\"}")))
                .containsEntry("code", "not-signed-in").containsEntry("status", 409L);
        signIn("ana");
        var own = house.token(Role.AGENT, "ana");
        assertThat(object(house.ask(own, "PUT", "/v1/agents/ana/presence",
                "{\"status\":\"training\"}"))).containsEntry("code", "status-not-selectable")
                .containsEntry("status", 422L);
    }

    @Test
    void the_everyday_verbs_are_resources() {
        var opened = ask("POST", "/v1/agents/ana/sessions", "");
        assertThat(opened.statusCode()).isEqualTo(201);
        var session = opened.headers().firstValue("Location").orElseThrow();
        assertThat(session).startsWith("/v1/agents/ana/sessions/s-");
        assertThat(ask("PUT", session + "/heartbeat", "").statusCode()).isEqualTo(204);
        assertThat(ask("PUT", "/v1/agents/ana/ready", "{\"ready\":false}").statusCode())
                .isEqualTo(200);
        assertThat(ask("PUT", "/v1/agents/ana/presence",
                "{\"status\":\"lunch\",\"for\":\"10m\",\"reason\":\"soup\"}").statusCode())
                .isEqualTo(200);
        assertThat(agent("ana")).containsEntry("presence", "lunch");
        assertThat(ask("DELETE", session, "").statusCode()).isEqualTo(204);
        assertThat(agent("ana")).containsEntry("presence", "offline");
        assertThat(object(ask("PUT", session + "/heartbeat", "")))
                .containsEntry("code", "unknown-session");
    }

    @Test
    void what_stands_in_the_address_does_not_stand_in_the_body() {
        var answer = ask("PUT", "/v1/agents/ana/presence",
                "{\"status\":\"lunch\",\"agent\":\"bob\"}");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("\"pointer\":\"/agent\"");
    }

    @Test
    void agents_come_page_by_page_in_the_order_of_their_ids() {
        var ids = new ArrayList<Object>();
        var next = "/v1/agents?limit=3";
        while (next != null) {
            var page = object(ask("GET", next, ""));
            for (var one : (List<?>) page.get("agents")) ids.add(((Map<?, ?>) one).get("id"));
            next = (String) page.get("next");
        }
        assertThat(ids).containsExactly("ana", "bob", "cy", "dee");
    }

    @Test
    void agents_are_filtered() {
        signIn("ana");
        assertThat(ids("?team=north")).containsExactly("ana", "bob");
        assertThat(ids("?base=available")).containsExactly("ana");
        assertThat(ids("?base=offline&team=north")).containsExactly("bob");
        assertThat(ids("?queue=sales")).containsExactly("ana", "cy", "dee");
        assertThat(ids("?mismatch=true")).isEmpty();
        assertThat(ids("?mismatch=false")).hasSize(4);
        assertThat(ids("?team=nobody")).isEmpty();
    }

    private List<Object> ids(String query) {
        return ((List<?>) object(ask("GET", "/v1/agents" + query, "")).get("agents")).stream()
                .<Object>map(one -> ((Map<?, ?>) one).get("id")).toList();
    }

    @Test
    void parameters_that_mean_nothing_are_declined() {
        for (var query : List.of("limit=0", "limit=1001", "limit=-1", "limit=1e9", "limit=",
                "base=lunch", "mismatch=perhaps", "cursor=abc", "sort=name", "limit=1&limit=2")) {
            var answer = ask("GET", "/v1/agents?" + query, "");
            assertThat(answer.statusCode()).as(query).isEqualTo(400);
        }
    }

    @Test
    void a_cursor_of_another_question_is_declined() {
        var next = (String) object(ask("GET", "/v1/agents?limit=1", "")).get("next");
        assertThat(object(ask("GET", next + "&team=north", "")))
                .containsEntry("code", "invalid-cursor");
        var other = house.ask(house.administrator(), "GET", next, "");
        assertThat(object(other)).containsEntry("code", "invalid-cursor");
    }

    @Test
    void an_agent_is_configured_and_removed() {
        var added = ask("PUT", "/v1/agents/eve", "{\"name\":\"Eve\",\"team\":\"north\"}");
        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(agent("eve")).containsEntry("team", "north");
        assertThat(ask("PUT", "/v1/agents/eve", "{\"name\":\"Eva\",\"team\":\"south\"}")
                .statusCode()).isEqualTo(200);
        assertThat(agent("eve")).containsEntry("team", "south");
        var wrong = ask("PUT", "/v1/agents/eve", "{\"queues\":[\"suport\"]}");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("invalid-configuration")
                .contains("\"pointer\":\"/queues\"");
        assertThat(ask("DELETE", "/v1/agents/eve", "").statusCode()).isEqualTo(204);
        assertThat(ask("GET", "/v1/agents/eve", "").statusCode()).isEqualTo(404);
        assertThat(ask("DELETE", "/v1/agents/eve", "").statusCode()).isEqualTo(404);
    }

    @Test
    void work_is_created_and_moved_on() {
        signIn("ana");
        assertThat(ask("PUT", "/v1/agents/ana/ready", "{\"ready\":true}").statusCode())
                .isEqualTo(200);
        var created = ask("POST", "/v1/work", "{\"workstream\":\"voice\",\"queue\":\"sales\"}");
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        var work = created.headers().firstValue("Location").orElseThrow();
        assertThat(object(ask("GET", work, ""))).containsEntry("state", "offered");
        var own = house.token(Role.AGENT, "ana");
        assertThat(house.ask(own, "POST", work + "/accept", "").statusCode()).isEqualTo(200);
        assertThat(object(ask("GET", work, ""))).containsEntry("state", "connected");
        assertThat(object(house.ask(own, "POST", work + "/accept", "")))
                .containsEntry("code", "wrong-state").containsEntry("status", 409L);
        assertThat(ask("POST", work + "/explode", "").statusCode()).isEqualTo(404);
        assertThat(ask("GET", "/v1/work/none", "").statusCode()).isEqualTo(404);
    }
}

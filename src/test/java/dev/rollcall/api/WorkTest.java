package dev.rollcall.api;

import static dev.rollcall.api.OpenHouse.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.access.Role;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Work, offers and queues as supervisors, agents and programs ask for them.
final class WorkTest {

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

    private void does(String... commands) {
        for (var command : commands) {
            var answer = house.ask(administrator, "POST", "/v1/commands", command);
            assertThat(answer.statusCode()).as(command + answer.body()).isEqualTo(200);
        }
    }

    private void present(String... agents) {
        for (var agent : agents) {
            does("{\"do\":\"sign-in\",\"agent\":\"" + agent + "\"}",
                    "{\"do\":\"set-ready\",\"agent\":\"" + agent + "\",\"ready\":true}");
        }
    }

    private void enqueue(String work, String queue) {
        does("{\"do\":\"enqueue\",\"work\":\"" + work + "\",\"workstream\":\"chat\",\"queue\":\""
                + queue + "\",\"attributes\":{\"customer\":\"Zoe\"}}");
    }

    private Map<String, Object> get(String path) {
        var answer = house.get(administrator, path);
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
        return object(answer);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Map<String, Object> page, String member) {
        return (List<Map<String, Object>>) Objects.requireNonNull(page.get(member));
    }

    private static List<Object> all(Map<String, Object> page, String member, String key) {
        return list(page, member).stream().<Object>map(one -> one.get(key)).toList();
    }

    private static String code(HttpResponse<String> answer) {
        return answer.statusCode() + " " + object(answer).get("code");
    }

    @Test
    void work_is_listed_by_state_queue_and_agent_page_by_page() {
        present("bob");
        enqueue("w1", "support");
        enqueue("w2", "sales");
        enqueue("w3", "sales");
        does("{\"do\":\"accept\",\"work\":\"w1\"}", "{\"do\":\"cancel\",\"work\":\"w3\"}");

        assertThat(all(get("/v1/work"), "work", "id")).containsExactly("w1", "w2");
        assertThat(all(get("/v1/work?state=connected,cancelled"), "work", "id"))
                .containsExactly("w1", "w3");
        assertThat(all(get("/v1/work?queue=sales"), "work", "id")).containsExactly("w2");
        assertThat(all(get("/v1/work?agent=bob"), "work", "id")).containsExactly("w1");
        assertThat(all(get("/v1/work?team=south"), "work", "id")).containsExactly("w2");
        assertThat(all(get("/v1/work?workstream=voice"), "work", "id")).isEmpty();
        var ids = new ArrayList<Object>();
        for (var next = "/v1/work?limit=1"; next != null;) {
            var page = get(next);
            ids.addAll(all(page, "work", "id"));
            next = (String) page.get("next");
        }
        assertThat(ids).containsExactly("w1", "w2");
        for (var query : List.of("state=lunch", "state=", "limit=0", "cursor=x", "sort=id")) {
            assertThat(house.get(administrator, "/v1/work?" + query).statusCode())
                    .as(query).isEqualTo(400);
        }
    }

    @Test
    void a_waiting_item_names_who_might_get_it_and_what_would_open_the_gate() {
        present("bob");
        does("{\"do\":\"set-presence\",\"agent\":\"bob\",\"status\":\"lunch\"}");
        enqueue("w1", "support");

        assertThat(get("/v1/work/w1")).containsEntry("state", "enqueued")
                .containsEntry("waiting", 1L);
        var candidates = get("/v1/work/w1/candidates");
        assertThat(candidates).containsEntry("total", 4L);
        assertThat(list(candidates, "candidates").getFirst()).containsEntry("agent", "bob")
                .containsEntry("gates", List.of("presence-not-allowed"))
                .containsEntry("opensWhen", "the presence changes to one the workstream allows");
        assertThat(list(get("/v1/work/w1/candidates?limit=2"), "candidates")).hasSize(2);
        var south = house.token(Role.SUPERVISOR, "sol", "south");
        assertThat(all(object(house.get(south, "/v1/work/w1/candidates")), "candidates", "agent"))
                .containsExactly("cy");
    }

    @Test
    void a_queue_says_how_much_waits_since_when_in_line_and_who_is_there() {
        present("bob");
        enqueue("w1", "support");
        enqueue("w2", "sales");
        enqueue("w3", "sales");

        assertThat(all(get("/v1/queues"), "queues", "id")).containsExactly("sales", "support");
        var sales = get("/v1/queues/sales");
        assertThat(sales).containsEntry("waiting", 2L).containsEntry("offered", 0L)
                .containsEntry("oldest", get("/v1/work/w2").get("since"))
                .containsEntry("candidates", List.of());
        assertThat(all(sales, "items", "id")).containsExactly("w2", "w3");
        var support = get("/v1/queues/support");
        assertThat(support).containsEntry("waiting", 0L).containsEntry("offered", 1L)
                .doesNotContainKey("oldest");
        assertThat(list(support, "candidates").getFirst()).containsEntry("agent", "bob")
                .containsEntry("routable", List.of("voice", "chat"));
        assertThat(code(house.get(administrator, "/v1/queues/nowhere")))
                .isEqualTo("404 unknown-queue");
    }

    @Test
    void an_offer_is_shown_while_it_waits_for_an_answer() {
        present("bob");
        enqueue("w1", "support");

        var offer = get("/v1/offers/w1");
        assertThat(offer).containsEntry("agent", "bob").containsEntry("queue", "support")
                .containsEntry("until", get("/v1/work/w1").get("offerEnds"))
                .containsEntry("attributes", Map.of("customer", "Zoe"));
        assertThat(all(get("/v1/offers?agent=bob"), "offers", "work")).containsExactly("w1");
        assertThat(list(get("/v1/offers?agent=ana"), "offers")).isEmpty();
        does("{\"do\":\"accept\",\"work\":\"w1\"}");
        assertThat(list(get("/v1/offers"), "offers")).isEmpty();
        assertThat(code(house.get(administrator, "/v1/offers/w1"))).isEqualTo("404 unknown-offer");
    }

    @Test
    void an_agent_sees_the_own_work_offers_and_queues_and_nothing_else() {
        present("bob");
        enqueue("w1", "support");
        enqueue("w2", "sales");
        var bob = house.token(Role.AGENT, "bob");
        var ana = house.token(Role.AGENT, "ana");

        assertThat(all(object(house.get(bob, "/v1/work")), "work", "id")).containsExactly("w1");
        assertThat(all(object(house.get(bob, "/v1/offers")), "offers", "work"))
                .containsExactly("w1");
        assertThat(all(object(house.get(bob, "/v1/queues")), "queues", "id"))
                .containsExactly("support");
        assertThat(code(house.get(bob, "/v1/queues/sales"))).isEqualTo("404 unknown-queue");
        assertThat(list(object(house.get(ana, "/v1/work")), "work")).isEmpty();
        assertThat(list(object(house.get(ana, "/v1/offers")), "offers")).isEmpty();
        assertThat(code(house.get(ana, "/v1/work/w1"))).isEqualTo("404 unknown-work");
        assertThat(code(house.ask(ana, "POST", "/v1/work/w1/accept", "")))
                .isEqualTo("404 unknown-work");
    }

    @Test
    void a_screen_on_the_wall_learns_nothing_of_customers() {
        present("bob");
        enqueue("w1", "support");
        var wall = house.token(Role.WALLBOARD, "");
        enqueue("w2", "sales");
        for (var path : List.of("/v1/work", "/v1/work/w1", "/v1/offers", "/v1/queues/sales")) {
            assertThat(house.get(wall, path).body()).as(path).contains("\"w")
                    .doesNotContain("Zoe");
        }
    }

    @Test
    void in_a_transfer_only_the_owner_moves_and_only_the_other_answers() {
        present("ana", "bob");
        does("{\"do\":\"offer\",\"work\":\"w1\",\"workstream\":\"chat\",\"agent\":\"ana\"}",
                "{\"do\":\"accept\",\"work\":\"w1\",\"agent\":\"ana\"}",
                "{\"do\":\"transfer\",\"work\":\"w1\",\"to\":{\"agent\":\"bob\"}}");
        var ana = house.token(Role.AGENT, "ana");
        var bob = house.token(Role.AGENT, "bob");

        assertThat(get("/v1/offers/w1")).containsEntry("agent", "bob").containsEntry("from", "ana");
        assertThat(object(house.get(ana, "/v1/offers")).get("offers")).isEqualTo(List.of());
        assertThat(code(house.ask(ana, "POST", "/v1/work/w1/accept", "")))
                .isEqualTo("409 wrong-state");
        assertThat(code(house.ask(bob, "POST", "/v1/work/w1/close", "")))
                .isEqualTo("403 not-allowed");
        assertThat(code(house.ask(bob, "POST", "/v1/work/w1/accept", "{\"agent\":\"ana\"}")))
                .isEqualTo("403 not-allowed");
        assertThat(house.ask(bob, "POST", "/v1/work/w1/accept", "").statusCode()).isEqualTo(200);
        assertThat(get("/v1/work/w1")).containsEntry("agent", "bob");
    }

    @Test
    void what_cannot_be_is_declined_with_its_reason() {
        present("bob");
        enqueue("w1", "support");
        var cases = Map.of(
                "POST /v1/work/none/accept", "404 unknown-work",
                "POST /v1/work/w1/resume", "409 wrong-state",
                "POST /v1/work/w1/close", "409 wrong-state",
                "POST /v1/work/w1/explode", "404 unknown-verb",
                "POST /v1/work/w1/accept {\"agent\":\"ana\"}", "409 wrong-state",
                "POST /v1/work/w1/accept {\"agent\":\"zed\"}", "404 unknown-agent",
                "POST /v1/work/w1/accept {\"angry\":true}", "422 invalid-body",
                "POST /v1/work {\"workstream\":\"chat\",\"queue\":\"nowhere\"}",
                "404 unknown-queue",
                "POST /v1/work {\"workstream\":\"fax\",\"queue\":\"sales\"}",
                "404 unknown-workstream",
                "POST /v1/work {\"workstream\":\"chat\",\"queue\":\"sales\",\"work\":\"w1\"}",
                "409 work-exists");
        cases.forEach((asked, answer) -> {
            var words = asked.split(" ", 3);
            assertThat(code(house.ask(administrator, words[0], words[1],
                    words.length > 2 ? words[2] : ""))).as(asked).isEqualTo(answer);
        });
        assertThat(get("/v1/work/w1")).containsEntry("state", "offered");
        does("{\"do\":\"accept\",\"work\":\"w1\"}", "{\"do\":\"close\",\"work\":\"w1\"}");
        assertThat(code(house.ask(administrator, "POST", "/v1/work/w1/accept", "")))
                .isEqualTo("409 wrong-state");
    }
}

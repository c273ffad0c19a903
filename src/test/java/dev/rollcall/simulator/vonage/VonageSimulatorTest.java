package dev.rollcall.simulator.vonage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.VirtualTime;
import dev.rollcall.wire.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The simulated account, asked over HTTP by somebody who has read Vonage's documents.
final class VonageSimulatorTest {

    private static final String ANA = "00000000-0000-4000-8000-000000000001";
    private static final String BEN = "00000000-0000-4000-8000-000000000002";
    private static final String V1 = "application/vnd.newvoicemedia.v1+json";
    private static final String V3 = "application/vnd.newvoicemedia.v3+json";
    private static final String V4 = "application/vnd.newvoicemedia.v4+json";

    private final HttpClient http = HttpClient.newHttpClient();
    private final VirtualTime time = new VirtualTime();
    private VonageSimulator vonage;
    private String token;

    @BeforeEach
    void open() throws Exception {
        var people = IntStream.rangeClosed(1, 60).mapToObj(i -> new VonageSimulator.Person(
                "00000000-0000-4000-8000-%012d".formatted(i), "%03d".formatted(i), "Agent " + i));
        vonage = new VonageSimulator(0, people.toList(), time, new Random(7));
        vonage.wrapUp(Duration.ofSeconds(30));
        token = token(VonageSimulator.CLIENT_ID, "users:write users:read stats");
    }

    @AfterEach
    void close() {
        http.close();
        vonage.close();
    }

    @Test
    void a_presence_is_set_and_read() throws Exception {
        time.pass(Duration.ofMillis(730));
        var set = patch(ANA, Map.of("presenceId", id("Break")));
        assertThat(set.statusCode()).isEqualTo(200);
        assertThat(tree(set)).isEqualTo(Map.of("userId", ANA,
                "updated", "2026-03-02T09:00:00.730Z",
                "presence", Map.of("presenceId", id("Break"), "selectable", true,
                        "category", Map.of("categoryType", "Away", "description", "Away",
                                "subCategory", "Away"),
                        "description", "Break")));
        assertThat(tree(get("/agents/" + ANA + "/presence", V1))).isEqualTo(tree(set));
        assertThat(vonage.shown(ANA)).isEqualTo("Break");
    }

    @Test
    void a_presence_set_during_a_call_stands_when_wrapping_up_is_over() throws Exception {
        vonage.choose(ANA, "Ready");
        var call = vonage.begin(ANA);
        assertThat(presence(patch(ANA, Map.of("presenceId", id("Training"))))).isEqualTo("Ready");
        vonage.end(ANA, call);
        time.pass(Duration.ofSeconds(29));
        assertThat(vonage.shown(ANA)).isEqualTo("Ready");
        time.pass(Duration.ofSeconds(1));
        assertThat(vonage.shown(ANA)).isEqualTo("Training");
        assertThat(tree(get("/agents/" + ANA + "/presence", V1)))
                .containsEntry("updated", "2026-03-02T09:00:30.000Z");
    }

    @Test
    void after_the_last_of_several_interactions_an_agent_is_ready() {
        vonage.choose(ANA, "Away");
        var first = vonage.begin(ANA);
        var second = vonage.begin(ANA);
        vonage.end(ANA, first);
        time.pass(Duration.ofMinutes(1));
        assertThat(vonage.shown(ANA)).isEqualTo("Away");
        vonage.end(ANA, second);
        vonage.wrappedUp(ANA);
        assertThat(vonage.shown(ANA)).isEqualTo("Ready");
    }

    @Test
    void the_administrator_says_where_calls_lead() {
        vonage.afterCalls("Ready (Offline)");
        vonage.choose(ANA, "Ready");
        vonage.end(ANA, vonage.begin(ANA));
        vonage.wrappedUp(ANA);
        assertThat(vonage.shown(ANA)).isEqualTo("Ready (Offline)");
    }

    @Test
    void work_is_seen_in_the_statistics_and_not_in_the_presence() throws Exception {
        vonage.choose(ANA, "Ready");
        var call = vonage.begin(ANA);
        var busy = status("001");
        assertThat(busy).extracting("presence").extracting("name", "eligibleForRouting")
                .containsExactly("Ready", false);
        assertThat(busy).extracting("workload").extracting("calls", "semiLive", "nonLive")
                .containsExactly(1L, 0L, 0L);
        assertThat(Json.text(busy)).contains("\"medium\":\"Phone\"", "\"state\":\"Connected\"");
        vonage.end(ANA, call);
        time.pass(Duration.ofSeconds(6));
        assertThat(Json.text(status("001"))).contains("\"state\":\"Wrap Up\"");
        time.pass(Duration.ofSeconds(30));
        assertThat(status("001")).containsEntry("interaction", List.of());
    }

    @Test
    void statistics_are_up_to_five_seconds_old() throws Exception {
        assertThat(get("/stats/agent-status", V3).headers().firstValue("Cache-Control"))
                .contains("max-age=5, must-revalidate, private");
        vonage.choose(ANA, "Ready");
        time.pass(Duration.ofMillis(4_999));
        assertThat(Json.text(status("001"))).contains("Logged Out");
        time.pass(Duration.ofMillis(1));
        assertThat(Json.text(status("001"))).doesNotContain("Logged Out");
    }

    @Test
    void statistics_come_in_pages() throws Exception {
        assertThat(tree(get("/stats/agent-status?page=3", V3)).get("meta")).isEqualTo(
                Map.of("page", 3L, "count", 10L, "pageCount", 3L, "totalCount", 60L));
        assertThat(get("/stats/agent-status?page=none", V3).statusCode()).isEqualTo(400);
    }

    @Test
    void fifty_presences_are_asked_for_at_once_and_no_more() throws Exception {
        assertThat((List<?>) Json.read(get(users(50), V1).body())).hasSize(50);
        assertThat(get(users(51), V1).body()).isEqualTo("{\"status\":400,\"title\":\"Query limit\","
                + "\"detail\":\"Request exceeded maximum number for users of 50 in one query.\"}");
    }

    @Test
    void users_have_two_ids() throws Exception {
        assertThat(get("/useradmin/users?limit=1", V4).body())
                .contains("\"userId\":\"" + ANA + "\"", "\"agentDisplayId\":\"001\"");
    }

    @Test
    void those_who_are_ready_are_counted() throws Exception {
        vonage.choose(ANA, "Ready");
        vonage.choose(BEN, "Ready");
        vonage.begin(BEN);
        var asked = "/v0/account/agents/?availability=readyForPhoneCall";
        assertThat(get(asked + "&fields=count", "application/json").body())
                .isEqualTo("{\"count\":1}");
        assertThat(get(asked, "application/json").body()).contains("\"id\":\"001\"");
    }

    @Test
    void errors_are_worded_as_documented() throws Exception {
        var presence = "/agents/" + ANA + "/presence";
        assertThat(get(presence, "application/json").body()).isEqualTo("{\"error\":{\"code\":"
                + "\"ApiVersionUnspecified\",\"message\":\"An API version is required, but was not "
                + "specified.\"}}");
        assertThat(get(presence, V3).body()).contains("UnsupportedApiVersion",
                "does not support the API version '3'.");
        assertThat(get("/agents/ana/presence", V1).body())
                .isEqualTo("{\"message\":\"The request is invalid.\"}");
        assertThat(patch(ANA, Map.of()).body()).isEqualTo("{\"status\":400,\"title\":\"One or more "
                + "validation errors occurred.\",\"errors\":[{\"message\":\"The PresenceId "
                + "field is required.\",\"path\":\"presenceId\"}]}");
        assertThat(patch(ANA, Map.of("presenceId", "Break")).statusCode()).isEqualTo(400);
        assertThat(get("/agents/" + ANA.replace('1', 'f') + "/presence", V1).statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_token_is_over_after_two_hours() throws Exception {
        var presence = "/agents/" + ANA + "/presence";
        time.pass(Duration.ofHours(2).minusSeconds(1));
        assertThat(get(presence, V1).statusCode()).isEqualTo(200);
        time.pass(Duration.ofSeconds(1));
        var late = get(presence, V1);
        assertThat(late.statusCode()).isEqualTo(401);
        assertThat(late.body())
                .isEqualTo("{\"message\":\"Authorization has been denied for this request.\"}");
    }

    @Test
    void a_credential_sees_and_does_what_its_user_may() throws Exception {
        vonage.credential("lead", VonageSimulator.CLIENT_SECRET, Set.of("users:read"), Set.of(ANA));
        token = token("lead", "users:read");
        assertThat(get("/agents/" + ANA + "/presence", V1).statusCode()).isEqualTo(200);
        assertThat(get("/agents/" + BEN + "/presence", V1).statusCode()).isEqualTo(403);
        assertThat(patch(ANA, Map.of("presenceId", id("Away"))).statusCode()).isEqualTo(403);
        assertThat((List<?>) Json.read(get(users(50), V1).body())).hasSize(1);
        assertThat(asked("lead", VonageSimulator.CLIENT_SECRET, "stats").body())
                .isEqualTo("{\"error\":\"invalid_scope\"}");
        assertThat(asked("lead", "wrong", "users:read").body())
                .isEqualTo("{\"error\":\"invalid_client\"}");
    }

    @Test
    void fair_use_counts_calls_to_all_apis_together() throws Exception {
        vonage.requestsMax(3);
        time.pass(Duration.ofMinutes(1));
        get("/agents/" + ANA + "/presence", V1);
        get("/stats/agent-status", V3);
        get("/useradmin/users", V4);
        assertThat(get("/stats/agent-status", V3).statusCode()).isEqualTo(429);
        time.pass(Duration.ofMinutes(1));
        assertThat(get("/stats/agent-status", V3).statusCode()).isEqualTo(200);
    }

    @Test
    void people_act_over_http_as_well() throws Exception {
        send("PUT", "/control/agents/" + ANA + "/presence", "{\"presence\":\"Ready\"}");
        var call = (String) tree(send("POST", "/control/agents/" + ANA + "/interactions",
                "{\"medium\":\"Chat\"}")).get("id");
        send("DELETE", "/control/agents/" + ANA + "/interactions/" + call, "");
        send("PUT", "/control/settings", "{\"afterCalls\":\"Away\",\"wrapUp\":\"5s\"}");
        time.pass(Duration.ofSeconds(30));
        assertThat(vonage.shown(ANA)).isEqualTo("Ready");
        assertThat(send("PUT", "/control/agents/nobody/presence", "{\"presence\":\"Ready\"}")
                .statusCode()).isEqualTo(400);
        assertThat(send("PUT", "/control/agents/" + ANA + "/presence", "{\"presence\":\"Nap\"}")
                .body()).contains("expected a presence of", "found Nap");
    }

    private String id(String description) {
        return Presence.SHIPPED.stream().filter(one -> one.description().equals(description))
                .findFirst().orElseThrow().id();
    }

    private static String users(int count) {
        return "/agents/presences/users?userId=" + IntStream.rangeClosed(1, count)
                .mapToObj("00000000-0000-4000-8000-%012d"::formatted)
                .collect(Collectors.joining(","));
    }

    private static Object presence(HttpResponse<String> answer) {
        return ((Map<?, ?>) tree(answer).get("presence")).get("description");
    }

    private Map<String, Object> status(String agentId) throws Exception {
        var items = (List<?>) tree(get("/stats/agent-status", V3)).get("items");
        for (var item : items) {
            @SuppressWarnings("unchecked") var one = (Map<String, Object>) item;
            if (agentId.equals(one.get("agentId"))) return one;
        }
        throw new AssertionError("no agent " + agentId);
    }

    private static Map<String, Object> tree(HttpResponse<String> answer) {
        return Json.map(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    private String token(String client, String scopes) throws Exception {
        return (String) tree(asked(client, VonageSimulator.CLIENT_SECRET, scopes))
                .get("access_token");
    }

    private HttpResponse<String> asked(String client, String secret, String scopes)
            throws IOException, InterruptedException {
        var form = "grant_type=client_credentials&client_id=" + client + "&client_secret=" + secret
                + "&scope=" + scopes.replace(" ", "%20");
        return http.send(request("/Auth/connect/token").POST(BodyPublishers.ofString(form)).build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path, String accept) throws Exception {
        return http.send(request(path).header("Accept", accept)
                .header("Authorization", "Bearer " + token).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> patch(String user, Map<String, ?> body) throws Exception {
        return http.send(request("/agents/" + user + "/presence").header("Accept", V1)
                .header("Authorization", "Bearer " + token)
                .method("PATCH", BodyPublishers.ofString(Json.text(body))).build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        return http.send(request(path).method(method, BodyPublishers.ofString(body)).build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(vonage.uri() + path));
    }
}

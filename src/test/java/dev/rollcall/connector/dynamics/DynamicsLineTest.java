package dev.rollcall.connector.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.connector.HubInStep;
import dev.rollcall.connector.Secrets;
import dev.rollcall.connector.TinyVendor;
import dev.rollcall.connector.TinyVendor.Call;
import dev.rollcall.connector.TinyVendor.Reply;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.Ids.StatusId;
import dev.rollcall.domain.sync.FarState;
import dev.rollcall.engine.Answer;
import dev.rollcall.engine.Inlet;
import dev.rollcall.engine.Inlet.Doubt;
import dev.rollcall.engine.Inlet.Outcome;
import dev.rollcall.engine.Inlet.Signed;
import dev.rollcall.journal.JournalException;
import dev.rollcall.testkit.Golden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The hub and a Dataverse of a few lines, two rows a page.
final class DynamicsLineTest {

    private static final String USER = "97c9f00d-0000-4000-8000-00000000000";
    private static final String ANA = USER + "1";
    private static final String AVAILABLE = "f523f628-c07a-e811-8162-000d3aa11f50";
    private static final String DND = "08971864-c07a-e811-8162-000d3aa11f50";
    private static final ConnectionId DYNAMICS = new ConnectionId("dynamics");
    private static final Map<String, String> ENVIRONMENT =
            Map.of("SECRET", "s3cret", "HOOK", "a-key-nobody-guesses");

    private record Shows(String presence, Instant since) {}

    private final Map<String, Shows> users = new ConcurrentHashMap<>();
    private final DynamicsConnector connector = new DynamicsConnector();
    private volatile int refusal;
    private TinyVendor dataverse;

    @BeforeEach
    void open() throws IOException {
        dataverse = new TinyVendor(this::answer);
        for (var i = 1; i <= 5; i++) show(USER + i, AVAILABLE);
    }

    @AfterEach
    void close() {
        dataverse.close();
    }

    private void show(String user, String presence) {
        users.put(user, new Shows(presence, Instant.now()));
    }

    private Reply answer(Call call) {
        if (call.is("POST /contoso/oauth2/v2.0/token")) {
            return Reply.json(Map.of("access_token", "t", "expires_in", 3599));
        }
        if (!call.header("Authorization").equals("Bearer t")) return Reply.status(401);
        if (refusal != 0) return Reply.status(refusal);
        if (call.is("GET /api/data/v9.2/msdyn_presences?")) {
            return new Reply(200, Golden.text("connectors/dynamics/presences.json"), Map.of());
        }
        if (call.is("GET /api/data/v9.2/msdyn_agentstatuses?")) return page(call);
        if (call.is("POST /api/data/v9.2/CCaaS_ModifyAgentPresence")) return modify(call);
        return Reply.status(404);
    }

    private Reply page(Call call) {
        var at = call.what().indexOf("skiptoken=");
        var from = at < 0 ? 1 : Integer.parseInt(call.what().substring(at + 10));
        var rows = users.keySet().stream().sorted().skip(from - 1).limit(2).map(user ->
                Map.of("msdyn_agentid", Map.of("systemuserid", user), "msdyn_currentpresenceid",
                        Map.of("msdyn_presenceid", users.get(user).presence()),
                        "msdyn_presencemodifiedon", users.get(user).since().toString())).toList();
        var answer = new LinkedHashMap<String, Object>(Map.of("value", rows));
        if (from + 2 <= users.size()) {
            answer.put("@odata.nextLink", dataverse.url()
                    + "/api/data/v9.2/msdyn_agentstatuses?$skiptoken=" + (from + 2));
        }
        return Reply.json(answer);
    }

    private Reply modify(Call call) {
        var wanted = call.json();
        if (!call.header("MSCRMCallerID").equals(wanted.get("AgentId"))) return Reply.status(403);
        show(String.valueOf(wanted.get("AgentId")), String.valueOf(wanted.get("PresenceId")));
        return Reply.status(200);
    }

    private HubInStep hub(String interval) throws JournalException {
        var settings = Map.of("url", dataverse.url(), "loginUrl", dataverse.url(), "directory",
                "contoso", "clientId", "hub", "clientSecret", "env:SECRET", "webhookKey",
                "env:HOOK", "interval", interval);
        var connection = Map.of("id", "dynamics", "connector", "dynamics-365",
                "direction", "two-way", "settings", settings,
                "statuses", List.of(Map.of("id", "Available"), Map.of("id", "DND"),
                        Map.of("id", "Offline", "online", false),
                        Map.of("id", "Inactive", "automatic", true)),
                "inbound", Map.of("rules", List.of(
                        Map.of("when", Map.of("status", "DND", "group", "SYSTEM"),
                                "ignore", true),
                        Map.of("when", Map.of("status", "DND"), "set", "do-not-disturb"),
                        Map.of("when", Map.of("status", "Available"), "set", "available"))),
                "outbound", Map.of("rules", List.of(
                        Map.of("when", Map.of("base", "available"), "set", "Available"),
                        Map.of("when", Map.of("status", "away"), "set", "Inactive"),
                        Map.of("set", "DND"))));
        return new HubInStep("dynamics-365", Map.of("connections", List.of(connection)),
                Map.of("ana", Map.of("dynamics", ANA), "eve", Map.of("dynamics", USER + "5")),
                Map.of("dynamics-365", connector), ENVIRONMENT);
    }

    private Outcome push(HubInStep hub, String key, String body) {
        return push(hub, ENVIRONMENT, key, body);
    }

    private Outcome push(HubInStep hub, Map<String, String> environment, String key,
            String body) {
        Inlet inlet = connector.notices(hub.hub(), new Secrets(environment));
        return inlet.take("default", DYNAMICS, new Signed("", "", "", key),
                body.getBytes(StandardCharsets.UTF_8));
    }

    private static String notice(String presence, String by, Instant since, String request) {
        return Golden.text("connectors/dynamics/notice.json").replace(DND, presence)
                .replace("\"AGENT\"", '"' + by + '"')
                .replace("1722582038000", Long.toString(since.toEpochMilli()))
                .replace("c0ffee00-0000-4000-8000-000000000001", request);
    }

    private static void awaitSeen(HubInStep hub, String agent, String status) {
        await().untilAsserted(() ->
                assertThat(hub.side(agent, "dynamics").seen().status()).isEqualTo(status));
    }

    private static String presence(HubInStep hub) {
        return hub.agent("ana").presence().status().text();
    }

    private long writes() {
        return dataverse.log("POST /api").size();
    }

    @Test
    void every_page_is_read_and_what_is_done_here_shows_there() throws Exception {
        try (var hub = hub("20ms")) {
            awaitSeen(hub, "eve", "Available");
            hub.signIn("ana");
            hub.choose("ana", "do-not-disturb");
            await().until(() -> users.get(ANA).presence().equals(DND));
            await().until(() -> hub.state("ana", "dynamics") == FarState.IN_SYNC);

            show(ANA, AVAILABLE);
            await().until(() -> presence(hub).equals("available"));
            assertThat(writes()).isEqualTo(1);
        }
    }

    @Test
    void what_is_pushed_is_heard_at_once_and_once() throws Exception {
        try (var hub = hub("1h")) {
            awaitSeen(hub, "ana", "Available");
            hub.signIn("ana");
            var notice = notice(DND, "AGENT", Instant.now(), "r-1");
            assertThat(push(hub, "a-key-nobody-guesses", notice)).isInstanceOf(Outcome.Taken.class);
            assertThat(presence(hub)).isEqualTo("do-not-disturb");

            hub.choose("ana", "available");
            await().until(() -> writes() == 1);
            push(hub, "a-key-nobody-guesses", notice);
            assertThat(presence(hub)).isEqualTo("available");
        }
    }

    @Test
    void a_row_may_tell_the_person_from_the_system() throws Exception {
        try (var hub = hub("1h")) {
            awaitSeen(hub, "ana", "Available");
            hub.signIn("ana");
            push(hub, "a-key-nobody-guesses", notice(DND, "SYSTEM", Instant.now(), "r-1"));
            assertThat(hub.side("ana", "dynamics").seen().status()).isEqualTo("DND");
            assertThat(presence(hub)).isEqualTo("available");
        }
    }

    @Test
    void a_push_that_comes_late_changes_nothing() throws Exception {
        try (var hub = hub("1h")) {
            awaitSeen(hub, "ana", "Available");
            hub.signIn("ana");
            push(hub, "a-key-nobody-guesses",
                    notice(DND, "AGENT", Instant.now().minusSeconds(60), "r-1"));
            assertThat(presence(hub)).isEqualTo("available");
        }
    }

    @Test
    void a_push_that_says_too_little_makes_us_look() throws Exception {
        try (var hub = hub("1h")) {
            awaitSeen(hub, "ana", "Available");
            hub.signIn("ana");
            show(ANA, DND);
            push(hub, "a-key-nobody-guesses",
                    Golden.text("connectors/dynamics/notice-cut.json"));
            await().until(() -> presence(hub).equals("do-not-disturb"));
        }
    }

    @Test
    void a_push_without_the_key_is_not_even_read() throws Exception {
        try (var hub = hub("1h")) {
            awaitSeen(hub, "ana", "Available");
            assertThat(push(hub, "", "{")).isEqualTo(new Outcome.Doubted(Doubt.FORGED));
            assertThat(push(hub, "guess", "{")).isEqualTo(new Outcome.Doubted(Doubt.FORGED));
        }
    }

    @Test
    void a_key_that_is_nowhere_or_empty_is_brought_along_by_nobody() throws Exception {
        try (var hub = hub("1h")) {
            for (var environment : List.of(Map.<String, String>of(), Map.of("HOOK", ""))) {
                assertThat(push(hub, environment, "", "{"))
                        .isEqualTo(new Outcome.Doubted(Doubt.FORGED));
            }
        }
    }

    @Test
    void a_push_to_a_line_that_is_down_is_to_come_again() throws Exception {
        refusal = 500;
        try (var hub = hub("1h")) {
            await().until(() -> !hub.health("dynamics").trouble().startsWith("not connected"));
            var taken = (Outcome.Taken) push(hub, "a-key-nobody-guesses",
                    notice(DND, "AGENT", Instant.now(), "r-1"));
            assertThat(taken.answers().join()).hasOnlyElementsOfType(Answer.Unavailable.class);
        }
    }

    @Test
    void what_only_the_system_sets_is_refused_without_asking() throws Exception {
        try (var hub = hub("1h")) {
            awaitSeen(hub, "ana", "Available");
            hub.signIn("ana");
            hub.choose("ana", "away");
            await().until(() -> hub.state("ana", "dynamics") == FarState.REFUSED);
            assertThat(writes()).isZero();
        }
    }

    @Test
    void a_link_to_another_page_never_leads_elsewhere() throws Exception {
        try (var elsewhere = new TinyVendor(_ -> Reply.status(404)); var hub = hub("20ms")) {
            awaitSeen(hub, "ana", "Available");
            dataverse.change(before -> call -> call.is("GET /api/data/v9.2/msdyn_agentstatuses")
                    ? Reply.json(Map.of("value", List.of(),
                            "@odata.nextLink", elsewhere.url() + "/steal")) : before.apply(call));
            await().untilAsserted(() -> assertThat(hub.health("dynamics").trouble())
                    .contains("@odata.nextLink: expected a link to"));
            assertThat(elsewhere.log()).isEmpty();
            assertThat(hub.agent("ana").presence().status()).isNotEqualTo(new StatusId("away"));
        }
    }
}

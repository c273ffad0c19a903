package dev.rollcall.connector.vonage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.connector.HubInStep;
import dev.rollcall.connector.TinyVendor;
import dev.rollcall.connector.TinyVendor.Call;
import dev.rollcall.connector.TinyVendor.Reply;
import dev.rollcall.domain.Ids.StatusId;
import dev.rollcall.domain.sync.FarState;
import dev.rollcall.journal.JournalException;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The hub and a Vonage of a few lines: presences by user, and a call that defers what is set.
final class VonageLineTest {

    private static final String ANA = "daab05ec-ba50-45af-a6fd-3b01cdc6f39b";
    private static final Map<String, String> DEFINITIONS = Map.of("r-1", "Ready", "a-1", "Away",
            "o-1", "Logged Out");

    private record Shows(String definition, Instant since) {}

    private final Map<String, Shows> users = new ConcurrentHashMap<>();
    private final Map<String, String> intended = new ConcurrentHashMap<>();
    private final AtomicInteger tokens = new AtomicInteger();
    private volatile boolean onCall;
    private TinyVendor vonage;

    @BeforeEach
    void open() throws IOException {
        vonage = new TinyVendor(this::answer);
        show(ANA, "r-1");
    }

    @AfterEach
    void close() {
        vonage.close();
    }

    private void show(String user, String definition) {
        users.put(user, new Shows(definition, Instant.now()));
    }

    private Reply answer(Call call) {
        if (call.is("POST /Auth/connect/token")) {
            return Reply.json(Map.of("access_token", "t" + tokens.incrementAndGet(),
                    "expires_in", 7200, "token_type", "Bearer"));
        }
        if (!valid(call.header("Authorization"))) return Reply.status(401);
        if (!call.header("Accept").startsWith("application/vnd.newvoicemedia.v")) {
            return Reply.status(400);
        }
        if (call.is("GET /agents/presence-definitions")) {
            return Reply.json(DEFINITIONS.keySet().stream().map(VonageLineTest::presence)
                    .toList());
        }
        if (call.is("GET /agents/presences/users?userId=")) {
            var asked = call.what().substring(call.what().indexOf('=') + 1).split(",");
            return Reply.json(Arrays.stream(asked).filter(users::containsKey)
                    .map(this::user).toList());
        }
        if (call.is("GET /stats/agent-status")) return Reply.json(stats());
        if (call.is("PATCH /agents/")) return patch(call);
        return Reply.status(404);
    }

    private boolean valid(String authorization) {
        return authorization.startsWith("Bearer t");
    }

    private Reply patch(Call call) {
        var user = call.what().split("/")[2];
        var wanted = String.valueOf(call.json().get("presenceId"));
        if (onCall) intended.put(user, wanted);
        else show(user, wanted);
        return Reply.json(user(user));
    }

    private static Map<String, Object> presence(String id) {
        var label = DEFINITIONS.get(id);
        return Map.of("presenceId", id, "selectable", true, "description", label,
                "category", Map.of("categoryType", label.replace(" ", "")));
    }

    private Map<String, Object> user(String id) {
        var shows = users.get(id);
        return Map.of("userId", id, "updated", shows.since().toString(),
                "presence", presence(shows.definition()));
    }

    private Map<String, Object> stats() {
        return Map.of("meta", Map.of("pageCount", 1), "items", List.of(Map.of("agentId", "002",
                "presence", Map.of("name", onCall ? "BusyIncoming" : "Ready",
                        "since", callChanged.toString()))));
    }

    private volatile Instant callChanged = Instant.EPOCH;

    private void call(boolean begins) {
        callChanged = Instant.now();
        onCall = begins;
        if (!begins) intended.forEach(this::show);
    }

    private HubInStep hub(Map<String, Map<String, String>> agents) throws JournalException {
        var settings = new LinkedHashMap<String, Object>(Map.of("url", vonage.url(),
                "loginUrl", vonage.url(), "clientId", "hub", "clientSecret", "env:SECRET",
                "statsClientId", "stats", "statsClientSecret", "env:SECRET", "interval", "20ms"));
        var connection = Map.of("id", "vonage", "connector", "vonage", "direction", "two-way",
                "settings", settings, "statuses", List.of(Map.of("id", "Ready"),
                        Map.of("id", "Away"), Map.of("id", "Busy", "automatic", true),
                        Map.of("id", "Logged Out", "online", false)),
                "inbound", Map.of("rules", List.of(
                        Map.of("when", Map.of("status", "Ready"), "set", "available"),
                        Map.of("when", Map.of("status", "Away"), "set", "away"),
                        Map.of("when", Map.of("status", "Busy"), "startActivity", "call"))),
                "outbound", Map.of("rules", List.of(
                        Map.of("when", Map.of("base", "available"), "set", "Ready"),
                        Map.of("set", "Away"))));
        return new HubInStep("dynamics-365", Map.of("connections", List.of(connection)), agents,
                Map.of("vonage", new VonageConnector()), Map.of("SECRET", "s3cret"));
    }

    private HubInStep hub() throws JournalException {
        return hub(Map.of("ana", Map.of("vonage", ANA + "/002")));
    }

    private static void awaitSeen(HubInStep hub, String status) {
        await().untilAsserted(() ->
                assertThat(hub.side("ana", "vonage").seen().status()).isEqualTo(status));
    }

    @Test
    void what_is_written_during_a_call_is_intended_and_holds_when_the_call_ends()
            throws Exception {
        try (var hub = hub()) {
            awaitSeen(hub, "Ready");
            hub.signIn("ana");
            call(true);
            awaitSeen(hub, "Busy");
            assertThat(hub.agent("ana").activities()).hasSize(1);

            hub.choose("ana", "away");
            await().until(() -> hub.state("ana", "vonage") == FarState.DEFERRED);
            call(false);
            await().until(() -> hub.state("ana", "vonage") == FarState.IN_SYNC);
            assertThat(users.get(ANA).definition()).isEqualTo("a-1");
            assertThat(hub.agent("ana").presence().status()).isEqualTo(new StatusId("away"));
            assertThat(hub.agent("ana").activities()).isEmpty();
        }
    }

    @Test
    void nobody_is_asked_about_more_than_fifty_at_once() throws Exception {
        var agents = new HashMap<String, Map<String, String>>();
        for (var i = 0; i < 101; i++) {
            var user = "daab05ec-ba50-45af-a6fd-%012d".formatted(i);
            show(user, "a-1");
            agents.put("agent" + i, Map.of("vonage", user));
        }
        agents.put("nobody", Map.of("vonage", "nobody"));
        try (var hub = hub(agents)) {
            await().until(() -> hub.side("agent100", "vonage").seen().status().equals("Away"));
        }
        assertThat(vonage.log("GET /agents/presences"))
                .extracting(call -> call.what().split(",").length).containsOnly(50, 1);
    }
}

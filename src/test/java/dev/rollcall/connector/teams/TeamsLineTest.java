package dev.rollcall.connector.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.connector.Budget;
import dev.rollcall.connector.HubInStep;
import dev.rollcall.connector.Line;
import dev.rollcall.connector.Line.Wish;
import dev.rollcall.connector.LineBroken;
import dev.rollcall.connector.Secrets;
import dev.rollcall.connector.Setup;
import dev.rollcall.connector.Strangers;
import dev.rollcall.connector.Switchboard;
import dev.rollcall.connector.TinyVendor;
import dev.rollcall.connector.TinyVendor.Call;
import dev.rollcall.connector.TinyVendor.Reply;
import dev.rollcall.domain.Command.SignOut;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.sync.FarState;
import dev.rollcall.engine.LineMetrics;
import dev.rollcall.journal.JournalException;
import dev.rollcall.testkit.VirtualTime;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The hub and a Graph of a few lines: of a user's own client, our session and the preference, it
/// shows the preference first and the client last.
final class TeamsLineTest {

    private static final String ANA = "fa8bf3dc-eca7-46b7-bad1-db199b62afc3";
    private static final String APPLICATION = "22553876-f5ab-4529-bffb-cfe50aa89f87";
    private static final Map<String, String> ENVIRONMENT = Map.of("SECRET", "s3cret");

    private record Shows(Object availability, Object activity) {}

    private final Map<String, Shows> clients = new ConcurrentHashMap<>();
    private final Map<String, Shows> sessions = new ConcurrentHashMap<>();
    private final Map<String, Shows> preferences = new ConcurrentHashMap<>();
    private TinyVendor graph;
    /// It does what it is asked to and says that it has not.
    private volatile boolean mumbles;

    @BeforeEach
    void open() throws IOException {
        graph = new TinyVendor(this::answer);
        clients.put(ANA, new Shows("Away", "Away"));
    }

    @AfterEach
    void close() {
        graph.close();
    }

    private Reply answer(Call call) {
        if (call.is("POST /contoso/oauth2/v2.0/token")) {
            return Reply.json(Map.of("access_token", "t", "expires_in", 3599));
        }
        if (!call.header("Authorization").equals("Bearer t")) return Reply.status(401);
        if (call.is("POST /v1.0/communications/getPresencesByUserId")) return bulk(call);
        var path = call.what().split("/");
        var user = path[3];
        var body = call.json();
        var pair = new Shows(String.valueOf(body.get("availability")),
                String.valueOf(body.get("activity")));
        switch (path[5]) {
            case "setPresence" -> {
                if (!APPLICATION.equals(body.get("sessionId"))) return Reply.status(403);
                sessions.put(user, pair);
            }
            case "clearPresence" -> {
                if (sessions.remove(user) == null) return Reply.status(404);
            }
            case "setUserPreferredPresence" -> preferences.put(user, pair);
            default -> preferences.remove(user);
        }
        return Reply.status(mumbles ? 503 : 200);
    }

    private Reply bulk(Call call) {
        var ids = (List<?>) call.json().getOrDefault("ids", List.of());
        if (ids.size() > 650) return Reply.status(400);
        return Reply.json(Map.of("value", ids.stream().map(id -> {
            var shows = shows(String.valueOf(id));
            return Map.of("id", id, "availability", shows.availability(),
                    "activity", shows.activity());
        }).toList()));
    }

    private Shows shows(String user) {
        var client = clients.getOrDefault(user, new Shows("Offline", "Offline"));
        var session = sessions.getOrDefault(user, client);
        return sessions.containsKey(user) ? preferences.getOrDefault(user, session) : client;
    }

    private HubInStep hub(boolean preferred, Map<String, Map<String, String>> agents)
            throws JournalException {
        var settings = new LinkedHashMap<String, Object>(Map.of("url", graph.url() + "/v1.0",
                "loginUrl", graph.url(), "directory", "contoso", "clientId", APPLICATION,
                "clientSecret", "env:SECRET", "interval", "20ms", "preferred", preferred));
        var connection = Map.of("id", "teams", "connector", "microsoft-teams",
                "direction", "two-way", "settings", settings,
                "statuses", List.of(Map.of("id", "Available"), Map.of("id", "InACall"),
                        Map.of("id", "DoNotDisturb"), Map.of("id", "Away"),
                        Map.of("id", "Offline", "online", false)),
                "outbound", Map.of("rules", List.of(
                        Map.of("when", Map.of("base", "available"), "set", "Available"),
                        Map.of("when", Map.of("base", "do-not-disturb"), "set", "DoNotDisturb"),
                        Map.of("set", "InACall"),
                        Map.of("when", Map.of("signedIn", false), "set", "Offline"))));
        return new HubInStep("dynamics-365",
                Map.of("graceTime", "0s", "connections", List.of(connection)), agents,
                Map.of("microsoft-teams", new TeamsConnector()), ENVIRONMENT);
    }

    private HubInStep hub(boolean preferred) throws JournalException {
        return hub(preferred, Map.of("ana", Map.of("teams", ANA)));
    }

    private static void awaitSeen(HubInStep hub, String status) {
        await().untilAsserted(() ->
                assertThat(hub.side("ana", "teams").seen().status()).isEqualTo(status));
    }

    private static void awaitInStep(HubInStep hub) {
        await().until(() -> hub.state("ana", "teams") == FarState.IN_SYNC);
    }

    private long calls(String action) {
        return graph.log().stream().filter(call -> call.what().endsWith("/" + action)).count();
    }

    @Test
    void a_session_shows_what_the_agent_does_here_and_ends_with_the_day() throws Exception {
        try (var hub = hub(false)) {
            awaitSeen(hub, "Away");
            hub.signIn("ana");
            awaitSeen(hub, "Available");
            hub.choose("ana", "busy");
            awaitSeen(hub, "InACall");
            awaitInStep(hub);

            hub.tell(new SignOut(new AgentId("ana")));
            await().until(() -> sessions.isEmpty());
            awaitSeen(hub, "Away");
            assertThat(calls("setPresence")).isEqualTo(2);
            assertThat(calls("clearPresence")).isEqualTo(1);
            assertThat(calls("clearUserPreferredPresence")).isZero();
        }
    }

    @Test
    void the_users_own_choice_is_overruled_only_where_that_is_allowed() throws Exception {
        try (var hub = hub(false)) {
            awaitSeen(hub, "Away");
            hub.signIn("ana");
            awaitSeen(hub, "Available");
            hub.choose("ana", "do-not-disturb");
            await().until(() -> hub.state("ana", "teams") == FarState.REFUSED);
            assertThat(preferences).isEmpty();
        }
    }

    @Test
    void a_preference_stands_on_a_session_and_goes_when_something_else_is_to_show()
            throws Exception {
        try (var hub = hub(true)) {
            awaitSeen(hub, "Away");
            hub.signIn("ana");
            awaitSeen(hub, "Available");
            hub.choose("ana", "do-not-disturb");
            awaitSeen(hub, "DoNotDisturb");
            hub.choose("ana", "busy");
            awaitSeen(hub, "InACall");
            assertThat(preferences).isEmpty();
        }
    }

    @Test
    void what_is_done_in_teams_is_heard() throws Exception {
        try (var hub = hub(false)) {
            awaitSeen(hub, "Away");
            clients.put(ANA, new Shows("Busy", "InAMeeting"));
            awaitSeen(hub, "InAMeeting");
            clients.put(ANA, new Shows("BusyIdle", "Inactive"));
            awaitSeen(hub, "Busy");
        }
    }

    @Test
    void thousands_are_asked_about_by_six_hundred_and_fifty() throws Exception {
        var agents = new HashMap<String, Map<String, String>>();
        for (var i = 0; i < 651; i++) {
            agents.put("agent" + i, Map.of("teams", ANA.substring(0, 24)
                    + "%012d".formatted(i)));
        }
        try (var hub = hub(false, agents)) {
            await().until(() -> hub.side("agent650", "teams").seen().status().equals("Offline"));
        }
        assertThat(graph.log("POST /v1.0/communications"))
                .extracting(call -> ((List<?>) call.json().getOrDefault("ids", List.of())).size())
                .containsOnly(650, 1);
    }

    @Test
    void a_session_is_renewed_before_it_fades_and_not_any_more_when_it_has_ended()
            throws Exception {
        var clock = new VirtualTime();
        try (var hub = hub(false); var line = new TeamsConnector().open(setup(hub, clock))) {
            Thread.ofVirtual().start(() -> listen(line));
            line.write(ANA, wish("Available"));
            clock.pass(Duration.ofMinutes(4));
            await().until(() -> calls("setPresence") == 2);
            clock.pass(Duration.ofMinutes(4));
            await().until(() -> calls("setPresence") == 3);

            line.write(ANA, wish("Offline"));
            line.write(ANA.replace("fa", "fb"), wish("Available"));
            clock.pass(Duration.ofMinutes(4));
            await().until(() -> calls("setPresence") == 5);
            assertThat(sessions).doesNotContainKey(ANA);
        }
    }

    @Test
    void what_may_have_been_taken_is_what_is_renewed() throws Exception {
        var clock = new VirtualTime();
        try (var hub = hub(false); var line = new TeamsConnector().open(setup(hub, clock))) {
            Thread.ofVirtual().start(() -> listen(line));
            line.write(ANA, wish("Available"));
            writeUnheard(line, "InACall");
            for (var minute = 0; minute < 10; minute++) clock.pass(Duration.ofMinutes(1));
            await().until(() -> calls("setPresence") == 3);
            assertThat(sessions).containsEntry(ANA, new Shows("Busy", "InACall"));
        }
    }

    @Test
    void what_may_have_ended_is_not_renewed() throws Exception {
        var clock = new VirtualTime();
        var other = ANA.replace("fa", "fb");
        try (var hub = hub(false); var line = new TeamsConnector().open(setup(hub, clock))) {
            Thread.ofVirtual().start(() -> listen(line));
            line.write(ANA, wish("Available"));
            writeUnheard(line, "Offline");
            line.write(other, wish("Available"));
            for (var renewals = 1; renewals <= 2; renewals++) {
                var wanted = renewals + 1;
                clock.pass(Duration.ofMinutes(4));
                await().until(() -> graph.log("POST /v1.0/users/" + other).size() == wanted);
            }
            assertThat(sessions).doesNotContainKey(ANA);
        }
    }

    private void writeUnheard(Line line, String status)
            throws LineBroken, InterruptedException {
        mumbles = true;
        line.write(ANA, wish(status));
        mumbles = false;
    }

    private static Setup setup(HubInStep hub, VirtualTime clock) {
        var connection = hub.hub().read("default", floor -> floor.configuration()
                .connection(new ConnectionId("teams")).orElseThrow());
        return new Setup("default", connection, () -> Set.of(ANA, ANA.replace("fa", "fb")),
                new Secrets(ENVIRONMENT), new Budget(), true, clock, new SplittableRandom(7));
    }

    private static Wish wish(String status) {
        return new Wish("w", status, Map.of(), Optional.empty());
    }

    private static void listen(Line line) {
        var nobody = new Line.Ear() {
            @Override
            public void hear(String who, Line.Said said) {}

            @Override
            public void look() {}
        };
        try {
            line.listen(nobody);
        } catch (LineBroken | InterruptedException _) {
            // The test is over.
        }
    }

    @Test
    void after_a_start_the_sessions_of_before_are_kept_up_again() throws Exception {
        try (var hub = hub(false)) {
            awaitSeen(hub, "Away");
            hub.signIn("ana");
            awaitSeen(hub, "Available");
            awaitInStep(hub);
            assertThat(calls("setPresence")).isEqualTo(1);

            var clock = InstantSource.system();
            try (var _ = new Switchboard(hub.hub(),
                    Map.of("microsoft-teams", new TeamsConnector()), new Secrets(ENVIRONMENT),
                    new Strangers(clock), true, clock, new SplittableRandom(7),
                    LineMetrics.NONE)) {
                await().until(() -> calls("setPresence") == 2);
            }
        }
    }
}

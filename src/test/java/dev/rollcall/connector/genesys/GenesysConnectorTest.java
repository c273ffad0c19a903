package dev.rollcall.connector.genesys;

import static dev.rollcall.connector.genesys.Organisation.AVAILABLE;
import static dev.rollcall.connector.genesys.Organisation.AWAY;
import static dev.rollcall.connector.genesys.Organisation.MEAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.connector.HubInStep;
import dev.rollcall.connector.genesys.GenesysConnector.Patience;
import dev.rollcall.domain.sync.FarState;
import dev.rollcall.simulator.stage.Fault;
import dev.rollcall.simulator.stage.Faults.Pushes;
import dev.rollcall.wire.json.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A tenant in step with an organisation in Genesys Cloud, over its own protocol: what only this
/// vendor has, and what its simulator does not let happen. The rest is said in the contract of all
/// connectors and in `GenesysSimulatedTest`.
class GenesysConnectorTest {

    private static final Patience HASTY = new Patience(
            Duration.ofMillis(500), Duration.ofSeconds(2), Duration.ofHours(23));

    private final Map<String, Object> settings = new HashMap<>();
    private Organisation there;

    @BeforeEach
    void open() throws IOException {
        there = new Organisation();
        there.user("U1", AVAILABLE);
        settings.putAll(there.settings());
    }

    @AfterEach
    void close() {
        there.close();
    }

    /// Both are the boss.
    private HubInStep hub() throws Exception {
        return hub("two-way");
    }

    private HubInStep hub(String direction) throws Exception {
        return new HubInStep("example", Map.of("connections", List.of(Map.of(
                "id", "genesys", "connector", "genesys", "direction", direction,
                "scope", List.of("presence", "routing-status", "out-of-office"),
                "settings", settings, "reconcile", Map.of("interval", "1s"),
                "statuses", List.of(Map.of("id", "Available"), Map.of("id", "Meal"),
                        Map.of("id", "On Queue"), Map.of("id", "Out of the Office"),
                        Map.of("id", "Offline", "online", false)),
                "inbound", Map.of("rules", List.of(
                        Map.of("when", Map.of("status", "Available"), "set", "available"),
                        Map.of("when", Map.of("category", "Break"), "set", "break"),
                        Map.of("when", Map.of("status", "Meal"), "set", "lunch"))),
                "outbound", Map.of("rules", List.of(
                        Map.of("when", Map.of("status", "lunch"), "set", "Meal"),
                        Map.of("when", Map.of("status", "offline"), "set", "Offline"),
                        Map.of("when", Map.of("status", "busy"), "set", "No Such Presence"),
                        Map.of("when", Map.of("status", "away"),
                                "set", "Out of the Office",
                                "attributes", Map.of("outOfOffice", true)),
                        Map.of("set", "Available")))))),
                Map.of("ana", Map.of("genesys", "U1")),
                Map.of("genesys", new GenesysConnector(HASTY)),
                Map.of("GENESYS_SECRET", "s3cret"));
    }

    private void inStep(HubInStep hub) {
        await().untilAsserted(() -> assertThat(hub.state("ana", "genesys"))
                .isEqualTo(FarState.IN_SYNC));
    }

    private HubInStep ready(String direction) throws Exception {
        var hub = hub(direction);
        await().until(there::heard);
        await().until(() -> hub.side("ana", "genesys").seen().status().equals("Available"));
        hub.signIn("ana");
        if (direction.equals("two-way")) inStep(hub);
        return hub;
    }

    private HubInStep ready() throws Exception {
        return ready("two-way");
    }

    @Test
    void quick_choices_and_late_echoes_end_where_the_last_one_was() throws Exception {
        try (var hub = ready()) {
            there.stage.faults().pushes(new Pushes(Duration.ofMillis(200), 0.5, 0, 0));
            for (var round = 0; round < 3; round++) {
                hub.choose("ana", "lunch");
                await().until(() -> there.shows("U1").equals(MEAL));
                hub.choose("ana", "available");
                await().until(() -> there.shows("U1").equals(AVAILABLE));
            }
            await().untilAsserted(() -> assertThat(hub.side("ana", "genesys").seen().status())
                    .isEqualTo("Available"));
            inStep(hub);
            assertThat(hub.shows("ana")).isEqualTo("available");
            assertThat(there.written()).containsExactly(
                    MEAL, AVAILABLE, MEAL, AVAILABLE, MEAL, AVAILABLE);
        }
    }

    @Test
    void a_broken_a_silent_and_a_closing_socket_are_replaced() throws Exception {
        try (var hub = ready()) {
            there.stage.dropWires();
            await().until(() -> channels() == 2 && there.heard());
            there.pick("U1", MEAL);
            await().until(() -> hub.shows("ana").equals("lunch"));

            there.stage.faults().silent(true);
            await().until(() -> channels() == 3);
            there.stage.faults().silent(false);

            await().until(() -> hub.health("genesys").up() && there.heard());
            var sockets = sockets();
            there.closing();
            await().until(() -> sockets() > sockets);
            there.pick("U1", AVAILABLE);
            await().until(() -> hub.shows("ana").equals("available"));
        }
    }

    private long channels() {
        return there.stage.log().count("POST", "/api/v2/notifications/channels"::equals);
    }

    private long sockets() {
        return there.stage.log().count("GET", path -> path.startsWith("/channels/"));
    }

    @Test
    void being_out_of_office_is_a_mark_there() throws Exception {
        try (var hub = ready()) {
            hub.choose("ana", "away");
            await().until(() -> there.outOfOffice("U1") && there.shows("U1").equals(AWAY));
            inStep(hub);
            hub.choose("ana", "lunch");
            await().until(() -> !there.outOfOffice("U1") && there.shows("U1").equals(MEAL));
            inStep(hub);
            assertThat(hub.shows("ana")).isEqualTo("lunch");
            assertThat(there.written()).containsExactly(AWAY, MEAL);
        }
    }

    @Test
    void not_responding_is_all_that_can_be_cleared_without_a_source() throws Exception {
        try (var hub = ready()) {
            hub.choose("ana", "lunch");
            inStep(hub);
            there.routing("U1", "NOT_RESPONDING");
            hub.choose("ana", "available");
            await().until(() -> there.stage.log().count("PUT",
                    "/api/v2/users/U1/routingstatus"::equals) == 1);
            there.routing("U1", "IDLE");
            hub.choose("ana", "lunch");
            inStep(hub);
            hub.choose("ana", "available");
            inStep(hub);
            assertThat(there.stage.log().count("PUT",
                    "/api/v2/users/U1/routingstatus"::equals)).isEqualTo(1);
            assertThat(there.injected()).isEmpty();
        }
    }

    @Test
    void a_source_of_presence_tells_events() throws Exception {
        settings.put("sourceId", "S-HUB");
        try (var hub = ready("outbound")) {
            hub.choose("ana", "lunch");
            await().until(() -> there.injected().stream().anyMatch(batch -> Json.text(batch)
                    .contains("\"sourceId\":\"S-HUB\",\"presenceDefinitionId\":\"" + MEAL)));
            await().until(() -> there.injected().stream().anyMatch(batch -> Json.text(batch)
                    .contains("\"status\":\"OffQueue\"")));
            assertThat(there.written()).isEmpty();
        }
    }

    @Test
    void what_cannot_be_shown_there_is_refused() throws Exception {
        try (var hub = ready()) {
            hub.choose("ana", "busy");
            await().untilAsserted(() -> assertThat(hub.state("ana", "genesys"))
                    .isEqualTo(FarState.REFUSED));
            there.anotherPrimary();
            hub.choose("ana", "lunch");
            await().until(() -> there.written().contains(MEAL));
            await().untilAsserted(() -> assertThat(hub.state("ana", "genesys"))
                    .isEqualTo(FarState.REFUSED));
        }
    }

    @Test
    void what_their_headers_allow_is_all_we_ask() throws Exception {
        try (var hub = ready()) {
            there.allowed(1);
            there.stage.log().clear();
            hub.choose("ana", "lunch");
            await().until(() -> !there.stage.log().entries().isEmpty());
            hub.choose("ana", "available");
            await().untilAsserted(() -> assertThat(hub.health("genesys").waiting()).isEqualTo(1));
            assertThat(there.stage.log().entries().stream()
                    .filter(entry -> entry.path().startsWith("/api"))).hasSize(1);
        }
    }

    @Test
    void hostile_answers_and_words_change_nothing() throws Exception {
        try (var hub = ready()) {
            hub.choose("ana", "lunch");
            inStep(hub);
            for (var fault : List.of(new Fault.Html(), new Fault.WrongTypes(),
                    new Fault.EndlessBody(), new Fault.DroppedConnection())) {
                there.stage.faults().next(1, path -> path.contains("/bulk"), fault);
            }
            there.say("<html>");
            there.say("[]");
            there.say("{\"topicName\":\"v2.users.U1.presence\",\"eventBody\":7}");
            await().atMost(Duration.ofSeconds(20)).until(() -> looks() > 6);
            assertThat(hub.shows("ana")).isEqualTo("lunch");
            assertThat(hub.health("genesys").up()).isTrue();
            inStep(hub);
        }
    }

    private long looks() {
        return there.stage.log().count("GET", path -> path.contains("/bulk"));
    }
}

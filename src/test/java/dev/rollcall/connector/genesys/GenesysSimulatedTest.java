package dev.rollcall.connector.genesys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.connector.HubInStep;
import dev.rollcall.domain.sync.FarState;
import dev.rollcall.simulator.genesys.GenesysSimulator;
import dev.rollcall.simulator.genesys.GenesysSimulator.Act;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// The connector and the simulated Genesys Cloud, which know nothing of each other but the vendor's
/// documents.
class GenesysSimulatedTest {

    private static GenesysSimulator organisation() throws Exception {
        return new GenesysSimulator(0, List.of("Ann", "Bob"), InstantSource.system(),
                new SplittableRandom(3));
    }

    /// A tenant of its own, where both are the boss.
    private static HubInStep hub(GenesysSimulator there) throws Exception {
        return new HubInStep("example", Map.of("connections", List.of(Map.of(
                "id", "genesys", "connector", "genesys-cloud", "direction", "two-way",
                "scope", List.of("presence", "routing-status", "out-of-office"),
                "settings", settings(there),
                "inbound", Map.of("rules", List.of(
                        Map.of("when", Map.of("category", "Break"), "set", "break"),
                        Map.of("when", Map.of("status", "On Queue"), "set", "available"),
                        Map.of("when", Map.of("status", "Out of the Office"), "set", "away"))),
                "outbound", Map.of("rules", List.of(
                        Map.of("when", Map.of("status", "lunch"), "set", "Meal"),
                        Map.of("when", Map.of("status", "break"), "set", "Break"),
                        Map.of("when", Map.of("status", "away"), "set", "Out of the Office",
                                "attributes", Map.of("outOfOffice", true)),
                        Map.of("set", "On Queue")))))),
                Map.of("ana", Map.of("genesys", there.id("Ann"))),
                Map.of("genesys-cloud", new GenesysConnector()),
                Map.of("GENESYS_SECRET", GenesysSimulator.CLIENT_SECRET));
    }

    private static Map<String, Object> settings(GenesysSimulator there) {
        return Map.of("url", there.uri().toString(), "loginUrl", there.uri().toString(),
                "clientId", GenesysSimulator.CLIENT_ID, "clientSecret", "env:GENESYS_SECRET");
    }

    private static void shows(GenesysSimulator there, String status) {
        await().untilAsserted(() -> assertThat(there.shown("Ann")).isEqualTo(status));
    }

    /// What was shown before is seen before anything is written.
    private static void signIn(GenesysSimulator there, HubInStep hub) {
        await().until(() -> there.stage().wires() > 0);
        await().until(() -> hub.side("ana", "genesys").seen().status().equals("Offline"));
        hub.signIn("ana");
    }

    private static void inStep(HubInStep hub) {
        await().untilAsserted(() -> assertThat(hub.state("ana", "genesys"))
                .isEqualTo(FarState.IN_SYNC));
    }

    @Test
    void they_understand_each_other() throws Exception {
        try (var there = organisation(); var hub = hub(there)) {
            there.define("Smoke Break", "Break", false);
            signIn(there, hub);
            shows(there, "On Queue");

            hub.choose("ana", "lunch");
            shows(there, "Meal");
            inStep(hub);
            there.choose("Ann", "On Queue");
            await().until(() -> hub.shows("ana").equals("available"));
            there.choose("Ann", "Smoke Break");
            await().until(() -> hub.shows("ana").equals("break"));
            inStep(hub);
        }
    }

    @Test
    void who_goes_off_queue_with_a_call_open_is_in_step_and_drains() throws Exception {
        try (var there = organisation(); var hub = hub(there)) {
            signIn(there, hub);
            shows(there, "On Queue");
            there.happens("Ann", Act.ALERTS);
            there.happens("Ann", Act.ANSWERS);
            hub.choose("ana", "lunch");
            shows(there, "Meal");
            inStep(hub);
            assertThat(there.pendingOffQueue("Ann")).isTrue();
            assertThat(there.routing("Ann")).isEqualTo("INTERACTING");
        }
    }

    @Test
    void out_of_office_comes_and_goes_on_both_sides() throws Exception {
        try (var there = organisation(); var hub = hub(there)) {
            signIn(there, hub);
            hub.choose("ana", "lunch");
            shows(there, "Meal");
            inStep(hub);
            there.happens("Ann", Act.LEAVES_OFFICE);
            await().until(() -> hub.shows("ana").equals("away"));
            hub.choose("ana", "break");
            shows(there, "Break");
            inStep(hub);
            hub.choose("ana", "away");
            shows(there, "Away");
            inStep(hub);
        }
    }

    @Test
    void tokens_end_and_the_rate_is_kept() throws Exception {
        try (var there = organisation()) {
            there.limits(Duration.ofSeconds(2), 60);
            try (var hub = hub(there)) {
                signIn(there, hub);
                for (var round = 0; round < 3; round++) {
                    hub.choose("ana", "lunch");
                    shows(there, "Meal");
                    hub.choose("ana", "break");
                    shows(there, "Break");
                }
                inStep(hub);
                assertThat(there.stage().log().entries())
                        .noneMatch(entry -> entry.status() == 429);
            }
        }
    }
}

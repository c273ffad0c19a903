package dev.rollcall.connector.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.connector.HubInStep;
import dev.rollcall.domain.sync.FarState;
import dev.rollcall.simulator.dynamics.DynamicsSimulator;
import dev.rollcall.simulator.dynamics.DynamicsSimulator.Person;
import dev.rollcall.simulator.dynamics.Presence;
import dev.rollcall.simulator.entra.Entra;
import dev.rollcall.simulator.stage.Fault;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A hub in step with a Dynamics that was written from the vendor's pages and shares no code with
/// the connector. Nothing is pushed here: what is heard is read.
final class DynamicsInStepTest {

    private static final String ANA = "97c9aa00-0000-4000-8000-000000000001";

    private final DynamicsSimulator dynamics;
    private final HubInStep hub;

    DynamicsInStepTest() throws Exception {
        dynamics = new DynamicsSimulator(0, List.of(new Person(ANA, "Ana")),
                InstantSource.system(), new SplittableRandom(8));
        dynamics.act((world, now) -> {
            world.connect(ANA, now);
            return world;
        });
        hub = new HubInStep("example", Map.of("connections", List.of(Map.of(
                "id", "dynamics", "connector", "dynamics-365", "direction", "two-way",
                "settings", Map.of("url", dynamics.uri().toString(), "loginUrl",
                        dynamics.uri().toString(), "directory", "tenant", "interval", "1s",
                        "clientId", Entra.CLIENT, "clientSecret", "env:DYNAMICS_SECRET"),
                "statuses", List.of(Map.of("id", "Available"), Map.of("id", "Busy"),
                        Map.of("id", "Busy - DND"), Map.of("id", "Away"),
                        Map.of("id", "Inactive", "automatic", true),
                        Map.of("id", "Offline", "online", false)),
                "inbound", Map.of("rules", List.of(
                        Map.of("when", Map.of("status", "Away"), "set", "away"),
                        Map.of("when", Map.of("status", "Busy"), "set", "meeting"))),
                "outbound", Map.of("rules", List.of(
                        Map.of("when", Map.of("base", "available"), "set", "Available"),
                        Map.of("set", "Away")))))),
                Map.of("ana", Map.of("dynamics", ANA)),
                Map.of("dynamics-365", new DynamicsConnector()),
                Map.of("DYNAMICS_SECRET", Entra.SECRET));
        hub.signIn("ana");
    }

    @AfterEach
    void close() {
        hub.close();
        dynamics.close();
    }

    @Test
    void what_is_chosen_here_shows_there_and_what_is_chosen_there_is_heard() {
        hub.choose("ana", "away");
        shows("Away");
        boolean chosen = dynamics.act((world, now) ->
                world.choose(ANA, Presence.BUSY, now));
        assertThat(chosen).isTrue();
        await().atMost(Duration.ofSeconds(20)).until(() ->
                hub.agent("ana").presence().status().text().equals("meeting"));
        shows("Busy");
    }

    @Test
    void a_void_token_is_overcome() {
        hub.choose("ana", "away");
        shows("Away");
        dynamics.stage().faults().next(1, new Fault.ExpiredTokens());
        hub.choose("ana", "available");
        shows("Available");
        assertThat(dynamics.stage().log().entries()).anyMatch(entry -> entry.status() == 401);
    }

    private void shows(String presence) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(dynamics.shown(ANA)).isEqualTo(presence);
            assertThat(hub.state("ana", "dynamics")).isEqualTo(FarState.IN_SYNC);
        });
    }
}

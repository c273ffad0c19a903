package dev.rollcall.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.connector.teams.TeamsConnector;
import dev.rollcall.connector.vonage.VonageConnector;
import dev.rollcall.domain.sync.FarState;
import dev.rollcall.simulator.entra.Entra;
import dev.rollcall.simulator.stage.Fault;
import dev.rollcall.simulator.teams.Shown;
import dev.rollcall.simulator.teams.TeamsSimulator;
import dev.rollcall.simulator.vonage.VonageSimulator;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// The hub and the simulators of the systems that are asked in rounds: servers that somebody else
/// wrote from the vendors' documents.
final class PolledInStepTest {

    private static final String ANA = "97c9aa00-0000-4000-8000-000000000001";
    private static final InstantSource CLOCK = InstantSource.system();
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "ENTRA", Entra.SECRET, "VONAGE", VonageSimulator.CLIENT_SECRET);

    /// @param away what shows there for who is away here
    private static HubInStep hub(String kind, Connector connector, Map<String, Object> settings,
            String free, String away, String identity) throws Exception {
        var connection = Map.of("id", "there", "connector", kind, "direction", "two-way",
                "settings", settings, "statuses", List.of(Map.of("id", free),
                        Map.of("id", away), Map.of("id", "Busy", "automatic", true)),
                "inbound", Map.of("rules", List.of(
                        Map.of("when", Map.of("status", free), "set", "available"),
                        Map.of("when", Map.of("status", away), "set", "away"))),
                "outbound", Map.of("rules", List.of(
                        Map.of("when", Map.of("base", "available"), "set", free),
                        Map.of("set", away))));
        return new HubInStep("dynamics-365", Map.of("connections", List.of(connection)),
                Map.of("ana", Map.of("there", identity)), Map.of(kind, connector), ENVIRONMENT);
    }

    private static Map<String, Object> entra(Object url, Object login, String interval) {
        return new HashMap<>(Map.of("url", url.toString(), "loginUrl", login.toString(),
                "directory", "contoso", "clientId", Entra.CLIENT, "clientSecret", "env:ENTRA",
                "interval", interval));
    }

    private static void awaitSeen(HubInStep hub, String status) {
        await().untilAsserted(() ->
                assertThat(hub.side("ana", "there").seen().status()).isEqualTo(status));
    }

    private static void awaitHere(HubInStep hub, String status) {
        await().untilAsserted(() ->
                assertThat(hub.agent("ana").presence().status().text()).isEqualTo(status));
    }

    private static void awaitInStep(HubInStep hub) {
        await().until(() -> hub.state("ana", "there") == FarState.IN_SYNC);
    }

    @Test
    void vonage_defers_what_is_set_during_a_call_and_all_else_goes_both_ways() throws Exception {
        var ana = new VonageSimulator.Person(ANA, "001", "Ana");
        try (var vonage = new VonageSimulator(0, List.of(ana), CLOCK, new SplittableRandom(1))) {
            vonage.requestsMax(100_000);
            vonage.wrapUp(Duration.ofMillis(100));
            vonage.choose(ANA, "Ready");
            Map<String, Object> settings = Map.of("url", vonage.uri().toString(), "loginUrl",
                    vonage.uri().toString(), "clientId", VonageSimulator.CLIENT_ID,
                    "clientSecret", "env:VONAGE", "interval", "50ms");
            try (var hub = hub("vonage", new VonageConnector(), settings, "Ready", "Break", ANA)) {
                awaitSeen(hub, "Ready");
                hub.signIn("ana");
                vonage.stage().faults().next(1, new Fault.ExpiredTokens());
                vonage.choose(ANA, "Break");
                awaitHere(hub, "away");

                hub.choose("ana", "available");
                await().until(() -> vonage.shown(ANA).equals("Ready"));
                awaitInStep(hub);
                var call = vonage.begin(ANA);
                hub.choose("ana", "away");
                await().until(() -> hub.state("ana", "there") == FarState.DEFERRED);
                vonage.end(ANA, call);
                awaitInStep(hub);
                assertThat(vonage.shown(ANA)).isEqualTo("Break");
            }
        }
    }

    @Test
    void teams_shows_our_session_beside_the_persons_own() throws Exception {
        try (var teams = new TeamsSimulator(0, List.of(ANA), CLOCK, new SplittableRandom(1))) {
            teams.act((world, now) -> {
                world.client(ANA, "desktop", new Shown("Away", "Away"), now);
                return world;
            });
            var settings = entra(teams.uri() + "/v1.0", teams.uri(), "50ms");
            try (var hub = hub("microsoft-teams", new TeamsConnector(), settings, "Available",
                    "InACall", ANA)) {
                awaitSeen(hub, "Away");
                hub.signIn("ana");
                await().until(() -> teams.shown(ANA).equals("Available/Available"));
                hub.choose("ana", "busy");
                await().until(() -> teams.shown(ANA).equals("Busy/InACall"));
                awaitInStep(hub);

                teams.stage().faults().next(1, new Fault.Status(429, Duration.ofSeconds(1)));
                teams.choose(ANA, "DoNotDisturb");
                awaitSeen(hub, "DoNotDisturb");
            }
        }
    }
}

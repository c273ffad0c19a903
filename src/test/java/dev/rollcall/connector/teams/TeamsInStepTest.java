package dev.rollcall.connector.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.connector.HubInStep;
import dev.rollcall.domain.Command.SignOut;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.sync.FarState;
import dev.rollcall.simulator.entra.Entra;
import dev.rollcall.simulator.teams.Shown;
import dev.rollcall.simulator.teams.TeamsSimulator;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A hub in step with a Graph that was written from Graph's pages and shares no code with the
/// connector.
final class TeamsInStepTest {

    private static final String ANA = "66825e03-7ef5-42da-9069-724602c31f6b";

    private final TeamsSimulator teams;
    private final HubInStep hub;

    TeamsInStepTest() throws Exception {
        teams = new TeamsSimulator(0, List.of(ANA), InstantSource.system(),
                new SplittableRandom(6));
        hub = new HubInStep("example", Map.of("connections", List.of(Map.of(
                "id", "teams", "connector", "microsoft-teams", "direction", "two-way",
                "settings", Map.of("url", teams.uri() + "/v1.0", "loginUrl",
                        teams.uri().toString(), "directory", "tenant", "interval", "1s",
                        "clientId", Entra.CLIENT, "clientSecret", "env:TEAMS_SECRET"),
                "statuses", List.of(Map.of("id", "Available"), Map.of("id", "InACall"),
                        Map.of("id", "Away"), Map.of("id", "InAMeeting", "automatic", true),
                        Map.of("id", "Offline", "online", false)),
                "inbound", Map.of("rules", List.of(Map.of("when", Map.of("status", "InAMeeting"),
                        "startActivity", "meeting"))),
                "outbound", Map.of("rules", List.of(
                        Map.of("when", Map.of("base", "available"), "set", "Available"),
                        Map.of("set", "Away"),
                        Map.of("when", Map.of("signedIn", false), "set", "Offline")))))),
                Map.of("ana", Map.of("teams", ANA)),
                Map.of("microsoft-teams", new TeamsConnector()),
                Map.of("TEAMS_SECRET", Entra.SECRET));
    }

    @AfterEach
    void close() {
        hub.close();
        teams.close();
    }

    @Test
    void a_day_here_shows_in_teams_and_a_meeting_there_is_heard() {
        hub.signIn("ana");
        hub.choose("ana", "available");
        shows("Available/Available");
        teams.act((world, now) -> {
            world.client(ANA, "desktop", new Shown("Busy", "InAMeeting"), now);
            return world;
        });
        await().atMost(Duration.ofSeconds(20))
                .until(() -> hub.agent("ana").activities().size() == 1);
        teams.act((world, now) -> {
            world.close(ANA, "desktop", now);
            return world;
        });
        hub.choose("ana", "away");
        shows("Away/Away");
        hub.tell(new SignOut(new AgentId("ana")));
        shows("Offline/Offline");
    }

    private void shows(String presence) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(teams.shown(ANA)).isEqualTo(presence);
            assertThat(hub.state("ana", "teams")).isEqualTo(FarState.IN_SYNC);
        });
    }
}

package dev.rollcall.connector.contactpro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.connector.HubInStep;
import dev.rollcall.domain.sync.FarState;
import dev.rollcall.simulator.contactpro.ContactProSimulator;
import dev.rollcall.simulator.contactpro.ContactProSimulator.Person;
import dev.rollcall.simulator.contactpro.ContactProWorld;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// A hub in step with a Contact Pro of the assumed shape: profiles are read in rounds and written
/// by presence synchronisation.
final class ContactProInStepTest {

    private static final String ANA = "AA00000000000000000000000000A001";

    @Test
    void a_profile_chosen_here_shows_there_and_one_chosen_there_is_heard() throws Exception {
        try (var site = new ContactProSimulator(0, List.of(new Person(ANA, "Ana")),
                InstantSource.system(), new SplittableRandom(9));
                var hub = hub(site)) {
            site.act((world, now) -> {
                world.logOn(ANA, now);
                return world;
            });
            hub.signIn("ana");
            hub.choose("ana", "lunch");
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                assertThat(site.shown(ANA)).isEqualTo("Lunch");
                assertThat(hub.state("ana", "site")).isEqualTo(FarState.IN_SYNC);
            });
            boolean chosen = site.act((world, now) ->
                    world.choose(ANA, ContactProWorld.MEETING, now));
            assertThat(chosen).isTrue();
            await().atMost(Duration.ofSeconds(20)).until(() ->
                    hub.agent("ana").presence().status().text().equals("meeting"));
        }
    }

    private static HubInStep hub(ContactProSimulator site) throws Exception {
        return new HubInStep("contact-pro", Map.of("connections", List.of(Map.of(
                "id", "site", "connector", "contact-pro", "direction", "two-way",
                "settings", Map.of("url", site.uri() + "/RI", "user", ContactProSimulator.USER,
                        "password", "env:PASSWORD", "apiKey", "env:KEY", "interval", "1s",
                        "write", "psi", "syncToken", "env:TOKEN"),
                "statuses", List.of(Map.of("id", "Available"), Map.of("id", "Lunch"),
                        Map.of("id", "Meeting"), Map.of("id", "Logged off", "online", false)),
                "inbound", Map.of("rules", List.of(
                        Map.of("when", Map.of("status", "Meeting"), "set", "meeting"))),
                "outbound", Map.of("rules", List.of(
                        Map.of("when", Map.of("status", "lunch"), "set", "Lunch"),
                        Map.of("when", Map.of("base", "away"), "set", "Meeting"),
                        Map.of("set", "Available")))))),
                Map.of("ana", Map.of("site", ANA + "/" + ANA)),
                Map.of("contact-pro", new ContactProConnector()),
                Map.of("PASSWORD", ContactProSimulator.PASSWORD,
                        "KEY", ContactProSimulator.API_KEY,
                        "TOKEN", ContactProSimulator.TOKEN));
    }
}

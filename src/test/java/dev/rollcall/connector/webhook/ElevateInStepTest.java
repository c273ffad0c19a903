package dev.rollcall.connector.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.connector.HubInStep;
import dev.rollcall.connector.Secrets;
import dev.rollcall.connector.Strangers;
import dev.rollcall.domain.Command.SignOut;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.sync.FarState;
import dev.rollcall.engine.Inlet;
import dev.rollcall.simulator.Receiver;
import dev.rollcall.simulator.Receiver.Said;
import dev.rollcall.simulator.elevate.ElevateSimulator;
import dev.rollcall.simulator.elevate.ElevateSimulator.Person;
import dev.rollcall.simulator.elevate.Extension.Doing;
import dev.rollcall.simulator.elevate.Presence;
import dev.rollcall.simulator.stage.Faults.Pushes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The preset `elevate` against an office that behaves as the vendor's pages say, lock and revert
/// table included, and that shares no code with the connector.
final class ElevateInStepTest {

    private static final String ANA = "ext-2041";
    private static final List<Presence> OWN = List.of(Presence.AVAILABLE, Presence.ON_BREAK,
            Presence.BUSY, Presence.DO_NOT_DISTURB, Presence.OUT_SICK, Presence.ON_VACATION,
            Presence.OFF_WORK);

    private final InstantSource clock = InstantSource.system();
    private final ElevateSimulator office;
    private final HubInStep hub;
    private final Receiver door = new Receiver();

    ElevateInStepTest() throws Exception {
        office = new ElevateSimulator(0, List.of(new Person(ANA, "Ana")), Office.SECRET, clock,
                new SplittableRandom(5));
        var environment = Map.of("OFFICE_SECRET", Office.SECRET);
        hub = new HubInStep("elevate", Map.of("connections", List.of(Map.of("id", "elevate",
                "settings", Map.of("url", office.uri() + "/presence",
                        "secret", "env:OFFICE_SECRET")))),
                Map.of("ana", Map.of("elevate", ANA)),
                Map.of("elevate", new WebhookConnector()), environment);
        var reports = new Reports(hub.hub(), clock, new Secrets(environment),
                new Strangers(clock));
        door.answers(message -> {
            var outcome = reports.take("default", new ConnectionId("elevate"),
                    new Inlet.Signed(message.header("webhook-id"),
                            message.header("webhook-timestamp"),
                            message.header("webhook-signature")), message.body());
            return new Said(outcome instanceof Inlet.Outcome.Taken ? 202 : 401, "");
        });
        office.reportTo(door.uri());
        office.snapshot();
        await().until(() -> door.messages().size() == 1);
    }

    @AfterEach
    void close() {
        hub.close();
        office.close();
        door.close();
    }

    @Test
    void a_shift_shows_there_and_leaves_what_the_vendors_table_says() {
        for (var before : OWN) {
            office.choose(ANA, before);
            await().until(() -> hub.side("ana", "elevate").seen().status()
                    .equals(before.label));
            hub.signIn("ana");
            shows("Agent busy");
            hub.choose("ana", "available");
            shows("Agent available");
            var after = office.act((world, now) -> world.afterCentre(ANA)).label;
            hub.tell(new SignOut(new AgentId("ana")));
            shows(after);
        }
    }

    @Test
    void an_office_call_closes_the_voice_channel_and_goes_again() {
        hub.signIn("ana");
        hub.choose("ana", "available");
        shows("Agent available");
        office.act((world, now) -> {
            world.begin(ANA, Doing.CALL, now);
            return world;
        });
        await().until(() -> hub.agent("ana").activities().size() == 1);
        office.act((world, now) -> {
            world.end(ANA, Doing.CALL, now);
            return world;
        });
        await().until(() -> hub.agent("ana").activities().isEmpty());
        shows("Agent available");
    }

    @Test
    void reports_that_come_late_twice_and_out_of_order_end_in_step() {
        hub.signIn("ana");
        shows("Agent busy");
        office.stage().faults().pushes(new Pushes(Duration.ofMillis(30), 0.5, 0.3, 0));
        for (var i = 0; i < 20; i++) {
            hub.choose("ana", i % 2 == 0 ? "available" : "busy");
        }
        hub.choose("ana", "available");
        shows("Agent available");
    }

    @Test
    void a_snapshot_that_was_long_under_way_is_no_news_of_whom_we_have_written_to_since() {
        hub.signIn("ana");
        shows("Agent busy");
        office.stage().faults().pushes(new Pushes(Duration.ofMillis(500), 0, 0, 0));
        office.snapshot();
        office.stage().faults().pushes(Pushes.WELL);
        hub.choose("ana", "available");
        shows("Agent available");

        await().until(() -> door.messages().stream().filter(message ->
                new String(message.body(), UTF_8).contains("snapshot")).count() == 2);
        hub.choose("ana", "busy");
        shows("Agent busy");
        assertThat(hub.story("ana", "elevate", 99)).as("what was heard of both times")
                .filteredOn(line -> line.contains("FarSideObserved")
                        && line.contains("Agent busy")).hasSize(2);
    }

    private void shows(String label) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(office.shown(ANA)).isEqualTo(label);
            assertThat(hub.state("ana", "elevate")).isEqualTo(FarState.IN_SYNC);
        });
    }
}

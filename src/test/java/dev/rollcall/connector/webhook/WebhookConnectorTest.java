package dev.rollcall.connector.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.connector.Connector;
import dev.rollcall.connector.Secrets;
import dev.rollcall.connector.Strangers;
import dev.rollcall.connector.Switchboard;
import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Claim;
import dev.rollcall.domain.Command;
import dev.rollcall.domain.Command.Configure;
import dev.rollcall.domain.Command.SetPresence;
import dev.rollcall.domain.Command.SignIn;
import dev.rollcall.domain.Command.SignOut;
import dev.rollcall.domain.Command.When;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.Ids.SessionId;
import dev.rollcall.domain.Ids.StatusId;
import dev.rollcall.domain.Lasting;
import dev.rollcall.domain.configuration.AgentSettings;
import dev.rollcall.domain.sync.FarState;
import dev.rollcall.engine.Engine;
import dev.rollcall.engine.EngineMetrics;
import dev.rollcall.engine.Limits;
import dev.rollcall.engine.LineMetrics;
import dev.rollcall.engine.NotationByNumber;
import dev.rollcall.journal.MemoryJournal;
import dev.rollcall.wire.configuration.ConfigurationReader;
import dev.rollcall.wire.configuration.Presets;
import dev.rollcall.wire.configuration.Reading;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Elevate's tenant in step with a real system over signed webhooks, both ways.
class WebhookConnectorTest {

    private static final String TENANT = "default";
    private static final AgentId ANA = new AgentId("ana");
    private static final ConnectionId ELEVATE = new ConnectionId("elevate");
    private static final Secrets SECRETS = new Secrets(Map.of("OFFICE_SECRET", Office.SECRET));

    private final Strangers strangers = new Strangers(InstantSource.system());
    private Engine engine;
    private Office office;

    @BeforeEach
    void open() throws Exception {
        engine = Engine.start(List.of(new MemoryJournal()), new NotationByNumber(),
                Limits.SHIPPED, InstantSource.system(), EngineMetrics.NONE);
        office = new Office(new Reports(engine, InstantSource.system(), SECRETS, strangers),
                TENANT, ELEVATE);
        var preset = Presets.usable("elevate").orElseThrow().configuration();
        var usable = (Reading.Usable) ConfigurationReader.patched(preset, Map.of(),
                Map.of("connections", List.of(Map.of("id", "elevate", "settings",
                        Map.of("url", office.url(), "secret", "env:OFFICE_SECRET")))));
        engine.createTenant(TENANT, new Configure(usable.configuration(),
                Map.of(ANA, AgentSettings.SILENT), Set.of(), 0), Cause.API, "test").join();
    }

    @AfterEach
    void close() {
        engine.close();
        office.close();
    }

    private Switchboard switchboard() {
        Connector webhooks = new WebhookConnector();
        return new Switchboard(engine, Map.of("elevate", webhooks), SECRETS,
                strangers, true, InstantSource.system(), new SplittableRandom(7), LineMetrics.NONE);
    }

    @Test
    void what_happens_here_shows_there_and_what_is_done_there_is_heard() {
        try (var _ = switchboard()) {
            office.show("ana", "On Break");
            ask(new SignIn(ANA, new SessionId("s1")));
            await().untilAsserted(() -> assertThat(state()).isEqualTo(FarState.IN_SYNC));
            assertThat(office.shows("ana")).isEqualTo("Agent busy");

            choose("available");
            await().until(() -> office.shows("ana").equals("Agent available"));
            office.show("ana", "In a meeting");
            await().until(() -> engine.read(TENANT, floor -> floor.agent(ANA).activities())
                    .size() == 1);
            office.show("ana", "Available");
            await().until(() -> office.shows("ana").equals("Agent available"));

            ask(new SignOut(ANA));
            await().until(() -> office.shows("ana").equals("On Break"));
            await().untilAsserted(() -> assertThat(state()).isEqualTo(FarState.IN_SYNC));
        }
        assertThat(office.forged()).isEmpty();
    }

    @Test
    void what_is_to_be_written_is_not_lost_with_who_was_to_write_it() {
        ask(new SignIn(ANA, new SessionId("s1")));
        assertThat(office.written()).isEmpty();

        try (var _ = switchboard()) {
            await().until(() -> office.shows("ana").equals("Agent busy"));
        }
        choose("available");
        try (var _ = switchboard()) {
            await().until(() -> office.shows("ana").equals("Agent available"));
        }
    }

    @Test
    void a_system_that_refuses_or_cannot_be_reached_is_seen_to() {
        try (var _ = switchboard()) {
            office.answer(409);
            ask(new SignIn(ANA, new SessionId("s1")));
            await().untilAsserted(() -> assertThat(state()).isEqualTo(FarState.REFUSED));
            office.answer(503);
            choose("available");
            await().untilAsserted(() -> assertThat(state()).isEqualTo(FarState.UNREACHABLE));
            assertThat(office.shows("ana")).isEmpty();
        }
    }

    private void choose(String status) {
        ask(new SetPresence(ANA, new StatusId(status), new Lasting.AsConfigured(), When.NOW,
                Claim.OPEN, ""));
    }

    private void ask(Command command) {
        engine.submit(TENANT, command, Cause.AGENT, "test", "").join();
    }

    private FarState state() {
        return engine.read(TENANT, floor -> FarState.of(floor.agent(ANA).farSide(ELEVATE),
                floor.configuration().connection(ELEVATE).orElseThrow()));
    }
}

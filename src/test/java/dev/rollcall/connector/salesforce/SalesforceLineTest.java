package dev.rollcall.connector.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.connector.ConsoleDesk;
import dev.rollcall.connector.HubInStep;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.Ids.StatusId;
import dev.rollcall.domain.sync.FarState;
import dev.rollcall.simulator.salesforce.SalesforceSimulator;
import dev.rollcall.simulator.salesforce.SalesforceSimulator.Person;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Vonage's tenant in step with a simulated Salesforce organisation: REST, gRPC and consoles.
final class SalesforceLineTest {

    private static final String ANA = "ana@example.org";
    private static final InstantSource CLOCK = InstantSource.system();

    private final AtomicReference<ConsoleDesk> desk = new AtomicReference<>();
    private String key = "";
    private SalesforceSimulator salesforce;
    private HubInStep hub;

    @BeforeEach
    void open() throws Exception {
        salesforce = new SalesforceSimulator(0, List.of(new Person(ANA, "Ana"),
                new Person("ben@example.org", "Ben")), CLOCK, new Random(7));
    }

    @AfterEach
    void close() {
        if (hub != null) hub.close();
        salesforce.close();
    }

    private void begin(Map<String, Object> more) throws Exception {
        var settings = new HashMap<String, Object>(Map.of(
                "loginUrl", salesforce.uri().toString(),
                "pubSubUrl", salesforce.pubSubUri().toString(),
                "clientId", SalesforceSimulator.CLIENT_ID, "clientSecret", "env:SECRET",
                "logoutGrace", "300ms"));
        settings.putAll(more);
        hub = new HubInStep("vonage-salesforce",
                Map.of("connections", List.of(Map.of("id", "salesforce", "settings", settings))),
                Map.of("ana", Map.of("salesforce", salesforce.userId(ANA))), engine -> {
                    desk.set(new ConsoleDesk(engine, Set.of("salesforce"), CLOCK));
                    return Map.of("salesforce", new SalesforceConnector(desk.get()));
                },
                Map.of("SECRET", SalesforceSimulator.CLIENT_SECRET, "KEY", key));
    }

    private void beginStreaming() throws Exception {
        begin(Map.of());
        await().until(() -> salesforce.subscriptions() == 1);
        await().until(() -> hub.health("salesforce").up());
    }

    private OpenConsole console() {
        return new OpenConsole(desk.get(), new ConnectionId("salesforce"), "ana", salesforce, ANA);
    }

    private void awaitState(FarState state) {
        await().untilAsserted(() ->
                assertThat(hub.state("ana", "salesforce")).isEqualTo(state));
    }

    private void awaitThere(String label) {
        await().untilAsserted(() -> assertThat(salesforce.shown(ANA)).isEqualTo(label));
    }

    private void awaitHere(String status) {
        await().untilAsserted(() -> assertThat(
                hub.agent("ana").presence().status()).isEqualTo(new StatusId(status)));
    }

    @Test
    void what_is_chosen_on_either_side_shows_on_both() throws Exception {
        beginStreaming();
        try (var _ = console()) {
            hub.signIn("ana");
            awaitThere("Available");
            awaitState(FarState.IN_SYNC);
            hub.choose("ana", "away-break");
            awaitThere("On Break");
            awaitState(FarState.IN_SYNC);
            salesforce.choose(ANA, "Training");
            awaitHere("away-training");
            salesforce.logout(ANA);
            awaitHere("logged-out");
        }
    }

    /// Break and Away are both On Break there: the echo of a write is no choice of anybody.
    @Test
    void an_echo_is_not_taken_for_a_choice() throws Exception {
        beginStreaming();
        salesforce.pairLag(Duration.ofMillis(100));
        try (var _ = console()) {
            hub.signIn("ana");
            awaitState(FarState.IN_SYNC);
            hub.choose("ana", "away-break");
            awaitState(FarState.IN_SYNC);
            salesforce.supervise("ben@example.org", "Busy");
            assertThat(salesforce.shown(ANA)).isEqualTo("On Break");
            awaitHere("away-break");
        }
    }

    @Test
    void without_a_console_nothing_is_lost_and_it_is_carried_when_one_opens() throws Exception {
        beginStreaming();
        hub.signIn("ana");
        awaitState(FarState.UNREACHABLE);
        hub.choose("ana", "away");
        assertThat(salesforce.shown(ANA)).isEqualTo("Offline");
        try (var _ = console()) {
            awaitThere("On Break");
            awaitState(FarState.IN_SYNC);
        }
    }

    @Test
    void a_console_that_does_not_take_it_or_takes_it_later_says_so() throws Exception {
        beginStreaming();
        try (var _ = console()) {
            hub.signIn("ana");
            awaitState(FarState.IN_SYNC);
            salesforce.grant(ANA, Set.of("Available"));
            hub.choose("ana", "away");
            awaitState(FarState.REFUSED);
            salesforce.grant(ANA, Set.of("Available", "Training"));
            salesforce.callBegins(ANA);
            hub.choose("ana", "away-training");
            awaitState(FarState.DEFERRED);
            assertThat(salesforce.shown(ANA)).isEqualTo("Available");
        }
    }

    @Test
    void a_stream_that_breaks_goes_on_where_it_was() throws Exception {
        begin(Map.of());
        salesforce.choose(ANA, "Available");
        awaitHere("ready");
        await().until(() -> salesforce.subscriptions() == 1);
        salesforce.choose(ANA, "Training");
        awaitHere("away-training");
        salesforce.dropSubscriptions();
        salesforce.choose(ANA, "On Break");
        awaitHere("away");
        await().untilAsserted(() -> assertThat(salesforce.pubSubCalls())
                .anyMatch(call -> call.endsWith("CUSTOM")));
    }

    @Test
    void a_place_that_is_lost_is_made_up_for_by_a_look() throws Exception {
        beginStreaming();
        salesforce.choose(ANA, "Training");
        awaitHere("away-training");
        salesforce.movesElsewhere();
        awaitHere("logged-out");
        await().until(() -> salesforce.subscriptions() == 1);
        salesforce.choose(ANA, "On Break");
        awaitHere("away");
    }

    @Test
    void consoles_alone_are_enough_where_there_is_no_stream() throws Exception {
        begin(Map.of("changes", "console"));
        await().until(() -> hub.health("salesforce").up());
        try (var console = console()) {
            hub.signIn("ana");
            awaitThere("Available");
            console.say(salesforce.statusId("Training"), "Training");
            awaitHere("away-training");
            console.say("", "");
            awaitHere("logged-out");
        }
        assertThat(salesforce.pubSubCalls()).isEmpty();
    }

    @Test
    void a_key_opens_the_door_as_a_secret_does() throws Exception {
        var pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        salesforce.certificate(pair.getPublic());
        key = "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(
                pair.getPrivate().getEncoded()) + "\n-----END PRIVATE KEY-----\n";
        begin(Map.of("privateKey", "env:KEY", "user", ANA));
        await().until(() -> hub.health("salesforce").up());
    }
}

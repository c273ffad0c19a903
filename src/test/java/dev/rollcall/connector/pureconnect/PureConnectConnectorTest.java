package dev.rollcall.connector.pureconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.connector.HubInStep;
import dev.rollcall.domain.sync.FarState;
import dev.rollcall.simulator.pureconnect.PureConnectSimulator;
import dev.rollcall.simulator.pureconnect.PureConnectSimulator.Act;
import dev.rollcall.simulator.stage.Fault;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A tenant in step with a PureConnect server, over its own protocol, mostly following it.
class PureConnectConnectorTest {

    private static final String ANNA = "Anna";

    private static PureConnectSimulator server(boolean pushes) throws IOException {
        var server = new PureConnectSimulator(0, List.of(ANNA), InstantSource.system(),
                new SplittableRandom(1));
        server.set(Duration.ofMillis(20), Duration.ofSeconds(30), Duration.ofMinutes(2), pushes);
        server.happens(ANNA, Act.LOGS_IN);
        server.choose(ANNA, "Available");
        return server;
    }

    /// They are the boss, as in the shipped tenant; nobody follows.
    private static HubInStep hub(PureConnectSimulator server, Map<String, Object> more)
            throws Exception {
        var connection = new HashMap<String, Object>(more);
        connection.put("id", "pureconnect");
        connection.put("settings", Map.of("url", server.uri().toString(), "user",
                PureConnectSimulator.USER, "password", "env:PURECONNECT_PASSWORD",
                "interval", "200ms"));
        connection.put("reconcile", Map.of("interval", "1s"));
        return new HubInStep("pureconnect-genesys", Map.of("connections", List.of(connection)),
                Map.of("ana", Map.of("pureconnect", "annA")),
                Map.of("pureconnect", new PureConnectConnector()),
                Map.of("PURECONNECT_PASSWORD", PureConnectSimulator.PASSWORD));
    }

    private static HubInStep hub(PureConnectSimulator server) throws Exception {
        var hub = hub(server, Map.of());
        hub.signIn("ana");
        return hub;
    }

    /// How often it was signed in to.
    private static long logins(PureConnectSimulator server) {
        return server.stage().log().count("POST", "/icws/connection"::equals);
    }

    private static void becomes(HubInStep hub, String status) {
        await().untilAsserted(() -> assertThat(hub.shows("ana")).isEqualTo(status));
    }

    @ParameterizedTest(name = "pushed: {0}")
    @ValueSource(booleans = {true, false})
    void what_is_chosen_there_shows_here(boolean pushes) throws Exception {
        try (var server = server(pushes); var hub = hub(server)) {
            server.choose(ANNA, "atLUNCH");
            becomes(hub, "at-lunch");
            server.happens(ANNA, Act.ANSWERS);
            server.choose(ANNA, "FollowUp");
            becomes(hub, "follow-up");
            assertThat(hub.side("ana", "pureconnect").seen().attributes())
                    .containsEntry("message", "Follow Up").containsEntry("options", Map.of(
                            "acd", false, "doNotDisturb", true, "afterCallWork", true));
            assertThat(logins(server)).isEqualTo(1);
        }
    }

    @Test
    void a_missed_call_is_told_by_the_server() throws Exception {
        try (var server = server(true); var hub = hub(server)) {
            server.happens(ANNA, Act.MISSES);
            becomes(hub, "not-answering");
        }
    }

    @Test
    void the_licence_is_given_back() throws Exception {
        try (var server = server(true)) {
            try (var hub = hub(server)) {
                server.choose(ANNA, "AtLunch");
                becomes(hub, "at-lunch");
                assertThat(server.sessions()).isEqualTo(1);
            }
            await().until(() -> server.sessions() == 0);
        }
    }

    @Test
    void whoever_is_logged_out_is_offline_where_that_means_something() throws Exception {
        try (var server = server(true); var hub = hub(server, Map.of(
                "statuses", List.of(Map.of("id", "Logged Out", "online", false)),
                "inbound", Map.of("rules", List.of(Map.of("mirror", true)),
                        "onlineMeans", "sign-in", "offlineMeans", "sign-out")))) {
            await().until(() -> hub.agent("ana").signedIn());
            server.choose(ANNA, "AtLunch");
            becomes(hub, "at-lunch");
            server.happens(ANNA, Act.LOGS_OUT);
            await().until(() -> !hub.agent("ana").signedIn());
            assertThat(hub.side("ana", "pureconnect").seen().status()).isEqualTo("Logged Out");
        }
    }

    @ParameterizedTest(name = "pushed: {0}")
    @ValueSource(booleans = {true, false})
    void a_session_that_has_died_is_made_anew(boolean pushes) throws Exception {
        try (var server = server(pushes); var hub = hub(server)) {
            server.choose(ANNA, "AtLunch");
            becomes(hub, "at-lunch");
            server.stage().faults().next(1, _ -> true, new Fault.ExpiredTokens());
            server.stage().dropWires();
            await().until(() -> logins(server) > 1);
            server.choose(ANNA, "FollowUp");
            becomes(hub, "follow-up");
        }
    }

    @Test
    void after_a_switch_over_the_other_server_is_asked() throws Exception {
        try (var first = server(true); var second = server(true); var hub = hub(first)) {
            first.choose(ANNA, "AtLunch");
            becomes(hub, "at-lunch");
            second.choose(ANNA, "FollowUp");
            first.handOver(List.of("127.0.0.1:" + second.uri().getPort()));
            becomes(hub, "follow-up");
            assertThat(logins(second)).isEqualTo(1);
        }
    }

    @Test
    void what_is_written_is_taken_when_they_say_so() throws Exception {
        var ours = Map.<String, Object>of("direction", "outbound", "outbound", Map.of("rules",
                List.of(Map.of("when", Map.of("status", "at-lunch"), "set", "At Lunch"),
                        Map.of("when", Map.of("status", "in-a-meeting"), "set",
                                "ACD - Agent Not Answering"),
                        Map.of("set", "Available"))));
        try (var server = server(true); var hub = hub(server, ours)) {
            await().until(() -> hub.health("pureconnect").up());
            hub.signIn("ana");
            hub.choose("ana", "at-lunch");
            await().until(() -> server.shown(ANNA).equals("At Lunch"));
            await().untilAsserted(() -> assertThat(hub.state("ana", "pureconnect"))
                    .isEqualTo(FarState.IN_SYNC));

            hub.choose("ana", "in-a-meeting");
            await().untilAsserted(() -> assertThat(hub.state("ana", "pureconnect"))
                    .isEqualTo(FarState.REFUSED));
            assertThat(server.shown(ANNA)).isEqualTo("At Lunch");
        }
    }
}

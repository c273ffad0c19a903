package dev.rollcall.connector.pureconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.connector.HubInStep;
import dev.rollcall.domain.sync.FarState;
import dev.rollcall.simulator.stage.Fault;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A tenant in step with a PureConnect server, over its own protocol, mostly following it.
class PureConnectConnectorTest {

    private static Server server(boolean pushes) throws IOException {
        var server = new Server(pushes);
        server.choose("annA", "available");
        return server;
    }

    /// They are the boss, as in the shipped tenant; nobody follows.
    private static HubInStep hub(Map<String, Object> settings, Map<String, Object> more)
            throws Exception {
        var connection = new HashMap<String, Object>(more);
        connection.put("id", "pureconnect");
        connection.put("settings", settings);
        connection.put("reconcile", Map.of("interval", "1s"));
        return new HubInStep("pureconnect-genesys", Map.of("connections", List.of(connection)),
                Map.of("ana", Map.of("pureconnect", "Anna")),
                Map.of("pureconnect", new PureConnectConnector()),
                Map.of("PURECONNECT_PASSWORD", "s3cret"));
    }

    private static HubInStep hub(Server server) throws Exception {
        var hub = hub(server.settings(), Map.of());
        hub.signIn("ana");
        return hub;
    }

    private static void becomes(HubInStep hub, String status) {
        await().untilAsserted(() -> assertThat(hub.shows("ana")).isEqualTo(status));
    }

    @ParameterizedTest(name = "pushed: {0}")
    @ValueSource(booleans = {true, false})
    void what_is_chosen_there_shows_here(boolean pushes) throws Exception {
        try (var server = server(pushes); var hub = hub(server)) {
            server.choose("annA", "atLUNCH");
            becomes(hub, "at-lunch");
            server.change("annA", Map.of("onPhone", true));
            server.choose("annA", "FollowUp");
            becomes(hub, "follow-up");
            assertThat(hub.side("ana", "pureconnect").seen().attributes())
                    .containsEntry("message", "Follow Up").containsEntry("options", Map.of(
                            "acd", false, "doNotDisturb", true, "afterCallWork", true));
            assertThat(server.sessions()).isEqualTo(1);
        }
    }

    @Test
    void a_missed_call_is_told_by_the_server() throws Exception {
        try (var server = server(true); var hub = hub(server)) {
            server.choose("annA", "ACD - Agent Not Answering");
            becomes(hub, "not-answering");
        }
    }

    @Test
    void the_licence_is_given_back() throws Exception {
        try (var server = server(true)) {
            try (var hub = hub(server)) {
                server.choose("annA", "AtLunch");
                becomes(hub, "at-lunch");
                assertThat(server.licenceIsFree()).isFalse();
            }
            await().until(server::licenceIsFree);
        }
    }

    @Test
    void whoever_is_logged_out_is_offline_where_that_means_something() throws Exception {
        try (var server = server(true); var hub = hub(server.settings(), Map.of(
                "statuses", List.of(Map.of("id", "Logged Out", "online", false)),
                "inbound", Map.of("rules", List.of(Map.of("mirror", true)),
                        "onlineMeans", "sign-in", "offlineMeans", "sign-out")))) {
            await().until(() -> hub.agent("ana").signedIn());
            server.choose("annA", "AtLunch");
            becomes(hub, "at-lunch");
            server.change("annA", Map.of("loggedIn", false));
            await().until(() -> !hub.agent("ana").signedIn());
            assertThat(hub.side("ana", "pureconnect").seen().status()).isEqualTo("Logged Out");
        }
    }

    @ParameterizedTest(name = "pushed: {0}")
    @ValueSource(booleans = {true, false})
    void a_session_that_has_died_is_made_anew(boolean pushes) throws Exception {
        try (var server = server(pushes); var hub = hub(server)) {
            server.choose("annA", "AtLunch");
            becomes(hub, "at-lunch");
            server.stage.faults().next(1, _ -> true, new Fault.ExpiredTokens());
            server.stage.dropWires();
            await().until(() -> server.sessions() > 1);
            server.choose("annA", "FollowUp");
            becomes(hub, "follow-up");
        }
    }

    @Test
    void after_a_switch_over_the_other_server_is_asked() throws Exception {
        try (var first = server(true); var second = server(true); var hub = hub(first)) {
            first.choose("annA", "AtLunch");
            becomes(hub, "at-lunch");
            second.choose("annA", "FollowUp");
            first.switchOver("127.0.0.1:" + second.stage.uri().getPort());
            becomes(hub, "follow-up");
            assertThat(second.sessions()).isEqualTo(1);
        }
    }

    @Test
    void what_is_written_is_taken_when_they_say_so() throws Exception {
        var ours = Map.<String, Object>of("direction", "outbound", "outbound", Map.of("rules",
                List.of(Map.of("when", Map.of("status", "at-lunch"), "set", "At Lunch"),
                        Map.of("when", Map.of("status", "in-a-meeting"), "set", "In a Meeting"),
                        Map.of("when", Map.of("status", "not-answering"), "set",
                                "ACD - Agent Not Answering"),
                        Map.of("set", "Available"))));
        try (var server = server(true); var hub = hub(server.settings(), ours)) {
            await().until(() -> hub.health("pureconnect").up());
            hub.signIn("ana");
            hub.choose("ana", "at-lunch");
            await().until(() -> server.written().contains("AtLunch"));
            await().untilAsserted(() -> assertThat(hub.state("ana", "pureconnect"))
                    .isEqualTo(FarState.IN_SYNC));

            hub.choose("ana", "in-a-meeting");
            await().untilAsserted(() -> assertThat(hub.state("ana", "pureconnect"))
                    .isEqualTo(FarState.REFUSED));
            assertThat(server.shows("Anna")).isEqualTo("AtLunch");
        }
    }
}

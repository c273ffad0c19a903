package dev.rollcall.simulator.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.simulator.Caller;
import dev.rollcall.simulator.Receiver;
import dev.rollcall.simulator.dynamics.DynamicsSimulator.Person;
import dev.rollcall.simulator.entra.Entra;
import dev.rollcall.simulator.stage.Fault;
import dev.rollcall.simulator.stage.Faults.Pushes;
import dev.rollcall.testkit.VirtualTime;
import dev.rollcall.wire.json.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Dynamics as an application meets it: over HTTP, with a token, in somebody's name.
final class DynamicsSimulatorTest {

    private static final String ANA = "97c9aa00-0000-4000-8000-000000000001";
    private static final String BOB = "97c9aa00-0000-4000-8000-000000000002";
    private static final String MODIFY = "/api/data/v9.2/CCaaS_ModifyAgentPresence";

    private final VirtualTime time = new VirtualTime();
    private final DynamicsSimulator dynamics;
    private final Caller app;

    DynamicsSimulatorTest() throws IOException {
        var people = List.of(new Person(ANA, "Ana"), new Person(BOB, "Bob"));
        dynamics = new DynamicsSimulator(0, people, time, new SplittableRandom(1));
        app = new Caller(dynamics.uri());
        people.forEach(person -> dynamics.act((world, now) -> {
            world.connect(person.id(), now);
            return world;
        }));
        signIn();
    }

    @AfterEach
    void end() {
        app.close();
        dynamics.close();
    }

    private void signIn() {
        var answer = app.form("/tenant/oauth2/v2.0/token", "grant_type=client_credentials"
            + "&client_id=" + Entra.CLIENT + "&client_secret=" + Entra.SECRET
            + "&scope=" + dynamics.uri() + "/.default");
        assertThat(answer.status()).isEqualTo(200);
        app.with("Authorization", "Bearer " + answer.at("access_token"));
    }

    @Test
    void a_supervisor_writes_for_anybody_and_an_agent_for_themselves() {
        app.with("MSCRMCallerID", DynamicsSimulator.SUPERVISOR);
        assertThat(modify(ANA, Presence.AWAY.id()).status()).isEqualTo(200);
        assertThat(dynamics.shown(ANA)).isEqualTo("Away");
        app.with("MSCRMCallerID", BOB);
        assertThat(modify(BOB, Presence.BUSY.id()).status()).isEqualTo(200);
        assertThat(modify(ANA, Presence.BUSY.id()).status()).isEqualTo(403);
        assertThat(dynamics.shown(ANA)).isEqualTo("Away");
    }

    @Test
    void an_application_without_a_name_or_with_an_unknown_one_may_not_write() {
        assertThat(modify(ANA, Presence.BUSY.id()).status()).isEqualTo(403);
        app.with("MSCRMCallerID", "97c9aa00-0000-4000-8000-00000000dead");
        assertThat(modify(ANA, Presence.BUSY.id()).at("error/code")).isEqualTo("0x80040217");
    }

    @Test
    void what_does_not_exist_or_may_not_be_set_is_refused() {
        app.with("MSCRMCallerID", DynamicsSimulator.SUPERVISOR);
        assertThat(modify(ANA, "00000000-0000-0000-0000-000000000000").status()).isEqualTo(404);
        assertThat(modify("00000000-0000-0000-0000-000000000000", Presence.BUSY.id()).status())
            .isEqualTo(404);
        assertThat(modify(ANA, Presence.INACTIVE.id()).status()).isEqualTo(400);
        assertThat(app.send("POST", MODIFY, Map.of("AgentId", ANA)).status()).isEqualTo(400);
        assertThat(dynamics.shown(ANA)).isEqualTo("Available");
    }

    @Test
    void one_reads_in_the_name_of_the_agent() {
        app.with("MSCRMCallerID", ANA);
        var read = app.get("/api/data/v9.2/CCaaS_GetPresence");
        assertThat(read.at("PresenceId")).isEqualTo(Presence.AVAILABLE.id());
        assertThat(read.at("ActiveBrowserSessions")).isEqualTo(1L);
    }

    @Test
    void tables_come_in_pages_with_what_was_selected_and_expanded() {
        app.with("Prefer", "odata.maxpagesize=1");
        var query = "?$select=msdyn_agentstatusid&$expand=msdyn_agentid($select=fullname),"
            + "msdyn_currentpresenceid($select=msdyn_name)";
        var first = app.get("/api/data/v9.2/msdyn_agentstatuses" + query);
        assertThat(first.at("value/0/msdyn_agentid")).isEqualTo(Map.of("fullname", "Ana"));
        assertThat(first.at("value/0/msdyn_isagentloggedin")).isNull();
        assertThat(first.header("Preference-Applied")).isEqualTo("odata.maxpagesize=1");
        var second = app.get(String.valueOf(first.at("@odata.nextLink")));
        assertThat(second.at("value/0/msdyn_agentid/fullname")).isEqualTo("Bob");
        assertThat(second.at("@odata.nextLink")).isNull();
    }

    @Test
    void a_filter_is_followed_or_declined_but_never_ignored() {
        var table = "/api/data/v9.2/msdyn_agentstatuses?$filter=";
        assertThat(app.get(table + "_msdyn_agentid_value%20eq%20" + BOB)
            .at("value/0/msdyn_agentid_value")).isNull();
        assertThat(app.get(table + "_msdyn_agentid_value%20eq%20" + BOB)
            .at("value/0/_msdyn_agentid_value")).isEqualTo(BOB);
        assertThat(app.get(table + "contains(x,'y')").status()).isEqualTo(400);
    }

    @Test
    void a_token_ends_and_without_one_nothing_is_told() {
        time.pass(Duration.ofHours(1));
        assertThat(app.get("/api/data/v9.2/msdyn_presences").status()).isEqualTo(401);
        signIn();
        assertThat(app.get("/api/data/v9.2/msdyn_presences").status()).isEqualTo(200);
        dynamics.stage().faults().next(1, new Fault.ExpiredTokens());
        assertThat(app.get("/api/data/v9.2/msdyn_presences").status()).isEqualTo(401);
    }

    @Test
    void too_many_calls_wait_and_whoever_does_not_waits_longer() {
        app.send("PUT", "/control/limits", Map.of("requests", 2));
        assertThat(app.get("/api/data/v9.2/msdyn_presences").status()).isEqualTo(200);
        time.pass(Duration.ofMinutes(4));
        assertThat(app.get("/api/data/v9.2/msdyn_presences").status()).isEqualTo(200);
        var third = app.get("/api/data/v9.2/msdyn_presences");
        assertThat(third.status()).isEqualTo(429);
        assertThat(third.at("error/code")).isEqualTo("0x80072322");
        assertThat(third.header("Retry-After")).isEqualTo("61");
        assertThat(app.get("/api/data/v9.2/msdyn_presences").header("Retry-After"))
            .isEqualTo("122");
        app.with("MSCRMCallerID", ANA);
        assertThat(app.get("/api/data/v9.2/msdyn_presences").status()).isEqualTo(200);
        time.pass(Duration.ofSeconds(123));
        app.with("MSCRMCallerID", BOB);
        assertThat(app.get("/api/data/v9.2/msdyn_presences").status()).isEqualTo(200);
    }

    @Test
    void a_registered_webhook_hears_of_every_change_a_few_seconds_later() throws IOException {
        try (var receiver = new Receiver()) {
            register(receiver);
            dynamics.act((world, now) -> world.choose(ANA, Presence.BUSY, now));
            dynamics.stage().tick();
            assertThat(receiver.messages()).isEmpty();
            time.pass(Duration.ofSeconds(5));
            dynamics.stage().tick();
            await().until(() -> receiver.messages().size() == 1);
            var message = receiver.messages().getFirst();
            assertThat(message.header("x-key")).isEqualTo("open sesame");
            var text = Json.text(Json.read(message.body()));
            assertThat(text).contains("\"RequestId\"", "\"ParentContext\"",
                "{\"key\":\"msdyn_presencemodifiedby\",\"value\":\"AGENT\"}",
                "/Date(" + time.instant().minusSeconds(5).toEpochMilli() + ")/");
        }
    }

    @Test
    void webhooks_come_twice_late_and_out_of_order() throws IOException {
        try (var receiver = new Receiver()) {
            register(receiver);
            dynamics.stage().faults().pushes(new Pushes(Duration.ZERO, 1, 0, 0));
            var choices = List.of(Presence.BUSY, Presence.AWAY, Presence.AVAILABLE);
            IntStream.range(0, 12).forEach(i -> dynamics.act((world, now) ->
                world.choose(ANA, choices.get(i % 3), now)));
            for (var i = 0; i < 50; i++) {
                time.pass(Duration.ofMillis(100));
                dynamics.stage().tick();
            }
            await().until(() -> receiver.messages().size() == 24);
            var requests = receiver.messages().stream()
                .map(message -> String.valueOf(Json.map(message.body()).get("RequestId"))).toList();
            assertThat(new HashSet<>(requests)).hasSize(12);
        }
    }

    private Caller.Heard modify(String agent, String presence) {
        return app.send("POST", MODIFY,
            Map.of("ApiVersion", "1.0", "AgentId", agent, "PresenceId", presence));
    }

    private void register(Receiver receiver) {
        var endpoint = app.send("POST", "/api/data/v9.2/serviceendpoints", Map.of(
            "name", "hub", "contract", 8, "authtype", 5, "url", receiver.uri() + "/hook",
            "authvalue",
            "<settings><setting name=\"x-key\" value=\"open sesame\" /></settings>"));
        var id = endpoint.header("OData-EntityId").replaceFirst(".*\\((.*)\\)", "$1");
        assertThat(app.send("POST", "/api/data/v9.2/sdkmessageprocessingsteps", Map.of(
            "name", "hub", "mode", 1, "stage", 40,
            "filteringattributes", "msdyn_currentpresenceid",
            "eventhandler_serviceendpoint@odata.bind", "/serviceendpoints(" + id + ")"))
            .status()).isEqualTo(204);
    }
}

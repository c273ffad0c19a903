package dev.rollcall.simulator.contactpro;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.simulator.Caller;
import dev.rollcall.simulator.contactpro.ContactProSimulator.Person;
import dev.rollcall.simulator.contactpro.Profile.Kind;
import dev.rollcall.testkit.VirtualTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Profiles, the toggle and load make the status; REST reads it and presence synchronisation moves
/// it.
final class ContactProSimulatorTest {

    private static final String ANA = "AA00000000000000000000000000A001";

    private final VirtualTime time = new VirtualTime();
    private final ContactProSimulator site;
    private final Caller app;

    ContactProSimulatorTest() throws IOException {
        site = new ContactProSimulator(0, List.of(new Person(ANA, "Ana")), time,
            new SplittableRandom(4));
        app = new Caller(site.uri()).with("Accept", "application/json")
            .with("x-api-key", ContactProSimulator.API_KEY)
            .with("Authorization", "Basic " + Base64.getEncoder().encodeToString(
                (ContactProSimulator.USER + ":" + ContactProSimulator.PASSWORD)
                    .getBytes(StandardCharsets.UTF_8)));
        site.act((world, now) -> {
            world.logOn(ANA, now);
            return world;
        });
    }

    @AfterEach
    void end() {
        app.close();
        site.close();
    }

    @Test
    void ready_profile_and_load_make_the_status() {
        assertThat(status()).isEqualTo("NotReady");
        does("ready");
        assertThat(status()).isEqualTo("Free");
        does("begin-phone");
        assertThat(status()).isEqualTo("Busy");
        assertThat(app.get("/RI/dpi/entries?search=an").at("0/capabilities/phone"))
            .isEqualTo("full");
        assertThat(app.send("POST", "/control/people/" + ANA + "/begin-phone", Map.of()).status())
            .isEqualTo(409);
        does("end-phone");
        choose(ContactProWorld.MEETING);
        assertThat(status()).isEqualTo("Away");
    }

    @Test
    void a_profile_with_a_duration_gives_way_to_the_default() {
        choose(ContactProWorld.LUNCH);
        time.pass(Duration.ofMinutes(30).minusSeconds(1));
        assertThat(site.shown(ANA)).isEqualTo("Lunch");
        time.pass(Duration.ofSeconds(1));
        assertThat(site.shown(ANA)).isEqualTo("Available");
    }

    @Test
    void a_profile_with_a_queue_group_joins_its_queues_and_leaves_the_others() {
        var sales = new Profile("AB00000000000000000000000000B001", "Sales", Kind.AVAILABLE,
            Optional.of(Duration.ofHours(1)), Optional.of("sales"));
        site.act((world, now) -> {
            world.group("sales", List.of("sales-voice", "sales-chat"));
            world.define(sales);
            return world;
        });
        choose(sales);
        assertThat(queues()).containsExactly("sales-chat", "sales-voice");
        time.pass(Duration.ofHours(1));
        assertThat(queues()).containsExactly("support");
    }

    @Test
    void a_third_party_is_followed_also_by_those_who_come_later() {
        assertThat(follow(ContactProSimulator.TOKEN, ANA, "Lunch").status()).isEqualTo(200);
        assertThat(site.shown(ANA)).isEqualTo("Lunch");
        does("log-off");
        assertThat(follow(ContactProSimulator.TOKEN, ANA, "Meeting").status()).isEqualTo(200);
        assertThat(site.shown(ANA)).isEqualTo("Logged off");
        does("log-on");
        assertThat(site.shown(ANA)).isEqualTo("Meeting");
    }

    @Test
    void what_a_third_party_gets_wrong_is_a_fault() {
        assertThat(follow("guessed", ANA, "Lunch").text()).contains("invalid token");
        assertThat(follow(ContactProSimulator.TOKEN, "nobody", "Lunch").text())
            .contains("unknown user");
        assertThat(follow(ContactProSimulator.TOKEN, ANA, "Siesta").text())
            .contains("unknown presence");
        assertThat(site.shown(ANA)).isEqualTo("Available");
    }

    @Test
    void without_key_user_or_accept_nothing_is_told() {
        app.with("Accept", "text/html");
        assertThat(app.get("/RI/rmi/agents").status()).isEqualTo(406);
        app.with("Accept", "application/json").with("x-api-key", "guessed");
        assertThat(app.get("/RI/rmi/agents").status()).isEqualTo(401);
    }

    @Test
    void agents_can_be_asked_for_by_what_they_show() {
        assertThat(app.get("/RI/rmi/agents?availability=Free,Busy").json()).isEqualTo(List.of());
        does("ready");
        var agents = app.get("/RI/rmi/agents?language=EN&availability=Free,Busy");
        assertThat(agents.at("0/agentId")).isEqualTo(ANA);
        assertThat(agents.at("0/presenceProfile/name")).isEqualTo("Available");
        assertThat(agents.at("0/ready")).isEqualTo(true);
    }

    @Test
    void what_is_created_has_a_place_and_what_is_removed_is_gone() {
        var made = app.send("POST", "/RI/rci/presenceProfiles",
            Map.of("name", "Training", "type", "Away"));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text()).matches("[0-9A-F]{32}");
        assertThat(app.send("DELETE", made.header("Location"), Map.of()).status()).isEqualTo(204);
        assertThat(app.send("DELETE", made.header("Location"), Map.of()).status()).isEqualTo(404);
        assertThat(app.send("DELETE", "/RI/rci/presenceProfiles/"
            + ContactProWorld.AVAILABLE.id(), Map.of()).status()).isEqualTo(409);
    }

    private Object status() {
        return String.valueOf(app.get("/RI/rmi/agents?agentId=" + ANA).at("0/status"));
    }

    private List<String> queues() {
        return site.act((world, now) -> world.shown(ANA, now).queues());
    }

    private void choose(Profile profile) {
        boolean chosen = site.act((world, now) -> world.choose(ANA, profile, now));
        assertThat(chosen).isTrue();
    }

    private void does(String verb) {
        assertThat(app.send("POST", "/control/people/" + ANA + "/" + verb, Map.of()).status())
            .isEqualTo(204);
    }

    private Caller.Heard follow(String token, String user, String presence) {
        var message = "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\">"
            + "<soap:Body><SetPresence xmlns=\"urn:PresenceSynchronization\"><Token>" + token
            + "</Token><ThirdPartyUserId>" + user + "</ThirdPartyUserId><Presence>" + presence
            + "</Presence></SetPresence></soap:Body></soap:Envelope>";
        return app.send("POST", "/RI/PSI", message.getBytes(StandardCharsets.UTF_8), "text/xml");
    }
}

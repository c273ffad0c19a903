package dev.rollcall.simulator.elevate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import dev.rollcall.simulator.Caller;
import dev.rollcall.simulator.Receiver;
import dev.rollcall.simulator.Receiver.Said;
import dev.rollcall.simulator.elevate.ElevateSimulator.Person;
import dev.rollcall.testkit.VirtualTime;
import dev.rollcall.wire.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The bridge over HTTP. What it is told is signed by the standard's own library, and so is
/// checked what it reports.
final class ElevateSimulatorTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String ANA = "ext-2041";

    private final VirtualTime time = new VirtualTime();
    private final ElevateSimulator office;
    private final Receiver hub = new Receiver();
    private final Caller caller;

    ElevateSimulatorTest() throws IOException {
        office = new ElevateSimulator(0, List.of(new Person(ANA, "Ana"),
            new Person("ext-2042", "Bob")), SECRET, time, new SplittableRandom(3));
        office.reportTo(hub.uri());
        caller = new Caller(office.uri());
    }

    @AfterEach
    void end() {
        caller.close();
        office.close();
        hub.close();
    }

    @Test
    void what_it_is_told_is_shown_and_reported_with_its_origin() {
        assertThat(write("m1", ANA, "Agent busy on a call")).isEqualTo(204);
        assertThat(office.shown(ANA)).isEqualTo("Agent busy on a call");
        await().until(() -> hub.messages().size() == 1);
        assertThat(Json.text(Json.read(hub.messages().getFirst().body())))
            .contains("\"do\":\"observe\"", "\"agent\":\"ext-2041\"",
                "\"status\":\"Agent busy on a call\"", "\"version\":1",
                "\"origin\":\"rollcall\"");
        assertThat(office.choose(ANA, Presence.BUSY))
            .isEqualTo(ElevateWorld.Done.SET_BY_CONTACT_CENTER);
        assertThat(caller.send("PUT", "/control/people/" + ANA + "/presence",
            Map.of("presence", "On Break")).at("error")).isEqualTo("set by Contact Center");
    }

    @Test
    void what_people_do_is_reported_as_theirs_and_signed() {
        office.choose(ANA, Presence.ON_BREAK);
        await().until(() -> hub.messages().size() == 1);
        var message = hub.messages().getFirst();
        var body = new String(message.body(), StandardCharsets.UTF_8);
        assertThat(body).contains("On Break").doesNotContain("origin");
        assertThat(message.header("webhook-signature")).isEqualTo(signed(
            message.header("webhook-id"), body));
    }

    @Test
    void a_forged_message_changes_nothing_and_one_that_comes_again_is_done_once() {
        caller.with("webhook-id", "m1").with("webhook-signature", "v1,AAAA")
            .with("webhook-timestamp", Long.toString(time.instant().getEpochSecond()));
        assertThat(caller.send("POST", "/presence", body(ANA, "Busy")).status()).isEqualTo(401);
        assertThat(office.shown(ANA)).isEqualTo("Available");
        assertThat(write("m2", ANA, "Agent busy")).isEqualTo(204);
        assertThat(write("m3", ANA, "Agent available")).isEqualTo(204);
        assertThat(write("m2", ANA, "Agent busy")).isEqualTo(204);
        assertThat(office.shown(ANA)).isEqualTo("Agent available");
    }

    @Test
    void what_cannot_be_shown_is_refused_and_what_is_covered_comes_later() {
        assertThat(write("m1", "ext-9", "Busy")).isEqualTo(404);
        assertThat(write("m2", ANA, "Gone fishing")).isEqualTo(422);
        assertThat(write("m3", ANA, "On call")).isEqualTo(422);
        office.act((world, now) -> {
            world.begin(ANA, Extension.Doing.CALL, now);
            return world;
        });
        assertThat(write("m4", ANA, "Agent available")).isEqualTo(202);
        assertThat(office.shown(ANA)).isEqualTo("On call");
    }

    @Test
    void a_report_that_is_not_taken_comes_again_with_the_same_id() {
        hub.answers(message -> new Said(503, ""));
        office.choose(ANA, Presence.BUSY);
        await().until(() -> hub.messages().size() == 1);
        hub.answers(message -> new Said(202, ""));
        await().until(() -> {
            time.pass(Duration.ofSeconds(1));
            office.stage().tick();
            return hub.messages().size() == 2;
        });
        assertThat(hub.messages().getFirst().header("webhook-id"))
            .isEqualTo(hub.messages().getLast().header("webhook-id"));
    }

    @Test
    void sitting_still_is_reported_and_a_snapshot_comes_now_and_then() {
        time.pass(Duration.ofMinutes(10));
        office.stage().tick();
        await().until(() -> hub.messages().size() >= 4);
        var texts = hub.messages().stream()
            .map(message -> new String(message.body(), StandardCharsets.UTF_8)).toList();
        assertThat(texts).anyMatch(text -> text.contains("\"observe\"") && text.contains("Away"))
            .anyMatch(text -> text.contains(
                "\"statuses\":{\"ext-2041\":\"Away\",\"ext-2042\":\"Away\"}"));
    }

    private static Map<String, Object> body(String agent, String status) {
        return Map.of("type", "presence.write", "data", Map.of("connection", "elevate",
            "agent", agent, "status", status, "attributes", Map.of("calls", "voicemail")));
    }

    private int write(String id, String agent, String status) {
        var text = Json.text(body(agent, status));
        var signature = signed(id, text);
        return caller.with("webhook-id", id).with("webhook-signature", signature)
            .with("webhook-timestamp", Long.toString(time.instant().getEpochSecond()))
            .send("POST", "/presence", text.getBytes(StandardCharsets.UTF_8), "application/json")
            .status();
    }

    private String signed(String id, String text) {
        try {
            return new Webhook(SECRET).sign(id, time.instant().getEpochSecond(), text);
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

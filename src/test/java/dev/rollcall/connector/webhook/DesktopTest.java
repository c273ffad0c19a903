package dev.rollcall.connector.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.api.OpenHouse;
import dev.rollcall.connector.webhook.OutsideDesktop.Offer;
import dev.rollcall.wire.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rollcall as the router of somebody else's desktop, as docs/routing.md tells it: offers go out as
/// signed webhooks, answers come back as signed reports.
final class DesktopTest {

    private static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(
            "a secret of 32 bytes, no shorter".getBytes(StandardCharsets.US_ASCII));

    private OpenHouse house;
    private String administrator;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        house = OpenHouse.open(folder);
        administrator = house.administrator();
        var secret = Files.writeString(folder.resolve("desktop.secret"), SECRET);
        does("{\"do\":\"configure\",\"connections\":[{\"id\":\"desktop\",\"connector\":\"webhook\","
                + "\"direction\":\"two-way\",\"settings\":{\"secret\":\"file:" + secret + "\"}}],"
                + "\"agents\":{\"bob\":{\"identities\":{\"desktop\":\"agent-17\"}}}}");
        for (var agent : new String[] {"ana", "bob"}) {
            does("{\"do\":\"sign-in\",\"agent\":\"" + agent + "\"}");
            does("{\"do\":\"set-ready\",\"agent\":\"" + agent + "\",\"ready\":true}");
        }
    }

    @AfterEach
    void close() {
        house.close();
    }

    private void does(String command) {
        var answer = house.ask(administrator, "POST", "/v1/commands", command);
        assertThat(answer.statusCode()).as(command + answer.body()).isEqualTo(200);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> work(String id) {
        return (Map<String, Object>) Objects.requireNonNull(Json.read(
                house.ask(administrator, "GET", "/v1/work/" + id, "").body()));
    }

    /// A desktop that has subscribed to offers.
    @SuppressWarnings("unchecked")
    private OutsideDesktop desktop(Function<Offer, String> decide) throws IOException {
        var desktop = new OutsideDesktop(SECRET, decide);
        var made = house.ask(administrator, "POST", "/v1/subscriptions", "{\"url\":\""
                + desktop.address() + "\",\"types\":[\"presence.work.work_offered\"]}");
        var subscription = (Map<String, Object>) Objects.requireNonNull(Json.read(made.body()));
        desktop.connect(String.valueOf(subscription.get("secret")),
                house.uri("/v1/connections/desktop/events"));
        return desktop;
    }

    private void enqueue(String work) {
        var answer = house.ask(administrator, "POST", "/v1/work", "{\"work\":\"" + work
                + "\",\"workstream\":\"chat\",\"queue\":\"support\",\"priority\":5,"
                + "\"attributes\":{\"language\":\"de\"}}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static String answer(String verb, Offer offer) {
        return "{\"do\":\"" + verb + "\",\"work\":\"" + offer.text("work") + "\",\"agent\":\""
                + offer.text("agent") + "\"}";
    }

    @Test
    void a_desktop_hears_of_an_offer_and_takes_it() throws Exception {
        try (var desktop = desktop(offer -> answer("accept", offer))) {
            enqueue("c1");
            await().until(() -> desktop.answers.size() == 1);

            var offer = desktop.offers.getFirst();
            assertThat(offer.event()).containsEntry("specversion", "1.0")
                    .containsEntry("type", "presence.work.work_offered")
                    .containsEntry("subject", "c1");
            assertThat(offer.data()).containsEntry("agent", work("c1").get("agent"))
                    .containsEntry("channel", "chat").containsEntry("queue", "support")
                    .containsEntry("priority", 5L).containsKey("until")
                    .containsEntry("attributes", Map.of("language", "de"));
            assertThat(desktop.answers.getFirst()).startsWith("202 ").contains("true");
            assertThat(work("c1")).containsEntry("state", "connected");
            assertThat(desktop.report("[{\"do\":\"hold\",\"work\":\"c1\"},"
                    + "{\"do\":\"resume\",\"work\":\"c1\"},{\"do\":\"close\",\"work\":\"c1\"}]"))
                    .startsWith("202 ").doesNotContain("false");
            assertThat(work("c1")).containsEntry("state", "closed");
            assertThat(desktop.doubts).isEmpty();
        }
    }

    @Test
    void what_a_desktop_rejects_is_offered_to_somebody_else() throws Exception {
        try (var desktop = desktop(offer -> answer(
                offer.text("agent").equals("ana") ? "reject" : "accept", offer))) {
            for (var number = 1; number <= 6; number++) enqueue("c" + number);

            await().untilAsserted(() -> {
                for (var number = 1; number <= 6; number++) {
                    assertThat(work("c" + number)).containsEntry("state", "connected")
                            .containsEntry("agent", "bob");
                }
            });
            assertThat(desktop.doubts).isEmpty();
        }
    }

    @Test
    void an_answer_that_comes_late_does_nothing_and_says_so() throws Exception {
        try (var desktop = desktop(offer -> {
            does("{\"do\":\"miss\",\"work\":\"" + offer.text("work") + "\"}");
            return answer("accept", offer);
        })) {
            enqueue("c1");
            await().until(() -> desktop.answers.size() >= 2);

            assertThat(desktop.answers).allSatisfy(answer ->
                    assertThat(answer).startsWith("202 ").contains("wrong-state"));
            assertThat(work("c1")).containsEntry("state", "enqueued");
        }
    }

    @Test
    void agents_go_by_the_name_that_the_desktop_has_for_them() throws Exception {
        try (var desktop = desktop(_ -> "[]")) {
            does("{\"do\":\"offer\",\"work\":\"c1\",\"workstream\":\"held\",\"agent\":\"bob\"}");
            assertThat(desktop.report("{\"do\":\"accept\",\"work\":\"c1\",\"agent\":\"agent-18\"}"))
                    .contains("unknown-agent");
            assertThat(desktop.report("{\"do\":\"accept\",\"work\":\"c1\",\"agent\":\"agent-17\"}"))
                    .contains("true");
            assertThat(desktop.report(
                    "{\"do\":\"transfer\",\"work\":\"c1\",\"to\":{\"agent\":\"ana\"}}"))
                    .contains("true");
            assertThat(work("c1")).containsEntry("agent", "bob").containsEntry("offeredTo", "ana");
        }
    }
}

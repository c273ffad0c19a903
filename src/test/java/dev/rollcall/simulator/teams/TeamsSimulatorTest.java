package dev.rollcall.simulator.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.simulator.Caller;
import dev.rollcall.simulator.Receiver;
import dev.rollcall.simulator.Receiver.Message;
import dev.rollcall.simulator.Receiver.Said;
import dev.rollcall.simulator.entra.Entra;
import dev.rollcall.simulator.stage.Fault;
import dev.rollcall.testkit.VirtualTime;
import dev.rollcall.wire.json.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Graph over HTTP: its calls, its refusals, and notifications that only their receiver can read.
final class TeamsSimulatorTest {

    private static final String ANA = "66825e03-7ef5-42da-9069-724602c31f6b";
    private static final String BOB = "eb0e89dd-9d6c-4a5d-8c4f-6e1d2a3b4c5d";
    private static final String PRESENCE = "/v1.0/users/" + ANA + "/presence";

    private final VirtualTime time = new VirtualTime();
    private final TeamsSimulator teams;
    private final Caller app;

    TeamsSimulatorTest() throws IOException {
        teams = new TeamsSimulator(0, List.of(ANA, BOB), time, new SplittableRandom(2));
        app = new Caller(teams.uri());
        signIn("grant_type=client_credentials");
    }

    @AfterEach
    void end() {
        app.close();
        teams.close();
    }

    private void signIn(String grant) {
        var answer = app.form("/tenant/oauth2/v2.0/token", grant + "&client_id=" + Entra.CLIENT
            + "&client_secret=" + Entra.SECRET + "&scope=https://graph.microsoft.com/.default");
        app.with("Authorization", "Bearer " + answer.at("access_token"));
    }

    private void inTheNameOfAPerson() {
        signIn("grant_type=refresh_token&refresh_token=" + Entra.REFRESH);
    }

    @Test
    void a_presence_is_set_read_alone_and_with_others_and_cleared() {
        assertThat(set("Busy", "InACall", "PT1H").status()).isEqualTo(200);
        assertThat(app.get(PRESENCE).at("activity")).isEqualTo("InACall");
        var many = app.send("POST", "/v1.0/communications/getPresencesByUserId",
            Map.of("ids", List.of(ANA, BOB, "nobody")));
        assertThat(many.at("value/0/availability")).isEqualTo("Busy");
        assertThat(many.at("value/1/availability")).isEqualTo("Offline");
        assertThat(many.at("value/2/availability")).isEqualTo("PresenceUnknown");
        var session = Map.of("sessionId", Entra.CLIENT);
        assertThat(app.send("POST", PRESENCE + "/clearPresence", session).status()).isEqualTo(200);
        assertThat(app.send("POST", PRESENCE + "/clearPresence", session).status()).isEqualTo(404);
    }

    @Test
    void what_graph_does_not_take_is_refused_in_its_words() {
        assertThat(set("DoNotDisturb", "DoNotDisturb", "PT1H").at("error/code"))
            .isEqualTo("BadRequest");
        assertThat(set("Busy", "InACall", "PT4M").status()).isEqualTo(400);
        assertThat(set("Busy", "InACall", "an hour").status()).isEqualTo(400);
        assertThat(app.send("POST", PRESENCE + "/setPresence", Map.of("sessionId", "another",
            "availability", "Busy", "activity", "InACall")).status()).isEqualTo(400);
        assertThat(app.send("POST", "/v1.0/communications/getPresencesByUserId",
            Map.of("ids", Collections.nCopies(651, ANA))).status()).isEqualTo(400);
        assertThat(app.get("/v1.0/users/nobody/presence").status()).isEqualTo(404);
    }

    @Test
    void a_preference_shows_over_the_session() {
        set("Busy", "InACall", "PT1H");
        assertThat(app.send("POST", PRESENCE + "/setUserPreferredPresence", Map.of(
            "availability", "DoNotDisturb", "activity", "DoNotDisturb")).status()).isEqualTo(200);
        assertThat(teams.shown(ANA)).isEqualTo("DoNotDisturb/DoNotDisturb");
        app.send("POST", PRESENCE + "/clearUserPreferredPresence", Map.of());
        assertThat(teams.shown(ANA)).isEqualTo("Busy/InACall");
    }

    @Test
    void more_than_the_limit_in_thirty_seconds_waits() {
        app.send("PUT", "/control/limits", Map.of("requests", 2));
        assertThat(app.get(PRESENCE).status()).isEqualTo(200);
        time.pass(Duration.ofSeconds(20));
        assertThat(app.get(PRESENCE).status()).isEqualTo(200);
        var third = app.get(PRESENCE);
        assertThat(third.status()).isEqualTo(429);
        assertThat(third.header("Retry-After")).isEqualTo("11");
        time.pass(Duration.ofSeconds(11));
        assertThat(app.get(PRESENCE).status()).isEqualTo(200);
    }

    @Test
    void a_token_ends() {
        time.pass(Duration.ofHours(1));
        assertThat(app.get(PRESENCE).at("error/code")).isEqualTo("InvalidAuthenticationToken");
    }

    @Test
    void an_application_may_not_subscribe_and_nobody_for_longer_than_an_hour() throws IOException {
        try (var hub = hub()) {
            assertThat(subscribe(hub, Duration.ofMinutes(30), Map.of()).status()).isEqualTo(403);
            inTheNameOfAPerson();
            assertThat(subscribe(hub, Duration.ofMinutes(61), Map.of()).status()).isEqualTo(400);
            hub.answers(message -> new Said(200, "something else"));
            assertThat(subscribe(hub, Duration.ofMinutes(30), Map.of()).at("error/code"))
                .isEqualTo("ValidationError");
        }
    }

    @Test
    void a_plain_notification_says_who_and_not_what() throws IOException {
        inTheNameOfAPerson();
        try (var hub = hub()) {
            assertThat(subscribe(hub, Duration.ofMinutes(60), Map.of()).status()).isEqualTo(201);
            set("Busy", "InACall", "PT1H");
            await().until(() -> heard(hub).size() == 1);
            var said = first(heard(hub).getFirst());
            assertThat(said.get("clientState")).isEqualTo("state");
            assertThat(said.get("resourceData")).isEqualTo(Map.of("id", ANA, "@odata.type",
                "#Microsoft.Graph.presence", "@odata.id", "users/" + ANA + "/presence"));
            assertThat(said).doesNotContainKey("encryptedContent");
        }
    }

    @Test
    void a_rich_notification_can_be_read_with_the_certificates_key() throws Exception {
        inTheNameOfAPerson();
        var certificate = new SelfSigned();
        try (var hub = hub()) {
            assertThat(subscribe(hub, Duration.ofMinutes(60), Map.of("includeResourceData", true,
                "encryptionCertificateId", "mine",
                "encryptionCertificate", certificate.base64())).status()).isEqualTo(201);
            set("Busy", "InACall", "PT1H");
            await().until(() -> heard(hub).size() == 1);
            var content = (Map<?, ?>) first(heard(hub).getFirst()).get("encryptedContent");
            var rsa = Cipher.getInstance("RSA/ECB/OAEPWithSHA1AndMGF1Padding");
            rsa.init(Cipher.DECRYPT_MODE, certificate.key());
            var key = rsa.doFinal(bytes(content, "dataKey"));
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            assertThat(mac.doFinal(bytes(content, "data")))
                .isEqualTo(bytes(content, "dataSignature"));
            var aes = Cipher.getInstance("AES/CBC/PKCS5Padding");
            aes.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"),
                new IvParameterSpec(Arrays.copyOf(key, 16)));
            assertThat(Json.map(aes.doFinal(bytes(content, "data"))))
                .containsEntry("availability", "Busy").containsEntry("activity", "InACall");
        }
    }

    @Test
    void a_subscription_reminds_and_ends_unless_it_is_renewed() throws IOException {
        inTheNameOfAPerson();
        try (var hub = hub()) {
            var id = String.valueOf(subscribe(hub, Duration.ofMinutes(50), Map.of()).at("id"));
            pass(Duration.ofMinutes(36));
            await().until(() -> events(hub).equals(List.of("reauthorizationRequired")));
            var until = time.instant().plus(Duration.ofMinutes(60)).toString();
            assertThat(app.send("PATCH", "/v1.0/subscriptions/" + id,
                Map.of("expirationDateTime", until)).at("expirationDateTime")).isEqualTo(until);
            pass(Duration.ofMinutes(61));
            await().until(() -> events(hub).contains("subscriptionRemoved"));
            inTheNameOfAPerson();
            assertThat(app.get("/v1.0/subscriptions/" + id).status()).isEqualTo(404);
        }
    }

    @Test
    void a_notification_that_nobody_takes_is_missed_in_the_end() throws IOException {
        inTheNameOfAPerson();
        try (var hub = hub()) {
            subscribe(hub, Duration.ofMinutes(60), Map.of());
            hub.answers(message -> new Said(500, ""));
            set("Busy", "InACall", "PT1H");
            await().until(() -> {
                pass(Duration.ofSeconds(10));
                return events(hub).contains("missed");
            });
            assertThat(heard(hub)).hasSizeGreaterThanOrEqualTo(4);
        }
    }

    @Test
    void a_fault_speaks_as_graph_does() {
        teams.stage().faults().next(1, new Fault.Status(503, Duration.ofSeconds(9)));
        var answer = app.get(PRESENCE);
        assertThat(answer.at("error/code")).isEqualTo("ServiceUnavailable");
        assertThat(answer.header("Retry-After")).isEqualTo("9");
    }

    private Caller.Heard set(String availability, String activity, String lasting) {
        return app.send("POST", PRESENCE + "/setPresence", Map.of("sessionId", Entra.CLIENT,
            "availability", availability, "activity", activity, "expirationDuration", lasting));
    }

    private Caller.Heard subscribe(Receiver hub, Duration lasting, Map<String, Object> more) {
        var body = new LinkedHashMap<String, Object>(more);
        body.put("changeType", "updated");
        body.put("resource", "/communications/presences?$filter=id in ('" + ANA + "')");
        body.put("notificationUrl", hub.uri() + "/changes");
        body.put("lifecycleNotificationUrl", hub.uri() + "/lifecycle");
        body.put("clientState", "state");
        body.put("expirationDateTime", time.instant().plus(lasting).toString());
        return app.send("POST", "/v1.0/subscriptions", body);
    }

    /// It shows that it is meant by saying the token back.
    private static Receiver hub() throws IOException {
        var hub = new Receiver();
        hub.answers(message -> new Said(200, message.query().replace("validationToken=", "")));
        return hub;
    }

    private static List<Message> heard(Receiver hub) {
        return hub.messages().stream()
            .filter(message -> message.query().isEmpty())
            .filter(message -> first(message).containsKey("changeType")).toList();
    }

    private static List<String> events(Receiver hub) {
        return hub.messages().stream().filter(message -> message.query().isEmpty())
            .filter(message -> first(message).containsKey("lifecycleEvent"))
            .map(message -> String.valueOf(first(message).get("lifecycleEvent"))).toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> first(Message message) {
        return (Map<String, Object>) ((List<?>) Json.map(message.body()).get("value")).getFirst();
    }

    private static byte[] bytes(Map<?, ?> content, String name) {
        return Base64.getDecoder().decode(String.valueOf(content.get(name)));
    }

    private void pass(Duration by) {
        time.pass(by);
        teams.stage().tick();
    }
}

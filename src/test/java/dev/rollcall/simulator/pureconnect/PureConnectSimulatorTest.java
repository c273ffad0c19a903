package dev.rollcall.simulator.pureconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.simulator.pureconnect.PureConnectSimulator.Act;
import dev.rollcall.testkit.VirtualTime;
import dev.rollcall.wire.json.Json;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a CIC server enforces and a client must live with, under virtual time.
@Timeout(30)
final class PureConnectSimulatorTest {

    private static final String ANNA = "Anna Meyer";
    private static final String LOGIN = """
        {"__type":"urn:inin.com:connection:icAuthConnectionRequestSettings",
         "applicationName":"hub","userID":"rollcall","password":"%s"}""";

    private final VirtualTime time = new VirtualTime();
    private final HttpClient http = HttpClient.newHttpClient();
    private PureConnectSimulator there;
    private String session = "";
    private String token = "";
    private String cookie = "";

    @BeforeEach
    void open() throws Exception {
        there = new PureConnectSimulator(0, List.of(ANNA, "Bo Lind"), time,
            new SplittableRandom(1));
        connect();
    }

    @AfterEach
    void close() {
        there.close();
        http.close();
    }

    @Test
    void a_call_names_its_session_in_the_path_the_cookie_and_the_header() throws Exception {
        assertThat(get("/status/status-messages").statusCode()).isEqualTo(200);
        var right = token;
        token = "guess";
        assertThat(get("/status/status-messages").statusCode()).isEqualTo(401);
        token = right;
        cookie = "icws_" + session + "=guess";
        assertThat(get("/status/status-messages").statusCode()).isEqualTo(401);
        session = "1";
        var unknown = get("/status/status-messages");
        assertThat(unknown.body()).contains("-2147221499");
        assertThat(unknown.headers().firstValue("WWW-Authenticate")).isPresent();
    }

    @Test
    void a_wrong_password_is_400_and_a_missing_language_too() throws Exception {
        assertThat(login("guess", "en-us").body())
            .contains("error.request.connection.authenticationFailure");
        assertThat(login(PureConnectSimulator.PASSWORD, "").statusCode()).isEqualTo(400);
    }

    @Test
    void a_server_that_hands_over_names_the_others() throws Exception {
        there.handOver(List.of("ic2"));
        assertThat(get("/status/status-messages").statusCode()).isEqualTo(401);
        var elsewhere = login(PureConnectSimulator.PASSWORD, "en-us");
        assertThat(elsewhere.statusCode()).isEqualTo(503);
        assertThat(elsewhere.body()).contains("\"alternateHostList\":[\"ic2\"]");
    }

    @Test
    void definitions_are_in_the_language_that_was_asked_for() throws Exception {
        assertThat(get("/status/status-messages").body())
            .contains("\"statusId\":\"AtLunch\",\"messageText\":\"At Lunch\"");
        there.handOver(List.of());
        adopt(login(PureConnectSimulator.PASSWORD, "de-de"));
        assertThat(get("/status/status-messages").body())
            .contains("\"statusId\":\"AtLunch\",\"messageText\":\"Zu Tisch\"");
        assertThat(get("/status/status-messages-user-access/ameyer").body())
            .contains("AtLunch").doesNotContain("Not Answering");
    }

    @Test
    void a_subscription_begins_with_everyone_and_then_says_what_changed() throws Exception {
        subscribe("ameyer", "blind");
        assertThat(poll()).hasSize(1).first().asString()
            .contains("isDelta=false", "userId=ameyer", "statusId=gonehome", "userId=blind");
        assertThat(poll()).isEmpty();
        there.choose(ANNA, "At Lunch");
        there.happens(ANNA, Act.LOGS_IN);
        var changes = poll();
        assertThat(changes).first().asString()
            .contains("isDelta=true", "statusId=atlunch").doesNotContain("loggedIn");
        assertThat(changes).element(1).asString().contains("loggedIn=true");
        send("DELETE", "/messaging/subscriptions/status/user-statuses", "");
        there.choose(ANNA, "Available");
        assertThat(poll()).isEmpty();
    }

    @Test
    void a_status_is_accepted_then_completed_then_shown() throws Exception {
        subscribe("ameyer");
        poll();
        var accepted = write("atLUNCH");
        assertThat(accepted.statusCode()).isEqualTo(202);
        assertThat(accepted.body()).isEqualTo("{\"requestId\":1}");
        assertThat(poll()).isEmpty();
        pass(Duration.ofMillis(100));
        assertThat(poll()).singleElement().asString()
            .contains("asyncOperationCompletedMessage", "requestId=1");
        assertThat(there.shown(ANNA)).isEqualTo("Gone Home");
        pass(Duration.ofMillis(100));
        assertThat(poll()).singleElement().asString().contains("statusId=atlunch");
        assertThat(there.shown(ANNA)).isEqualTo("At Lunch");
    }

    @Test
    void what_is_unknown_or_not_hers_to_choose_is_refused() throws Exception {
        assertThat(write("Dancing").statusCode()).isEqualTo(400);
        assertThat(write("ACD - Agent Not Answering").statusCode()).isEqualTo(403);
        assertThat(get("/status/user-statuses/nobody").statusCode()).isEqualTo(404);
        assertThat(get("/status/user-statuses/AMEYER").statusCode()).isEqualTo(200);
    }

    @Test
    void after_a_call_comes_the_work_and_then_what_was_before() {
        there.happens(ANNA, Act.LOGS_IN);
        there.choose(ANNA, "Available");
        there.happens(ANNA, Act.ANSWERS);
        there.happens(ANNA, Act.ENDS);
        assertThat(there.shown(ANNA)).isEqualTo("Follow Up");
        pass(Duration.ofSeconds(30));
        assertThat(there.shown(ANNA)).isEqualTo("Available");
        there.happens(ANNA, Act.MISSES);
        assertThat(there.shown(ANNA)).isEqualTo("ACD - Agent Not Answering");
        there.choose(ANNA, "Available, No ACD");
        there.happens(ANNA, Act.ANSWERS);
        there.happens(ANNA, Act.ENDS);
        assertThat(there.shown(ANNA)).isEqualTo("Available, No ACD");
    }

    @Test
    void what_persists_outlasts_logging_out() {
        there.happens(ANNA, Act.LOGS_IN);
        there.choose(ANNA, "Do Not Disturb");
        there.happens(ANNA, Act.LOGS_OUT);
        there.happens(ANNA, Act.LOGS_IN);
        assertThat(there.shown(ANNA)).isEqualTo("Do Not Disturb");
        there.choose(ANNA, "At Lunch");
        there.happens(ANNA, Act.LOGS_OUT);
        there.happens(ANNA, Act.LOGS_IN);
        assertThat(there.shown(ANNA)).isEqualTo("Available");
    }

    @Test
    void a_session_that_asks_for_nothing_is_over() throws Exception {
        pass(Duration.ofSeconds(119));
        assertThat(get("/status/status-messages").statusCode()).isEqualTo(200);
        pass(Duration.ofMinutes(2));
        assertThat(get("/status/status-messages").body()).contains("\"errorCode\":1");
        assertThat(there.sessions()).isZero();
    }

    @Test
    void a_stream_takes_over_from_polling_and_what_waits_is_kept_when_it_breaks()
            throws Exception {
        subscribe("ameyer");
        var lines = new CopyOnWriteArrayList<String>();
        var answer = http.send(request("/messaging/messages")
            .header("Accept", "text/event-stream").build(), BodyHandlers.ofLines());
        var reading = Thread.ofVirtual().start(() -> read(answer, lines));
        await().until(() -> lines.stream().anyMatch(one -> one.contains("\"isDelta\":false")));
        there.choose(ANNA, "At Lunch");
        await().until(() -> lines.stream().anyMatch(one -> one.contains("atlunch")));
        there.stage().dropWires();
        reading.join();
        await().until(() -> there.stage().wires() == 0);
        there.stage().alone(() -> there.choose(ANNA, "Available"));
        assertThat(poll()).singleElement().asString().contains("statusId=available");
    }

    @Test
    void a_server_without_streams_answers_a_poll() throws Exception {
        there.set(Duration.ZERO, Duration.ZERO, Duration.ofHours(1), false);
        var answer = http.send(request("/messaging/messages")
            .header("Accept", "text/event-stream").build(), BodyHandlers.ofString());
        assertThat(answer.body()).isEqualTo("[]");
        assertThat(http.send(HttpRequest.newBuilder(URI.create(there.uri()
            + "/icws/connection/features")).build(), BodyHandlers.ofString()).body())
            .contains("\"featureId\":\"messaging\",\"version\":1");
    }

    private static void read(HttpResponse<Stream<String>> answer,
            List<String> lines) {
        try (var body = answer.body()) {
            body.forEach(lines::add);
        } catch (UncheckedIOException broken) {
            lines.add("broken");
        }
    }

    private void pass(Duration passed) {
        time.pass(passed);
        there.stage().tick();
    }

    private void connect() throws Exception {
        adopt(login(PureConnectSimulator.PASSWORD, "en-us"));
    }

    private void adopt(HttpResponse<String> connected) {
        assertThat(connected.statusCode()).isEqualTo(201);
        var body = (Map<?, ?>) Json.read(connected.body());
        session = String.valueOf(body.get("sessionId"));
        token = String.valueOf(body.get("csrfToken"));
        cookie = connected.headers().firstValue("Set-Cookie").orElseThrow()
            .replaceAll(";.*", "");
    }

    private HttpResponse<String> login(String password, String language) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(there.uri() + "/icws/connection"))
            .POST(BodyPublishers.ofString(LOGIN.formatted(password)));
        if (!language.isEmpty()) request.header("Accept-Language", language);
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> write(String status) throws Exception {
        return send("PUT", "/status/user-statuses/ameyer", "{\"statusId\":\"" + status + "\"}");
    }

    private void subscribe(String... ids) throws Exception {
        send("PUT", "/messaging/subscriptions/status/user-statuses", Json.text(Map.of(
            "userIds", List.of(ids), "userStatusProperties", List.of("statusId", "loggedIn"))));
    }

    private List<?> poll() throws Exception {
        return (List<?>) Json.read(get("/messaging/messages").body());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws Exception {
        return http.send(request(path).method(method, BodyPublishers.ofString(body)).build(),
            BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(there.uri() + "/icws/" + session + path))
            .header("Cookie", cookie).header("ININ-ICWS-CSRF-Token", token);
    }
}

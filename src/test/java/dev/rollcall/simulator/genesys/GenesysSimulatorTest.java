package dev.rollcall.simulator.genesys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.simulator.genesys.GenesysSimulator.Act;
import dev.rollcall.simulator.stage.Fault;
import dev.rollcall.simulator.stage.Faults;
import dev.rollcall.testkit.VirtualTime;
import dev.rollcall.wire.json.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What Genesys Cloud enforces and a client must live with, under virtual time. That the words are
/// the vendor's own is asked of the vendor's client in [GenesysSdkTest].
@Timeout(30)
final class GenesysSimulatorTest {

    private static final String ANNA = "Anna Berg";

    private final VirtualTime time = new VirtualTime();
    private final HttpClient http = HttpClient.newHttpClient();
    private GenesysSimulator there;
    private String token;
    private String anna;

    @BeforeEach
    void open() throws Exception {
        there = new GenesysSimulator(0, List.of(ANNA, "Bo Lind"), time,
            new SplittableRandom(1));
        there.define("Lunch", "Meal", false);
        anna = there.id(ANNA);
        token = token();
    }

    @AfterEach
    void close() {
        there.close();
        http.close();
    }

    @Test
    void a_token_ends_and_a_wrong_secret_gets_none() throws Exception {
        assertThat(get("/api/v2/systempresences").statusCode()).isEqualTo(200);
        time.pass(Duration.ofDays(1));
        var ended = get("/api/v2/systempresences");
        assertThat(ended.statusCode()).isEqualTo(401);
        assertThat(ended.body()).contains("\"code\":\"bad.credentials\"");
        token = "";
        assertThat(login("rollcall-client:guess").statusCode()).isEqualTo(400);
    }

    @Test
    void one_request_too_many_in_a_minute_is_429_and_says_when() throws Exception {
        there.limits(Duration.ofDays(1), 2);
        get("/api/v2/systempresences");
        var second = get("/api/v2/systempresences");
        assertThat(second.headers().firstValue("inin-ratelimit-count")).contains("2");
        assertThat(second.headers().firstValue("inin-ratelimit-allowed")).contains("2");
        time.pass(Duration.ofSeconds(20));
        var third = get("/api/v2/systempresences");
        assertThat(third.statusCode()).isEqualTo(429);
        assertThat(third.headers().firstValue("Retry-After")).contains("41");
        time.pass(Duration.ofSeconds(40));
        assertThat(get("/api/v2/systempresences").statusCode()).isEqualTo(200);
    }

    @Test
    void lists_of_people_have_limits_and_nobody_is_off_queue() throws Exception {
        var many = String.join(",", Collections.nCopies(51, anna));
        assertThat(get("/api/v2/users/presences/purecloud/bulk?id=" + many).statusCode())
            .isEqualTo(400);
        assertThat(get("/api/v2/users/nobody/routingstatus").body()).contains("OFF_QUEUE");
        assertThat(get("/api/v2/users/nobody/presences/purecloud").statusCode()).isEqualTo(404);
        assertThat(get("/api/v2/users?pageSize=1").body()).contains("\"pageCount\":2")
            .contains("pageNumber=2");
    }

    @Test
    void what_is_deactivated_is_hidden_and_cannot_be_chosen() throws Exception {
        var drill = there.define("Fire drill", "Away", true);
        assertThat(get("/api/v2/presence/definitions").body()).doesNotContain("Fire drill");
        assertThat(get("/api/v2/presence/definitions?deactivated=ALL").body())
            .contains("Fire drill").contains("Lunch");
        assertThat(present(drill).statusCode()).isEqualTo(400);
        assertThat(there.shown(ANNA)).isEqualTo("Offline");
    }

    @Test
    void leaving_the_queue_waits_for_the_work_to_end() throws Exception {
        there.choose(ANNA, "On Queue");
        there.happens(ANNA, Act.ALERTS);
        assertThat(there.routing(ANNA)).isEqualTo("IDLE");
        present(there.status("Lunch"));
        assertThat(there.shown(ANNA)).isEqualTo("Lunch");
        assertThat(there.routing(ANNA)).isEqualTo("IDLE");
        there.happens(ANNA, Act.ANSWERS);
        assertThat(there.routing(ANNA)).isEqualTo("INTERACTING");
        assertThat(there.pendingOffQueue(ANNA)).isTrue();
        there.happens(ANNA, Act.ENDS);
        assertThat(there.routing(ANNA)).isEqualTo("OFF_QUEUE");
    }

    @Test
    void another_source_is_stored_and_shown_only_when_it_is_the_primary_one() throws Exception {
        var source = field(send("POST", "/api/v2/presence/sources", "{\"name\":\"CIC\"}"), "id");
        assertThat(send("PATCH", "/api/v2/users/" + anna + "/presences/" + source,
            "{}").statusCode()).isEqualTo(400);
        var event = "{\"eventId\":\"e1\",\"userId\":\"%s\",\"sourceId\":\"%s\","
            .formatted(anna, source) + "\"presenceDefinitionId\":\"%s\"}";
        inject(event.formatted(there.status("Break")));
        assertThat(there.shown(ANNA)).isEqualTo("Offline");
        send("PUT", "/api/v2/presence/users/" + anna + "/primarysource",
            "{\"sourceId\":\"" + source + "\"}");
        assertThat(there.shown(ANNA)).isEqualTo("Break");
        inject(event.formatted(there.status("Lunch")));
        assertThat(there.shown(ANNA)).as("the same event again").isEqualTo("Break");
        assertThat(inject(event.replace("\"e1\"", "\"e2\"").formatted("nothing")).body())
            .contains("Unknown presence definition");
        present(there.status("Lunch"));
        assertThat(there.shown(ANNA)).as("PURECLOUD is not the primary one").isEqualTo("Break");
    }

    @Test
    void the_21st_channel_takes_the_place_of_the_least_used() throws Exception {
        var first = channel();
        var second = channel();
        var ear = new Ear();
        socket(first, ear);
        IntStream.range(0, 19).forEach(_ -> channel());
        assertThat(send("HEAD", "/api/v2/notifications/channels/" + first, "").statusCode())
            .as("one with a socket stays").isEqualTo(200);
        assertThat(send("HEAD", "/api/v2/notifications/channels/" + second, "").statusCode())
            .isEqualTo(404);
    }

    @Test
    void a_channel_has_1_000_topics_and_lives_a_day_from_the_last_subscription()
            throws Exception {
        var channel = channel();
        var bo = there.id("Bo Lind");
        assertThat(subscribe(channel, "v2.users." + bo + ".presence").statusCode())
            .isEqualTo(200);
        assertThat(subscribe(channel, "v2.users.nobody.presence").statusCode()).isEqualTo(400);
        time.pass(Duration.ofHours(23));
        token = token();
        assertThat(subscribe(channel, "v2.users." + anna + ".presence").statusCode())
            .isEqualTo(200);
        time.pass(Duration.ofHours(23));
        token = token();
        assertThat(get("/api/v2/notifications/channels/" + channel + "/subscriptions").body())
            .contains(anna).doesNotContain(bo);
        time.pass(Duration.ofHours(1));
        assertThat(get("/api/v2/notifications/channels/" + channel + "/subscriptions")
            .statusCode()).isEqualTo(404);
    }

    @Test
    void a_socket_beats_every_30_seconds_unless_it_is_silent() throws Exception {
        var ear = new Ear();
        socket(channel(), ear);
        time.pass(Duration.ofSeconds(30));
        there.stage().tick();
        ear.hears("WebSocket Heartbeat");
        there.stage().faults().silent(true);
        time.pass(Duration.ofSeconds(30));
        there.stage().tick();
        there.stage().faults().silent(false);
        time.pass(Duration.ofSeconds(30));
        there.stage().tick();
        await().until(() -> ear.count("Heartbeat") == 2);
    }

    @Test
    void a_second_socket_closes_the_first_and_nothing_is_sent_again() throws Exception {
        var channel = channel();
        subscribe(channel, "v2.users." + anna + ".presence");
        there.choose(ANNA, "Lunch");
        var first = new Ear();
        socket(channel, first);
        var second = new Ear();
        socket(channel, second);
        first.hears("closed 1000");
        there.choose(ANNA, "On Queue");
        second.hears("\"systemPresence\":\"ON_QUEUE\"");
        assertThat(second.count("MEAL")).isZero();
        assertThat(first.count("presenceDefinition")).isZero();
    }

    @Test
    void events_come_late_twice_and_not_at_all_when_asked() throws Exception {
        var channel = channel();
        subscribe(channel, "v2.users." + anna + ".presence");
        var ear = new Ear();
        socket(channel, ear);
        there.stage().faults().pushes(new Faults.Pushes(Duration.ofSeconds(5), 1, 0, 0));
        there.choose(ANNA, "Lunch");
        there.stage().faults().pushes(new Faults.Pushes(Duration.ZERO, 0, 0, 1));
        there.choose(ANNA, "Busy");
        there.stage().faults().clear();
        there.choose(ANNA, "Away");
        ear.hears("AWAY");
        assertThat(ear.count("MEAL")).isZero();
        time.pass(Duration.ofSeconds(5));
        there.stage().tick();
        await().until(() -> ear.count("MEAL") == 2);
        assertThat(ear.count("BUSY")).isZero();
    }

    @Test
    void before_maintenance_a_socket_is_told_and_a_minute_later_closed() throws Exception {
        var ear = new Ear();
        socket(channel(), ear);
        there.maintain();
        ear.hears("v2.system.socket_closing");
        time.pass(Duration.ofMinutes(1));
        there.stage().tick();
        ear.hears("closed 1001");
    }

    @Test
    void tokens_can_be_made_to_end_at_once() throws Exception {
        there.stage().faults().next(1, new Fault.ExpiredTokens());
        assertThat(get("/api/v2/systempresences").statusCode()).isEqualTo(401);
        token = token();
        assertThat(get("/api/v2/systempresences").statusCode()).isEqualTo(200);
    }

    @Test
    void people_act_over_http_too() throws Exception {
        var path = "/control/people/Anna%20Berg/";
        assertThat(send("POST", path + "choose", "{\"status\":\"On Queue\"}").statusCode())
            .isEqualTo(204);
        send("POST", path + "acts/answers", "");
        assertThat(get("/control/people").body())
            .contains("\"status\":\"On Queue\",\"routing\":\"INTERACTING\"");
        assertThat(send("POST", path + "acts/sneezes", "").statusCode()).isEqualTo(400);
    }

    private String channel() {
        try {
            return field(send("POST", "/api/v2/notifications/channels", ""), "id");
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private HttpResponse<String> subscribe(String channel, String topic) throws Exception {
        return send("PUT", "/api/v2/notifications/channels/" + channel + "/subscriptions",
            "[{\"id\":\"" + topic + "\"}]");
    }

    private HttpResponse<String> present(String definition) throws Exception {
        return send("PATCH", "/api/v2/users/" + anna + "/presences/purecloud",
            "{\"presenceDefinition\":{\"id\":\"" + definition + "\"}}");
    }

    private HttpResponse<String> inject(String event) throws Exception {
        return send("POST", "/api/v2/events/users/presence",
            "{\"userPresenceEvents\":[" + event + "]}");
    }

    private String token() throws Exception {
        return field(login(GenesysSimulator.CLIENT_ID + ":" + GenesysSimulator.CLIENT_SECRET),
            "access_token");
    }

    private HttpResponse<String> login(String credentials) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(there.uri() + "/oauth/token"))
            .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(
                credentials.getBytes(StandardCharsets.UTF_8)))
            .POST(BodyPublishers.ofString("grant_type=client_credentials")).build(),
            BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send("GET", path, "");
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(there.uri() + path))
            .header("Authorization", "Bearer " + token)
            .method(method, BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private static String field(HttpResponse<String> answer, String name) {
        return String.valueOf(((Map<?, ?>) Json.read(answer.body())).get(name));
    }

    /// Its first pong says that the other side is ready.
    private WebSocket socket(String channel, Ear ear) {
        var socket = http.newWebSocketBuilder().buildAsync(URI.create(there.uri().toString()
            .replace("http", "ws") + "/channels/" + channel), ear).join();
        socket.sendText("{\"message\":\"ping\"}", true);
        ear.hears("pong");
        return socket;
    }

    /// What a client hears on a socket.
    private static final class Ear implements WebSocket.Listener {
        private final List<String> heard = new CopyOnWriteArrayList<>();

        long count(String part) {
            return heard.stream().filter(one -> one.contains(part)).count();
        }

        void hears(String part) {
            await().until(() -> count(part) > 0);
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            heard.add(text.toString());
            socket.request(1);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            heard.add("closed " + code + " " + reason);
            return CompletableFuture.completedFuture(null);
        }
    }
}

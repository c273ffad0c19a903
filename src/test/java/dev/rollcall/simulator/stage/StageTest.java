package dev.rollcall.simulator.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rollcall.testkit.VirtualTime;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The stage under a vendor as small as can be: an echo, a socket and a stream. Time is virtual.
@Timeout(20)
final class StageTest {

    private final VirtualTime time = new VirtualTime();
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Wire> wires = new CopyOnWriteArrayList<>();
    private final List<String> ended = new CopyOnWriteArrayList<>();
    private Stage stage;
    private int expired;

    @BeforeEach
    void open() throws IOException {
        stage = Stage.open(0, time, RandomGenerator.of("L64X128MixRandom"), this::vendor);
    }

    @AfterEach
    void close() {
        stage.close();
        client.close();
    }

    private void vendor(Routes routes) {
        routes.get("/people/{id}", in -> Reply.json(Map.of("id", in.variable("id"),
                "age", 7, "asked", in.queries("name"))))
            .get("/people/all", _ -> Reply.json(List.of("all")))
            .get("/contacts({id})", in -> Reply.json(in.variable("id")))
            .post("/people", in -> Reply.json(201, in.object()))
            .get("/stream", _ -> Reply.events(new Talk()))
            .socket("/sockets/{id}", in -> {
                if (in.variable("id").equals("none")) throw new Declined(Reply.empty(403));
                return new Talk();
            })
            .failing(status -> Reply.json(status, Map.of("wrong", status)))
            .expire(() -> expired++)
            .around((in, handler) -> handler.answer(in).with("X-Rate", "1"));
    }

    private final class Talk implements Conversation {
        @Override
        public void begins(Wire wire) {
            wires.add(wire);
        }

        @Override
        public void hears(Wire wire, String message) {
            wire.send("you said " + message);
        }

        @Override
        public void ends(Wire wire) {
            ended.add("ended");
        }
    }

    @Test
    void a_route_answers_with_what_stood_in_the_path_and_the_query() throws Exception {
        assertThat(get("/people/a%20b?name=x&name=%26").body())
            .contains("\"id\":\"a b\"").contains("\"asked\":[\"x\",\"&\"]");
        assertThat(get("/people/all").body()).isEqualTo("[\"all\"]");
        assertThat(get("/contacts(7)").body()).isEqualTo("\"7\"");
        assertThat(get("/people/a").headers().firstValue("X-Rate")).contains("1");
    }

    @Test
    void what_it_does_not_know_is_declined_in_the_vendors_words() throws Exception {
        assertThat(get("/nowhere").statusCode()).isEqualTo(404);
        assertThat(send("DELETE", "/people", "").statusCode()).isEqualTo(405);
        var malformed = send("POST", "/people", "{\"half\":");
        assertThat(malformed.statusCode()).isEqualTo(400);
        assertThat(malformed.body()).isEqualTo("{\"wrong\":400}");
    }

    @Test
    void the_log_says_who_asked_what_and_leaves_out_the_control() throws Exception {
        get("/people/a?name=x");
        get("/control/log");
        assertThat(stage.log().entries()).containsExactly(
            new Log.Entry(time.instant(), "GET", "/people/a", "name=x", 200));
        assertThat(get("/control/log").body()).contains("\"path\":\"/people/a\"");
        send("DELETE", "/control/log", "");
        assertThat(stage.log().entries()).isEmpty();
    }

    @Test
    void the_next_answers_go_wrong_and_then_all_is_well() throws Exception {
        stage.faults().next(2, new Fault.Status(503, Duration.ofSeconds(9)));
        assertThat(get("/people/a").statusCode()).isEqualTo(503);
        assertThat(get("/people/a").headers().firstValue("Retry-After")).contains("9");
        assertThat(get("/people/a").statusCode()).isEqualTo(200);
        stage.faults().next(1, path -> path.equals("/people/b"), new Fault.Html());
        assertThat(get("/people/a").body()).startsWith("{");
        assertThat(get("/people/b").body()).startsWith("<!doctype html>");
    }

    @Test
    void wrong_types_are_the_true_answer_with_its_types_turned() throws Exception {
        stage.faults().next(1, new Fault.WrongTypes());
        assertThat(get("/people/abc").body())
            .contains("\"id\":3").contains("\"age\":\"wrong 7\"").contains("\"asked\":\"a list\"");
    }

    @Test
    void a_connection_breaks_and_tokens_expire() throws Exception {
        stage.faults().next(1, new Fault.DroppedConnection());
        assertThatThrownBy(() -> send("POST", "/people", "{}")).isInstanceOf(IOException.class);
        assertThat(stage.log().entries()).extracting(Log.Entry::status).containsExactly(0);
        stage.faults().next(1, new Fault.ExpiredTokens());
        assertThat(get("/people/a").statusCode()).isEqualTo(200);
        assertThat(expired).isEqualTo(1);
    }

    @Test
    void an_endless_body_ends_when_the_client_has_enough() throws Exception {
        stage.faults().next(1, new Fault.EndlessBody());
        var answer = client.send(request("/people/a").build(), BodyHandlers.ofInputStream());
        try (var body = answer.body()) {
            assertThat(body.readNBytes(1 << 20)).hasSize(1 << 20);
        }
        assertThat(get("/people/a").statusCode()).isEqualTo(200);
    }

    @Test
    void faults_are_asked_for_over_http_too() throws Exception {
        assertThat(send("POST", "/control/faults", """
            {"fault": "status", "status": 429, "retryAfter": "3s", "path": "/people"}""")
            .statusCode()).isEqualTo(204);
        assertThat(get("/people/a").statusCode()).isEqualTo(429);
        assertThat(send("POST", "/control/faults", "{\"fault\": \"fire\"}").body())
            .contains("slow-drip");
        send("POST", "/control/faults", "{\"fault\": \"html\", \"likely\": 1}");
        assertThat(get("/people/a").body()).contains("Please sign in");
        send("DELETE", "/control/faults", "");
        assertThat(get("/people/a").body()).startsWith("{");
    }

    @Test
    void a_socket_talks_until_it_is_closed() throws Exception {
        var ear = new Ear();
        var socket = socket("/sockets/a", ear);
        socket.sendText("hello", true);
        ear.hears("you said hello");
        await().until(() -> stage.wires() == 1);
        wires.getFirst().close(1001, "going");
        ear.hears("closed 1001 going");
        await().until(() -> ended.size() == 1 && stage.wires() == 0);
        assertThat(stage.log().entries()).extracting(Log.Entry::status).containsExactly(101);
    }

    @Test
    void a_socket_is_declined_before_it_opens() {
        assertThatThrownBy(() -> socket("/sockets/none", new Ear()))
            .hasCauseInstanceOf(WebSocketHandshakeException.class);
        assertThatThrownBy(() -> socket("/elsewhere", new Ear()))
            .hasCauseInstanceOf(WebSocketHandshakeException.class);
        assertThat(stage.log().entries()).extracting(Log.Entry::status)
            .containsExactly(403, 404);
    }

    @Test
    void a_socket_breaks_without_a_good_bye_and_is_silent_when_told() throws Exception {
        var ear = new Ear();
        var socket = socket("/sockets/a", ear);
        stage.faults().silent(true);
        socket.sendText("one", true).join();
        socket.sendPing(ByteBuffer.wrap(new byte[] {1})).join();
        ear.hears("pong");
        stage.faults().silent(false);
        socket.sendText("two", true);
        ear.hears("you said two");
        assertThat(ear.heard).doesNotContain("you said one");
        send("POST", "/control/drop", "");
        await().until(() -> ear.heard.stream().anyMatch(one -> one.startsWith("broken")
            || one.startsWith("closed 1006")));
        await().until(() -> ended.size() == 1);
    }

    @Test
    void a_stream_goes_on_until_it_is_closed() throws Exception {
        var answer = client.send(request("/stream").build(), BodyHandlers.ofInputStream());
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream");
        await().until(() -> wires.size() == 1);
        wires.getFirst().send(Reply.event("{}"));
        wires.getFirst().close(0, "");
        try (var body = answer.body()) {
            assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(":\n\ndata: {}\n\n");
        }
        await().until(() -> ended.size() == 1 && stage.wires() == 0);
    }

    @Test
    void timers_run_when_their_time_has_come() {
        var ran = new ArrayList<String>();
        stage.alone(() -> {
            var every = stage.every(Duration.ofSeconds(10), () -> ran.add("every"));
            stage.after(Duration.ofSeconds(25), every::cancel);
            stage.after(Duration.ofSeconds(15), () -> ran.add("once"));
        });
        time.pass(Duration.ofSeconds(9));
        stage.tick();
        assertThat(ran).isEmpty();
        time.pass(Duration.ofMinutes(1));
        stage.tick();
        assertThat(ran).containsExactly("every", "once", "every");
    }

    @Test
    void pushes_are_late_double_overtaken_and_lost() {
        var arrived = new CopyOnWriteArrayList<String>();
        stage.push(() -> arrived.add("at once"));
        stage.faults().pushes(new Faults.Pushes(Duration.ofSeconds(2), 1, 0, 0));
        stage.push(() -> arrived.add("late"));
        stage.faults().pushes(new Faults.Pushes(Duration.ZERO, 0, 1, 0));
        stage.push(() -> arrived.add("overtaken"));
        stage.faults().pushes(new Faults.Pushes(Duration.ZERO, 0, 0, 1));
        stage.push(() -> arrived.add("lost"));
        stage.faults().clear();
        stage.push(() -> arrived.add("last"));
        assertThat(arrived).containsExactly("at once", "last");
        time.pass(Duration.ofSeconds(2));
        stage.tick();
        assertThat(arrived).containsExactly("at once", "last", "overtaken", "late", "late");
    }

    @Test
    void a_closed_stage_leaves_its_port() throws Exception {
        var port = stage.uri().getPort();
        stage.close();
        stage = Stage.open(port, time, RandomGenerator.of("L64X128MixRandom"), this::vendor);
        assertThat(get("/people/a").statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> Stage.open(port, time, RandomGenerator.getDefault(),
            this::vendor)).isInstanceOf(IOException.class);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        return client.send(request(path).method(method, BodyPublishers.ofString(body)).build(),
            BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(stage.uri() + path));
    }

    private WebSocket socket(String path, Ear ear) {
        return client.newWebSocketBuilder()
            .buildAsync(URI.create(stage.uri().toString().replace("http", "ws") + path), ear)
            .join();
    }

    /// What a client hears on a socket.
    private static final class Ear implements WebSocket.Listener {
        private final List<String> heard = new CopyOnWriteArrayList<>();

        void hears(String message) {
            await().until(() -> heard.contains(message));
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            heard.add(text.toString());
            socket.request(1);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
            heard.add("pong");
            socket.request(1);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            heard.add("closed " + code + " " + reason);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void onError(WebSocket socket, Throwable broken) {
            heard.add("broken");
        }
    }
}

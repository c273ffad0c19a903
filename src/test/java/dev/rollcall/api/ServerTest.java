package dev.rollcall.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.api.access.Attempts;
import dev.rollcall.api.access.Authentication;
import dev.rollcall.api.access.Cookies;
import dev.rollcall.api.access.Credentials;
import dev.rollcall.api.access.Permission;
import dev.rollcall.api.desk.Budgets;
import dev.rollcall.api.desk.FrontDesk;
import dev.rollcall.api.desk.Watch;
import dev.rollcall.api.http.Response;
import dev.rollcall.api.http.Route;
import dev.rollcall.api.http.Routes;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// What the server does with bytes that are no good question, over a plain socket: each is answered
/// with a problem, and the server lives on.
final class ServerTest {

    /// For the head, and for the body, of a request.
    private static final Duration TIME = Duration.ofSeconds(1);

    @TempDir
    private Path folder;
    private Server server;
    private Credentials credentials;

    @BeforeEach
    void start() throws IOException {
        var clock = InstantSource.system();
        credentials = Credentials.open(folder.resolve("access.jsonl"), clock, new SecureRandom());
        var authentication = new Authentication(credentials, new Attempts(20, clock),
                new Cookies(Optional.empty()));
        var routes = new Routes(List.of(
                Route.get("/hello", Permission.NONE, _ -> text("hello"))
                        .answers(200, "", "text/plain"),
                Route.get("/interrupted", Permission.NONE, _ -> {
                    Thread.currentThread().interrupt();
                    return text("answered");
                }).answers(200, "", "text/plain"),
                Route.get("/secret", Permission.READ_PRESENCE, _ -> text("secret")),
                Route.post("/echo", Permission.NONE, request ->
                        Response.of(200, "application/json", request.body().get())).takes("Any")));
        var desk = new FrontDesk(routes, FrontDesk.Beside.NONE, authentication,
                new Budgets(Budgets.SHIPPED, clock),
                Watch.NOBODY, clock, new SecureRandom());
        server = Server.start(new Server.Settings("127.0.0.1", 0, 1 << 20, 1000,
                TIME, TIME), desk, Optional.empty());
    }

    private static Response text(String text) {
        return Response.of(200, "text/plain", text.getBytes(StandardCharsets.UTF_8));
    }

    @AfterEach
    void stop() {
        server.close();
        credentials.close();
    }

    /// What is sent, after which a `Host` and an empty line follow, and what has to come back.
    private record Line(String sent, int status, String code) {}

    private static final List<Line> TARGETS = List.of(
            new Line("GET /nothing HTTP/1.1", 404, "not-found"),
            new Line("GET /HELLO HTTP/1.1", 404, "not-found"),
            new Line("GET /hello. HTTP/1.1", 404, "not-found"),
            new Line("GET /%2e%2e%2fhello HTTP/1.1", 404, "not-found"),
            new Line("GET /%2e%2e/hello HTTP/1.1", 400, "bad-target"),
            new Line("GET //hello HTTP/1.1", 400, "bad-target"),
            new Line("GET /a//hello HTTP/1.1", 400, "bad-target"),
            new Line("GET /hello/ HTTP/1.1", 400, "bad-target"),
            new Line("GET /a/..;/hello HTTP/1.1", 400, "bad-target"),
            new Line("GET /hello;a=b HTTP/1.1", 400, "bad-target"),
            new Line("GET /a/../hello HTTP/1.1", 400, "bad-target"),
            new Line("GET /hello%00 HTTP/1.1", 400, "bad-target"),
            new Line("GET /hello%ff HTTP/1.1", 400, "bad-target"),
            new Line("GET http://a/hello HTTP/1.1", 400, "bad-target"),
            new Line("CONNECT a:80 HTTP/1.1", 400, "bad-target"),
            new Line("GET /hello?x=%zz HTTP/1.1", 400, "bad-request"),
            new Line("GET /hello?x=1 HTTP/1.1", 400, "unknown-parameter"),
            new Line("GET /hello?token=abc HTTP/1.1", 400, "token-in-address"),
            new Line("PATCH /hello HTTP/1.1", 405, "method-not-allowed"),
            new Line("TRACE /hello HTTP/1.1", 405, "method-not-allowed"),
            new Line("OPTIONS /hello HTTP/1.1", 405, "method-not-allowed"),
            new Line("GET /secret HTTP/1.1", 401, "unauthenticated"),
            new Line("GET /hello HTTP/1.1\r\nAccept: image/png", 406, "not-acceptable"),
            new Line("GET /hello HTTP/1.0", 505, "http-version-not-supported"),
            new Line("GET /hello HTTP/1.1\r\nX: a\u0001b", 400, "bad-request"),
            new Line("GET /hello HTTP/1.1\r\nHost: b", 400, "bad-request"),
            new Line("GET /hello", 400, "bad-request"),
            new Line("complete nonsense", 400, "bad-request"),
            new Line("GET /" + "a".repeat(9000) + " HTTP/1.1", 414, "target-too-long"),
            new Line("GET /" + "a".repeat(3000) + " HTTP/1.1", 414, "target-too-long"),
            new Line("GET /hello HTTP/1.1\r\nX: " + "a".repeat(70_000), 431, "headers-too-large"));

    private static final String LENGTH = "\r\nContent-Length: ";
    private static final String CHUNKED = "\r\nTransfer-Encoding: chunked";

    private record Body(String headers, String text, int status, String code) {}

    private static final List<Body> BODIES = List.of(
            new Body(LENGTH + "20000000", "{}", 413, "body-too-large"),
            new Body(LENGTH + "abc", "{}", 400, "bad-request"),
            new Body(LENGTH + "-5", "{}", 400, "bad-framing"),
            new Body(CHUNKED, "200000\r\n{}", 413, "body-too-large"),
            new Body(CHUNKED, "7fffffff\r\n{}", 413, "body-too-large"),
            new Body(CHUNKED, "zz\r\n{}", 400, "bad-framing"),
            new Body(LENGTH + "2" + CHUNKED, "2\r\n{}\r\n0\r\n\r\n", 400, "bad-framing"),
            new Body("\r\nTransfer-Encoding: gzip, chunked", "2\r\n{}\r\n0\r\n\r\n", 400,
                    "bad-framing"),
            new Body(LENGTH + "2\r\nContent-Encoding: gzip", "{}", 415, "unsupported-encoding"));

    @TestFactory
    Stream<DynamicTest> a_target_that_is_no_question_is_answered_with_a_problem() {
        return TARGETS.stream().map(line -> DynamicTest.dynamicTest(
                line.sent().substring(0, Math.min(60, line.sent().length())), () -> {
                    var answer = ask(line.sent() + "\r\nHost: a\r\n\r\n");
                    assertThat(answer).startsWith("HTTP/1.1 " + line.status() + " ")
                            .contains("application/problem+json")
                            .contains("\"code\":\"" + line.code() + "\"")
                            .contains("\"status\":" + line.status());
                }));
    }

    @TestFactory
    Stream<DynamicTest> a_body_without_one_clear_end_is_declined_and_the_connection_closed() {
        return BODIES.stream().map(body -> DynamicTest.dynamicTest(
                body.code() + body.headers().replace("\r\n", " "), () -> {
                    var answer = ask("POST /echo HTTP/1.1\r\nHost: a"
                            + "\r\nContent-Type: application/json" + body.headers()
                            + "\r\n\r\n" + body.text());
                    assertThat(answer).startsWith("HTTP/1.1 " + body.status() + " ")
                            .contains("Connection: close")
                            .contains("\"code\":\"" + body.code() + "\"");
                }));
    }

    @Test
    void a_line_feed_alone_ends_no_line() throws IOException {
        assertThat(ask("GET /hello HTTP/1.1\nHost: a\n\n")).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void a_request_without_a_host_is_declined() throws IOException {
        assertThat(ask("GET /hello HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void a_good_question_is_answered_whole_and_in_chunks() throws IOException {
        var post = "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Type: application/json";
        assertThat(ask("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")).endsWith("\r\n\r\nhello");
        assertThat(ask(post + LENGTH + "2\r\n\r\n{}")).endsWith("\r\n\r\n{}");
        assertThat(ask(post + CHUNKED + "\r\n\r\n1\r\n{\r\n1\r\n}\r\n0\r\n\r\n"))
                .endsWith("\r\n\r\n{}");
    }

    @Test
    void head_is_get_without_the_body() throws IOException {
        assertThat(ask("HEAD /hello HTTP/1.1\r\nHost: a\r\n\r\n"))
                .startsWith("HTTP/1.1 200 OK").endsWith("\r\n\r\n");
    }

    /// A byte now and then keeps no connection open.
    @TestFactory
    Stream<DynamicTest> a_client_that_drips_is_told_that_it_is_too_slow() {
        return Stream.of("GET /hello HTTP/1.1\r\nHost: a\r\nX: ",
                "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Type: application/json"
                        + "\r\nContent-Length: 1000\r\n\r\n")
                .map(start -> DynamicTest.dynamicTest(start.substring(0, 4).strip(), () -> {
                    try (var socket = new Socket("127.0.0.1", server.port())) {
                        socket.setSoTimeout(50);
                        var out = socket.getOutputStream();
                        out.write(start.getBytes(StandardCharsets.ISO_8859_1));
                        assertThat(dripping(socket)).startsWith("HTTP/1.1 408 ")
                                .contains("Connection: close").contains("\"too-slow\"");
                    }
                }));
    }

    private static String dripping(Socket socket) throws IOException {
        var bytes = new byte[8_000];
        while (true) {
            try {
                return new String(bytes, 0, socket.getInputStream().read(bytes),
                        StandardCharsets.UTF_8);
            } catch (SocketTimeoutException nothingYet) {
                socket.getOutputStream().write('x');
            }
        }
    }

    @Test
    void a_connection_may_rest_between_two_requests() throws Exception {
        try (var socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(5_000);
            for (var i = 0; i < 2; i++) {
                socket.getOutputStream().write("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n"
                        .getBytes(StandardCharsets.ISO_8859_1));
                assertThat(read(socket)).startsWith("HTTP/1.1 200 OK");
                await().pollDelay(TIME.plusMillis(500)).until(() -> true);
            }
        }
    }

    /// A server that stops interrupts its threads; what was taken is answered once all the same.
    @Test
    void an_interrupted_answer_is_whole_and_nothing_stands_behind_it() throws Exception {
        try (var socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(5_000);
            var answers = "";
            for (var path : List.of("/interrupted", "/hello")) {
                socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
                answers += read(socket);
            }
            assertThat(answers).contains("\r\n\r\nanswered").endsWith("\r\n\r\nhello")
                    .doesNotContain("HTTP/1.1 500");
        }
    }

    private static String read(Socket socket) throws IOException {
        var bytes = new byte[8_000];
        var length = socket.getInputStream().read(bytes);
        return length < 0 ? "" : new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private String ask(String raw) throws IOException {
        try (var socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(raw.getBytes(StandardCharsets.ISO_8859_1));
            return read(socket);
        }
    }
}

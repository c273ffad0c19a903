package dev.rollcall.api;

import static dev.rollcall.api.OpenHouse.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.api.access.Role;
import dev.rollcall.wire.json.Json;
import java.net.URI;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The stream over a WebSocket: three ways in, and the same words.
final class SocketTest {

    private OpenHouse house;
    private String administrator;

    @BeforeEach
    void open(@TempDir Path folder) {
        house = OpenHouse.open(folder);
        administrator = house.administrator();
    }

    @AfterEach
    void close() {
        house.close();
    }

    private static final class Ear implements WebSocket.Listener {
        final BlockingQueue<Map<String, Object>> heard = new LinkedBlockingQueue<>();
        final StringBuilder part = new StringBuilder();
        volatile int closed;

        @Override
        @SuppressWarnings("unchecked")
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text,
                boolean last) {
            part.append(text);
            if (last) {
                heard.add((Map<String, Object>) Objects.requireNonNull(
                        Json.read(part.toString())));
                part.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closed = code;
            return null;
        }

        Map<String, Object> next() {
            try {
                var next = heard.poll(10, TimeUnit.SECONDS);
                if (next == null) throw new AssertionError("nothing was heard");
                return next;
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
    }

    private WebSocket open(Ear ear, String query, List<String> protocols, String... headers) {
        var builder = house.client().newWebSocketBuilder();
        if (!protocols.isEmpty()) {
            builder.subprotocols(protocols.getFirst(),
                    protocols.subList(1, protocols.size()).toArray(String[]::new));
        }
        for (var i = 0; i < headers.length; i += 2) builder.header(headers[i], headers[i + 1]);
        var http = house.uri("/v1/socket" + query).toString();
        return builder.buildAsync(URI.create(http.replaceFirst("http", "ws")), ear).join();
    }

    private int refused(String query, List<String> protocols, String... headers) {
        try {
            open(new Ear(), query, protocols, headers);
            throw new AssertionError("it was let in");
        } catch (CompletionException failed) {
            assertThat(failed.getCause()).isInstanceOf(WebSocketHandshakeException.class);
            return ((WebSocketHandshakeException) failed.getCause()).getResponse().statusCode();
        }
    }

    private String bearer() {
        return "Bearer " + administrator;
    }

    private void signIn(String agent) {
        house.ask(administrator, "POST", "/v1/commands",
                "{\"do\":\"sign-in\",\"agent\":\"" + agent + "\"}");
    }

    @Test
    void it_tells_the_same_as_the_stream() {
        var ear = new Ear();
        var socket = open(ear, "?team=north", List.of(), "Authorization", bearer());
        assertThat(ear.next()).containsEntry("event", "hello").containsKey("retry");
        assertThat(ear.next()).containsEntry("event", "snapshot").containsEntry("complete", true)
                .containsKey("id").hasEntrySatisfying("agents",
                        agents -> assertThat((List<?>) agents).hasSize(2));
        signIn("ana");
        var change = ear.next();
        assertThat(change).containsEntry("event", "change");
        socket.abort();
        signIn("bob");
        var again = new Ear();
        open(again, "?team=north&from=" + change.get("id"), List.of(), "Authorization", bearer());
        assertThat(again.next()).containsEntry("event", "hello");
        assertThat(again.next().toString()).contains("change").contains("bob");
    }

    @Test
    void a_ticket_opens_one_socket() {
        var ticket = object(house.ask(administrator, "POST", "/v1/tickets", "")).get("ticket");
        var ear = new Ear();
        open(ear, "?ticket=" + ticket, List.of());
        assertThat(ear.next()).containsEntry("event", "hello");
        assertThat(refused("?ticket=" + ticket, List.of())).isEqualTo(401);
    }

    @Test
    void a_token_may_come_as_a_sub_protocol() {
        var ear = new Ear();
        var socket = open(ear, "", List.of("rollcall.v1", "bearer." + administrator));
        assertThat(socket.getSubprotocol()).isEqualTo("rollcall.v1");
        assertThat(ear.next()).containsEntry("event", "hello");
    }

    @Test
    void a_cookie_opens_it_from_our_own_page_only() {
        var token = house.token(Role.SUPERVISOR, "maria");
        var session = house.ask("", "POST", "/v1/session", "{\"token\":\"" + token + "\"}");
        var cookie = session.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        assertThat(refused("", List.of(), "Cookie", cookie)).isEqualTo(403);
        assertThat(refused("", List.of(), "Cookie", cookie, "Origin", "http://evil.example"))
                .isEqualTo(403);
        var ear = new Ear();
        open(ear, "", List.of(), "Cookie", cookie, "Origin", house.uri("").toString());
        assertThat(ear.next()).containsEntry("event", "hello");
    }

    @Test
    void whoever_is_not_known_or_asks_for_nonsense_is_told_before_the_handshake() {
        assertThat(refused("", List.of())).isEqualTo(403);
        assertThat(refused("", List.of(), "Authorization", "Bearer wrong")).isEqualTo(401);
        assertThat(refused("?from=nonsense", List.of(), "Authorization", bearer()))
                .isEqualTo(400);
        var plain = house.get(administrator, "/v1/socket");
        assertThat(plain.statusCode()).isEqualTo(426);
        assertThat(plain.headers().firstValue("Upgrade")).contains("websocket");
    }

    private static Map<String, Object> next(Ear ear, String event) {
        for (var heard = ear.next();; heard = ear.next()) {
            if (event.equals(heard.get("event"))) return heard;
        }
    }

    @Test
    void an_offer_rings_and_is_accepted_on_the_same_socket() {
        signIn("bob");
        house.ask(administrator, "POST", "/v1/commands",
                "{\"do\":\"set-ready\",\"agent\":\"bob\",\"ready\":true}");
        var ear = new Ear();
        var socket = open(ear, "", List.of(), "Authorization",
                "Bearer " + house.token(Role.AGENT, "bob"));
        next(ear, "snapshot");
        house.ask(administrator, "POST", "/v1/work",
                "{\"work\":\"w1\",\"workstream\":\"chat\",\"queue\":\"support\"}");
        assertThat(next(ear, "offer").toString()).contains("work=w1").contains("until=");
        socket.sendText("{\"ref\":\"7\",\"do\":\"accept\",\"work\":\"w1\"}", true).join();
        assertThat(next(ear, "answer")).containsEntry("ref", "7").containsEntry("status", 200L);
        socket.sendText("{\"do\":\"accept\",\"work\":\"w1\"}", true).join();
        assertThat(next(ear, "answer")).containsEntry("status", 409L).doesNotContainKey("ref")
                .hasEntrySatisfying("answer", answer ->
                        assertThat(answer.toString()).contains("wrong-state"));
        assertThat(object(house.get(administrator, "/v1/work/w1")))
                .containsEntry("state", "connected").containsEntry("agent", "bob");
    }

    @Test
    void what_is_no_command_or_not_allowed_is_answered_and_too_much_is_the_end() {
        var ear = new Ear();
        var socket = open(ear, "", List.of(), "Authorization",
                "Bearer " + house.token(Role.AGENT, "bob"));
        var cases = Map.of("hello?", 400L, "[]", 422L, "{\"do\":\"dance\"}", 422L,
                "{\"do\":\"cancel\",\"work\":\"w1\"}", 403L,
                "{\"do\":\"set-ready\",\"agent\":\"ana\",\"ready\":true}", 403L);
        cases.forEach((message, status) -> {
            socket.sendText(message, true).join();
            assertThat(next(ear, "answer")).as(message).containsEntry("status", status);
        });
        for (var part = 0; part < 5; part++) socket.sendText("x".repeat(4_000), false).join();
        await().until(() -> ear.closed == 1009);
    }

    @Test
    void too_many_are_told_to_come_later() {
        var token = house.token(Role.AGENT, "ana");
        var last = new Ear();
        for (var i = 0; i < 6; i++) {
            open(i == 5 ? last : new Ear(), "", List.of(), "Authorization", "Bearer " + token);
        }
        await().until(() -> last.closed == 1013);
    }

    @Test
    void when_the_server_stops_the_client_is_told() {
        var ear = new Ear();
        open(ear, "", List.of(), "Authorization", bearer());
        ear.next();
        ear.next();
        house.api().close();
        assertThat(ear.next()).containsEntry("event", "ending");
        await().until(() -> ear.closed == 1012);
    }
}

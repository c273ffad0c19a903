package dev.rollcall.simulator.floor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.rollcall.api.Hands;
import dev.rollcall.wire.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the floor says to a hub that only listens, with a clock whose hands we move: day after day,
/// and that its desks are on.
final class DaysTest {
    private static final int PEOPLE = 12;

    private final Queue<Map<?, ?>> commands = new ConcurrentLinkedQueue<>();
    private final Set<String> beats = ConcurrentHashMap.newKeySet();
    private HttpServer hub;
    private String shown = "{\"agents\":[]}";

    @BeforeEach
    void listen() throws IOException {
        hub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hub.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        hub.createContext("/v1/commands", exchange -> {
            for (var one : (List<?>) Json.read(exchange.getRequestBody().readAllBytes())) {
                commands.add((Map<?, ?>) one);
            }
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("[]".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        hub.createContext("/v1/agents/", exchange -> {
            beats.add(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        hub.createContext("/v1/work", exchange -> {
            exchange.sendResponseHeaders(404, 2);
            exchange.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        hub.createContext("/v1/stream", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(("data: " + shown + "\n\n")
                    .getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
        });
        hub.start();
    }

    @AfterEach
    void stop() {
        hub.stop(0);
    }

    private FloorClient floor(Hands clock) {
        var nine = LocalDateTime.of(2026, 3, 2, 9, 30);
        return new FloorClient(URI.create("http://127.0.0.1:" + hub.getAddress().getPort()), "t",
                Staff.of(PEOPLE, new Random(1)), new Speed(60), Demand.usual(PEOPLE, nine), clock,
                new Random(1));
    }

    private long said(String verb) {
        return commands.stream().filter(one -> verb.equals(one.get("do"))).count();
    }

    @Test
    void after_the_night_they_all_come_again() {
        var clock = new Hands();
        try (var floor = floor(clock)) {
            floor.begin(_ -> { });
            await().until(() -> said("sign-in") > PEOPLE / 2);
            clock.pass(Duration.ofMinutes(11).plusSeconds(10));
            await().until(() -> said("sign-out") > PEOPLE / 2);
            var first = said("sign-in");
            clock.pass(Duration.ofMinutes(4));
            await().until(() -> said("sign-in") > first + PEOPLE / 2);
        }
    }

    @Test
    void whoever_is_signed_in_has_a_desk_that_is_on() {
        shown = """
            {"agents":[{"id":"ana","signedIn":true},{"id":"bob","signedIn":false}]}""";
        try (var floor = floor(new Hands())) {
            floor.see(Json.read(shown));
            floor.begin(_ -> { });
            await().until(() -> !beats.isEmpty());
            assertThat(beats).containsExactly("PUT /v1/agents/ana/sessions/desk/heartbeat");
        }
    }
}

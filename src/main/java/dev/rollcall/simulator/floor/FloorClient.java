package dev.rollcall.simulator.floor;

import dev.rollcall.wire.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The simulated floor at its desks: it sees what the stream shows, does what its diary says, and
/// speaks HTTP like anybody else. It knows nothing of the server but the address and a token.
public final class FloorClient implements AutoCloseable {

    private static final Duration TICK = Duration.ofMillis(100);
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final int BATCH_MAX = 1_000;

    private final URI hub;
    private final String token;
    private final Speed speed;
    private final InstantSource clock;
    private final LocalDateTime start;
    private final Agenda agenda;
    private final Hands hands = new Hands();
    private final Map<String, Seen> seen = new HashMap<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private Thread eyes = Thread.ofVirtual().unstarted(this::watch);
    private Thread voice = Thread.ofVirtual().unstarted(this::act);

    /// @param start of the simulated day, when the floor opens its eyes
    public FloorClient(URI hub, String token, Staff staff, Speed speed, LocalDateTime start,
            InstantSource clock, RandomGenerator chance) {
        this.hub = hub;
        this.token = token;
        this.speed = speed;
        this.clock = clock;
        this.start = start;
        this.agenda = new Agenda(start, chance, speed,
                agent -> seen.getOrDefault(agent, Seen.NOTHING));
        var day = start.toLocalDate();
        for (var person : staff.people()) Habits.plan(person, day, agenda);
        new Supervisors(staff).plan(day, agenda);
        new Customers(staff, hands).plan(day, agenda);
    }

    /// The day begins.
    public void begin() {
        eyes = Thread.ofVirtual().name("floor-eyes").start(this::watch);
        voice = Thread.ofVirtual().name("floor-voice").start(this::act);
    }

    /// Every tick: what is due by now, in one request.
    private void act() {
        var began = clock.instant();
        try {
            while (true) {
                var now = start.plus(speed.simulated(Duration.between(began, clock.instant())));
                List<Map<String, Object>> asked;
                synchronized (this) {
                    asked = agenda.until(now);
                }
                for (var i = 0; i < asked.size(); i += BATCH_MAX) {
                    say(asked.subList(i, Math.min(i + BATCH_MAX, asked.size())));
                }
                Thread.sleep(TICK);
            }
        } catch (InterruptedException home) {
            Thread.currentThread().interrupt();
        }
    }

    /// What is refused is refused, as in life: somebody else was quicker. What cannot be sent is
    /// forgotten, and what the stream shows next decides.
    private void say(List<Map<String, Object>> commands) throws InterruptedException {
        try {
            client.send(request("/v1/commands").header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(Json.write(commands))).build(),
                    BodyHandlers.discarding());
        } catch (IOException away) {
            Thread.sleep(AGAIN);
        }
    }

    private void watch() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    follow();
                } catch (IOException broken) {
                    Thread.sleep(AGAIN);
                }
            }
        } catch (InterruptedException home) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow() throws IOException, InterruptedException {
        var response = client.send(request("/v1/stream").header("Accept", "text/event-stream")
                .GET().build(), BodyHandlers.ofInputStream());
        try (var lines = new BufferedReader(
                new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data:")) see(Json.read(line.substring(5).strip()));
            }
        }
        Thread.sleep(AGAIN);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(hub.resolve(path)).timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token);
    }

    private synchronized void see(@Nullable Object message) {
        if (!(message instanceof Map<?, ?> map) || !(map.get("agents") instanceof List<?> agents)) {
            return;
        }
        for (var agent : agents) {
            if (agent instanceof Map<?, ?> view && view.get("id") instanceof String id) {
                var before = seen.getOrDefault(id, Seen.NOTHING);
                var after = new Seen(Boolean.TRUE.equals(view.get("signedIn")),
                        String.valueOf(view.get("presence")),
                        Boolean.TRUE.equals(view.get("notResponding")),
                        texts(view.get("offered")), texts(view.get("working")),
                        texts(view.get("wrapUp")));
                seen.put(id, after);
                hands.look(id, before, after, agenda);
            }
        }
    }

    private static List<String> texts(@Nullable Object list) {
        return list instanceof List<?> texts
                ? texts.stream().map(String::valueOf).toList() : List.of();
    }

    @Override
    public void close() {
        eyes.interrupt();
        voice.interrupt();
        client.shutdownNow();
    }
}

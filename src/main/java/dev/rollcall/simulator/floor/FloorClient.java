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
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The simulated floor at its desks: it sees what the stream shows, does what its diary says, and
/// speaks HTTP like anybody else. It knows nothing of the server but the address and a token.
public final class FloorClient implements AutoCloseable {

    private static final Duration TICK = Duration.ofMillis(100);
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int BATCH_MAX = 1_000;

    /// By then the last have gone home; and before the first come.
    private static final LocalTime NIGHT = LocalTime.of(20, 30);
    private static final LocalTime MORNING = LocalTime.of(6, 45);

    private final URI hub;
    private final String token;
    private final Speed speed;
    private final InstantSource clock;
    private final LocalDateTime start;
    private final Agenda agenda;
    private final Books books = new Books();
    private final Audit audit;
    private final Hands hands;
    private final Map<String, Seen> seen = new HashMap<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private volatile Instant began;
    private final BiConsumer<LocalDate, Stage> plan;
    private final Pulse pulse;
    private volatile Duration skipped = Duration.ZERO;
    private volatile boolean closing;
    private Thread eyes = Thread.ofVirtual().unstarted(() -> {});
    private Thread voice = Thread.ofVirtual().unstarted(() -> {});
    private Thread heart = Thread.ofVirtual().unstarted(() -> {});

    /// @param demand what the customers want, and from when
    public FloorClient(URI hub, String token, Staff staff, Speed speed, Demand demand,
            InstantSource clock, RandomGenerator chance) {
        this.hub = hub;
        this.token = token;
        this.speed = speed;
        this.clock = clock;
        this.began = clock.instant();
        this.start = demand.begins();
        this.hands = new Hands(demand.length());
        this.agenda = new Agenda(start, chance, speed,
                agent -> seen.getOrDefault(agent, Seen.NOTHING));
        this.audit = new Audit(client, this::request, books);
        this.plan = (day, stage) -> {
            for (var person : staff.people()) Habits.plan(person, day, stage);
            new Supervisors(staff).plan(day, stage);
            new Customers(demand, hands, books).plan(day, stage);
        };
        this.pulse = new Pulse(client, this::request, this::present);
        agenda.at(start, this::look);
        plan(start.toLocalDate(), agenda);
    }

    /// One day, and the next when it is over. Nobody watches an empty floor: the night is passed
    /// over.
    private void plan(LocalDate day, Stage stage) {
        plan.accept(day, stage);
        stage.at(day.atTime(Demand.closes(), 0), _ -> closing = true);
        var morning = day.plusDays(1).atTime(MORNING);
        stage.at(day.atTime(NIGHT), evening -> {
            skipped = skipped.plus(Duration.between(evening.now(), morning));
            plan(day.plusDays(1), evening);
        });
    }

    private synchronized List<String> present() {
        return seen.entrySet().stream().filter(one -> one.getValue().signedIn())
                .map(Map.Entry::getKey).toList();
    }

    /// The day begins.
    ///
    /// @param report is given the sum of a day when it closes
    public void begin(Consumer<Summary> report) {
        eyes = Thread.ofVirtual().name("floor-eyes").start(this::watch);
        voice = Thread.ofVirtual().name("floor-voice").start(() -> act(report));
        heart = Thread.ofVirtual().name("floor-heart").start(pulse::beat);
    }

    /// The sum so far, every open item looked up at the hub.
    ///
    /// @throws IOException when the hub does not answer
    public Summary audited() throws IOException, InterruptedException {
        audit.lookUp(now());
        return books.summary();
    }

    /// The sum so far, as it was seen.
    public Summary soFar() {
        return books.summary();
    }

    private void look(Stage stage) {
        books.sample();
        stage.in(MINUTE, this::look);
    }

    private LocalDateTime now() {
        return start.plus(speed.simulated(Duration.between(began, clock.instant())))
                .plus(skipped);
    }

    /// Every tick: what is due by now, in one request.
    private void act(Consumer<Summary> report) {
        began = clock.instant();
        try {
            while (true) {
                List<Map<String, Object>> asked;
                synchronized (this) {
                    asked = agenda.until(now());
                }
                for (var i = 0; i < asked.size(); i += BATCH_MAX) {
                    say(asked.subList(i, Math.min(i + BATCH_MAX, asked.size())));
                }
                if (closing) close(report);
                Thread.sleep(TICK);
            }
        } catch (InterruptedException home) {
            Thread.currentThread().interrupt();
        }
    }

    private void close(Consumer<Summary> report) throws InterruptedException {
        closing = false;
        try {
            report.accept(audited());
        } catch (IOException away) {
            report.accept(soFar());
        }
        books.turnPage();
    }

    /// What is refused is refused, as in life: somebody else was quicker. What cannot be sent is
    /// forgotten, and what the stream shows next decides.
    private void say(List<Map<String, Object>> commands) throws InterruptedException {
        try {
            var answer = client.send(request("/v1/commands")
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(Json.write(commands))).build(),
                    BodyHandlers.ofByteArray());
            if (Json.read(answer.body()) instanceof List<?> answers) hear(commands, answers);
        } catch (IOException away) {
            Thread.sleep(AGAIN);
        }
    }

    private void hear(List<Map<String, Object>> commands, List<?> answers) {
        for (var i = 0; i < Math.min(commands.size(), answers.size()); i++) {
            var command = commands.get(i);
            if (!"enqueue".equals(command.get("do"))) continue;
            var accepted = answers.get(i) instanceof Map<?, ?> answer
                    && Boolean.TRUE.equals(answer.get("accepted"));
            books.handedIn(String.valueOf(command.get("work")), accepted);
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
        var response = client.send(request("/v1/stream?include=agents,work")
                .header("Accept", "text/event-stream").GET().build(), BodyHandlers.ofInputStream());
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

    synchronized void see(@Nullable Object message) {
        if (!(message instanceof Map<?, ?> map)) return;
        for (var view : maps(map.get("agents"))) {
            var id = String.valueOf(view.get("id"));
            var before = seen.getOrDefault(id, Seen.NOTHING);
            var after = Seen.of(view);
            seen.put(id, after);
            books.holds(id, before, after);
            hands.look(id, before, after, agenda);
        }
        for (var view : maps(map.get("work"))) {
            var id = String.valueOf(view.get("id"));
            if (books.shown(id, String.valueOf(view.get("state")), now())) hands.over(id);
        }
        if (!Boolean.FALSE.equals(map.get("complete"))) books.looked();
    }

    private static List<Map<?, ?>> maps(@Nullable Object list) {
        var maps = new ArrayList<Map<?, ?>>();
        if (list instanceof List<?> all) {
            for (var one : all) if (one instanceof Map<?, ?> map) maps.add(map);
        }
        return maps;
    }

    @Override
    public void close() {
        eyes.interrupt();
        voice.interrupt();
        heart.interrupt();
        client.shutdownNow();
    }
}

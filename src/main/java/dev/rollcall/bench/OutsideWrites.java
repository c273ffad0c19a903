package dev.rollcall.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rollcall.connector.Secrets;
import dev.rollcall.connector.Strangers;
import dev.rollcall.connector.Switchboard;
import dev.rollcall.connector.webhook.WebhookConnector;
import dev.rollcall.domain.Command.Configure;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.engine.Answer;
import dev.rollcall.engine.EngineMetrics;
import dev.rollcall.engine.Hub;
import dev.rollcall.engine.Limits;
import dev.rollcall.engine.LineMetrics;
import dev.rollcall.engine.Lines;
import dev.rollcall.journal.sqlite.SqliteJournal;
import dev.rollcall.wire.configuration.ConfigurationReader;
import dev.rollcall.wire.configuration.Reading.Usable;
import dev.rollcall.wire.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/// From the asking for a change to its arrival at each of four outside systems, which are HTTP
/// servers of their own: 1,000 agents, 100 changes a second. In between it became durable, and what
/// became of each write becomes durable too. A hub that cannot keep up shows in the growth.
final class OutsideWrites implements Benchmark {

    private static final int AGENTS = 1_000;
    private static final int SYSTEMS = 4;
    private static final int PER_SECOND = 100;

    /// Every status of the floor's round has its own there.
    private static final List<Map<String, Object>> ROWS = List.of(
            Map.of("when", Map.of("status", "lunch"), "set", "Lunch"),
            Map.of("when", Map.of("status", "meeting"), "set", "Meeting"),
            Map.of("when", Map.of("status", "available"), "set", "Available"),
            Map.of("set", "Busy"));

    private static final String SECRET = "whsec_"
            + Base64.getEncoder().encodeToString(new byte[32]);

    @Override
    public String name() {
        return "outside";
    }

    @Override
    public List<Row> rows() {
        return List.of(
                Row.atMost(50, "ms", "change to four outside systems at 100 a second, p99"),
                Row.atMost(2, "×", "its growth from the first quarter to the last"));
    }

    @Override
    public List<Figure> run(Effort effort) throws Exception {
        var many = (int) (effort.millis(20_000) * PER_SECOND / 1_000);
        var floor = new BenchFloor(AGENTS);
        try (var scratch = new Scratch();
                var systems = new Systems();
                var hub = floor.open(
                        SqliteJournal.open(scratch.folder(), new SplittableRandom(1)),
                        Limits.SHIPPED, EngineMetrics.NONE);
                var lines = switchboard(hub)) {
            connect(hub, systems);
            systems.await(AGENTS * SYSTEMS);
            awaitLines(lines);
            change(hub, floor, systems, PER_SECOND);
            systems.forget();
            change(hub, floor, systems, many);
            return figures(systems.delays(), many, waiting(lines));
        }
    }

    private static List<Figure> figures(List<Long> delays, int many, int waiting) {
        if (delays.size() < many * SYSTEMS) {
            throw new IllegalStateException("expected %,d writes, found %,d"
                    .formatted(many * SYSTEMS, delays.size()));
        }
        var quarter = delays.size() / 4;
        var first = percentile(delays.subList(0, quarter), 99);
        var last = percentile(delays.subList(3 * quarter, delays.size()), 99);
        return List.of(Figure.of(percentile(delays, 99), "%,d writes, p50 %.1f ms, %d still waiting"
                        .formatted(delays.size(), percentile(delays, 50), waiting)),
                Figure.of(last / first, "p99 of %.1f and %.1f ms".formatted(first, last)));
    }

    private static double percentile(List<Long> delays, int percent) {
        var sorted = delays.stream().mapToLong(Long::longValue).sorted().toArray();
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
    }

    // --- The hub

    private static Switchboard switchboard(Hub hub) {
        var clock = InstantSource.system();
        return new Switchboard(hub, Map.of("webhook", new WebhookConnector()),
                new Secrets(Map.of("SECRET", SECRET)), new Strangers(clock), true, clock,
                new SplittableRandom(1), LineMetrics.NONE);
    }

    /// Nobody sends heartbeats here, and nobody is to be signed out for that.
    private static void connect(Hub hub, Systems systems) {
        var floor = hub.moment(BenchFloor.TENANT).floor();
        var connections = IntStream.range(0, SYSTEMS).mapToObj(number ->
                Map.<String, Object>of("id", system(number), "connector", "webhook",
                        "direction", "outbound",
                        "settings", Map.of("url", systems.url(number), "secret", "env:SECRET"),
                        "outbound", Map.of("rules", ROWS))).toList();
        var reading = ConfigurationReader.patched(floor.configuration(), Map.of(),
                Map.of("connections", connections, "sessionTimeout", "1d"));
        if (!(reading instanceof Usable usable)) {
            throw new IllegalStateException("the configuration has errors: " + reading);
        }
        ask(hub.submit(BenchFloor.TENANT, BenchFloor.ask(new Configure(usable.configuration(),
                Map.of(), Set.of(), floor.version()))).join());
    }

    private static String system(int number) {
        return "system-" + number;
    }

    private static void ask(Answer answer) {
        if (answer instanceof Answer.Accepted) return;
        throw new IllegalStateException("expected a change, found " + answer);
    }

    private static void awaitLines(Lines lines) throws InterruptedException {
        while (waiting(lines) > 0) Thread.sleep(10);
    }

    private static int waiting(Lines lines) {
        return IntStream.range(0, SYSTEMS).map(number -> lines.health(BenchFloor.TENANT,
                new ConnectionId(system(number))).orElseThrow().waiting()).sum();
    }

    private static void change(Hub hub, BenchFloor floor, Systems systems, int many)
            throws InterruptedException {
        var last = new CompletableFuture<Answer>();
        var begin = System.nanoTime();
        for (var i = 0; i < many; i++) {
            var due = begin + i * 1_000_000_000L / PER_SECOND;
            while (due > System.nanoTime()) LockSupport.parkNanos(due - System.nanoTime());
            var agent = i % AGENTS;
            systems.sent(agent, due);
            var command = floor.change(agent, systems.nextRound(agent));
            last = hub.submit(BenchFloor.TENANT, BenchFloor.ask(command));
        }
        ask(last.join());
        systems.await(many * SYSTEMS);
    }

    // --- The outside systems

    /// Servers that take what they are told and note when.
    private static final class Systems implements AutoCloseable {
        private static final long PATIENCE = 30_000_000_000L;

        private final List<HttpServer> servers = new ArrayList<>();
        private final AtomicLongArray sent = new AtomicLongArray(AGENTS);
        private final long[] rounds = new long[AGENTS];
        private final ConcurrentLinkedQueue<Long> delays = new ConcurrentLinkedQueue<>();

        Systems() throws IOException {
            for (var i = 0; i < SYSTEMS; i++) {
                var server = HttpServer.create(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
                server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
                server.createContext("/", this::take);
                server.start();
                servers.add(server);
            }
        }

        String url(int number) {
            return "http://127.0.0.1:" + servers.get(number).getAddress().getPort() + "/";
        }

        private void take(HttpExchange exchange) throws IOException {
            try (exchange) {
                var arrived = System.nanoTime();
                var message = Json.map(exchange.getRequestBody().readAllBytes());
                if (message.get("data") instanceof Map<?, ?> data) {
                    var agent = String.valueOf(data.get("agent"));
                    delays.add(arrived - sent.get(Integer.parseInt(
                            agent.substring(agent.indexOf('-') + 1))));
                }
                exchange.sendResponseHeaders(200, -1);
            }
        }

        void sent(int agent, long nanos) {
            sent.set(agent, nanos);
        }

        long nextRound(int agent) {
            return rounds[agent]++;
        }

        void await(int many) throws InterruptedException {
            var until = System.nanoTime() + PATIENCE;
            while (delays.size() < many && System.nanoTime() < until) Thread.sleep(5);
        }

        void forget() {
            delays.clear();
        }

        List<Long> delays() {
            return List.copyOf(delays);
        }

        @Override
        public void close() {
            servers.forEach(server -> server.stop(0));
        }
    }
}

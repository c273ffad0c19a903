package dev.rollcall.api.measure;

import dev.rollcall.api.desk.Watch;
import dev.rollcall.domain.Command.WriteOutcome;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.engine.EngineMetrics;
import dev.rollcall.engine.Hub;
import dev.rollcall.engine.LineMetrics;
import dev.rollcall.engine.Lines;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/// All numbers there are, called `rollcall_…` in base units. Labels are words of ours, and tenants
/// and connections, of which there are a few; never ids of people or items. Meters are looked up by
/// what they stand for, once, because the engine's writer tells of every command.
public final class Meters implements EngineMetrics, LineMetrics, Watch {

    /// Bounds of the histograms in milliseconds; the targets lie inside.
    private static final Duration[] BOUNDS = List.of(0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 25.0, 50.0,
            100.0, 250.0, 1000.0, 5000.0).stream()
            .map(millis -> Duration.ofNanos((long) (millis * 1e6))).toArray(Duration[]::new);

    private static final System.Logger LOG = System.getLogger(Meters.class.getName());

    private record Key(String name, String first, String second, String third) {}

    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<Key, Counter> counters = new ConcurrentHashMap<>();
    private final Map<Key, Timer> timers = new ConcurrentHashMap<>();
    private final Map<Integer, AtomicInteger> waiting = new ConcurrentHashMap<>();
    private final AtomicInteger listeners = new AtomicInteger();
    private final Timer command = histogram("rollcall.command",
            "from a command's arrival to its durable answer");
    private final Timer append = histogram("rollcall.append", "one durable write of the journal");
    private final Counter appended = counter("rollcall.appended.entries");
    private final Counter resets = counter("rollcall.stream.resets");
    private final Counter told = counter("rollcall.told.updates");
    private final List<ConnectionGauges> connections = new CopyOnWriteArrayList<>();
    private boolean jvmBound;

    public Meters() {
        Gauge.builder("rollcall.feed.listeners", listeners, AtomicInteger::get)
                .description("who is told of changes").register(registry);
    }

    /// Shows a number that somebody else counts.
    public void gauge(String name, String meaning, IntSupplier number) {
        Gauge.builder(name, number, IntSupplier::getAsInt).description(meaning)
                .strongReference(true).register(registry);
    }

    /// Shows how the connections of all tenants are.
    public void connections(Hub hub, Lines lines) {
        connections.add(new ConnectionGauges(hub, lines, registry));
    }

    /// All numbers in Prometheus' text format. The Java machine's own are added when somebody asks
    /// for the first time: until then nobody pays for them.
    public synchronized String scrape() {
        if (!jvmBound) {
            jvmBound = true;
            for (var binder : List.of(new JvmMemoryMetrics(), new JvmThreadMetrics(),
                    new ProcessorMetrics(), new UptimeMetrics(), new JvmGcMetrics())) {
                binder.bindTo(registry);
            }
        }
        connections.forEach(ConnectionGauges::refresh);
        return registry.scrape();
    }

    // --- The engine

    @Override
    public void decided(String verb, String result) {
        counter("rollcall.commands", "verb", verb, "result", result).increment();
    }

    @Override
    public void turnedAway(String why) {
        counter("rollcall.turned.away", "why", why, "", "").increment();
    }

    @Override
    public void appended(int entries, Duration took) {
        append.record(took);
        appended.increment(entries);
    }

    @Override
    public void appendFailed(String kind) {
        counter("rollcall.append.failures", "kind", kind, "", "").increment();
    }

    @Override
    public void answered(Duration took) {
        command.record(took);
    }

    @Override
    public void timerFired(String timer, Duration late) {
        timers.computeIfAbsent(new Key("rollcall.timer.late", timer, "", ""), key ->
                Timer.builder(key.name()).tag("timer", timer)
                        .description("how late timers fire").register(registry)).record(late);
    }

    @Override
    public void snapshotKept(Duration took) {
        timers.computeIfAbsent(new Key("rollcall.snapshot", "", "", ""), key ->
                Timer.builder(key.name()).description("keeping a snapshot").register(registry))
                .record(took);
    }

    @Override
    public void snapshotFailed(String why) {
        counter("rollcall.snapshot.failures").increment();
        LOG.log(System.Logger.Level.WARNING, why);
    }

    @Override
    public void waiting(int shard, int requests) {
        waiting.computeIfAbsent(shard, number -> registry.gauge("rollcall.waiting.commands",
                List.of(Tag.of("shard", number.toString())),
                new AtomicInteger())).set(requests);
    }

    @Override
    public void told(int updates, int listenersNow) {
        told.increment(updates);
    }

    @Override
    public void listeners(int now) {
        listeners.set(now);
    }

    @Override
    public void reset() {
        resets.increment();
    }

    // --- Connections

    @Override
    public void written(String tenant, ConnectionId connection, WriteOutcome outcome,
            Duration lag) {
        var word = outcome.name().toLowerCase(Locale.ROOT);
        timers.computeIfAbsent(new Key("rollcall.connection.write", tenant, connection.text(),
                word), key -> Timer.builder(key.name()).tag("tenant", tenant)
                        .tag("connection", connection.text()).tag("outcome", word)
                        .description("from a status that is to be shown there to their answer")
                        .serviceLevelObjectives(BOUNDS).register(registry)).record(lag);
    }

    // --- The front desk

    @Override
    public void answered(String method, String route, int status, Duration took) {
        timers.computeIfAbsent(new Key(method, route, Integer.toString(status), ""), _ ->
                Timer.builder("rollcall.http.request").tag("method", method).tag("route", route)
                        .tag("status", Integer.toString(status))
                        .description("requests by route; a stream counts when it begins")
                        .serviceLevelObjectives(BOUNDS).register(registry)).record(took);
    }

    @Override
    public void failed(String traceId, Throwable bug) {
        LOG.log(System.Logger.Level.ERROR, "a request failed, trace id " + traceId, bug);
        counter("rollcall.http.bugs").increment();
    }

    private Timer histogram(String name, String meaning) {
        return Timer.builder(name).description(meaning).serviceLevelObjectives(BOUNDS)
                .register(registry);
    }

    private Counter counter(String name) {
        return counter(name, "", "", "", "");
    }

    private Counter counter(String name, String label, String value, String label2,
            String value2) {
        return counters.computeIfAbsent(new Key(name, value, value2, ""), _ -> {
            var counter = Counter.builder(name);
            if (!label.isEmpty()) counter.tag(label, value);
            if (!label2.isEmpty()) counter.tag(label2, value2);
            return counter.register(registry);
        });
    }
}

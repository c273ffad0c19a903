package dev.rollcall.bench;

import dev.rollcall.engine.Answer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// What many streams cost: 2,000 of them, first idle, then each told of 200 changes a second. The
/// client reads every byte, and looks for agents in one stream of a hundred.
final class FanOut implements Benchmark {

    private static final int STREAMS = 2_000;
    private static final int AGENTS = 200;

    /// One in so many streams is looked into.
    private static final int SAMPLE = 100;

    @Override
    public String name() {
        return "fan-out";
    }

    @Override
    public List<Row> rows() {
        return List.of(
                Row.atMost(25, "KiB", "memory of an idle stream, with the client's side"),
                Row.atLeast(400_000, "per second", "notifications to 2,000 streams"),
                Row.atMost(1, "cores", "the server's work for them"));
    }

    @Override
    public List<Figure> run(Effort effort) throws Exception {
        var floor = new BenchFloor(AGENTS);
        var streams = effort.many(STREAMS);
        try (var house = BenchHouse.open(floor)) {
            openAndClose(house);
            var before = Machine.memory();
            var watched = Math.ceilDiv(streams, SAMPLE);
            try (var listeners = new Listeners(house, streams, watched,
                    _ -> "/v1/stream", _ -> { })) {
                listeners.await((long) watched * AGENTS);
                listeners.awaitSilence();
                var each = (Machine.memory() - before) / 1_024.0 / streams;
                change(house, floor, effort.warmMillis());
                var seen = listeners.agents();
                var spent = Machine.processNanos() - listeners.processorNanos();
                var nanos = change(house, floor, effort.millis(5_000));
                spent = Machine.processNanos() - listeners.processorNanos() - spent;
                var rate = (listeners.agents() - seen) * 1e9 / nanos / watched * streams;
                return List.of(Figure.of(each, "%,d streams".formatted(streams)),
                        Figure.of(rate, "%,d changes a second".formatted(AGENTS)),
                        Figure.of((double) spent / nanos, "without the client"));
            }
        }
    }

    /// What the first streams ever cost is no stream's own.
    private static void openAndClose(BenchHouse house) throws Exception {
        try (var listeners = new Listeners(house, SAMPLE, _ -> "/v1/stream", _ -> { })) {
            listeners.await((long) SAMPLE * AGENTS);
        }
    }

    /// Each agent once a second, whatever becomes of the change before; returns how long it took
    /// until all were durable.
    private static long change(BenchHouse house, BenchFloor floor, long millis) throws Exception {
        var last = new CompletableFuture<Answer>();
        var began = System.nanoTime();
        for (var nth = 0L; nth < millis * AGENTS / 1_000; nth++) {
            var due = began + nth * 1_000_000_000 / AGENTS;
            while (due > System.nanoTime()) LockSupport.parkNanos(due - System.nanoTime());
            last = house.hub().submit(BenchFloor.TENANT,
                    BenchFloor.ask(floor.change((int) (nth % AGENTS), 1 + nth / AGENTS)));
        }
        last.get(1, TimeUnit.MINUTES);
        return System.nanoTime() - began;
    }
}

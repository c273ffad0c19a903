package dev.rollcall.bench;

import static dev.rollcall.bench.BenchFloor.TENANT;

import dev.rollcall.engine.Answer;
import dev.rollcall.engine.EngineMetrics;
import dev.rollcall.engine.Hub;
import dev.rollcall.engine.Limits;
import dev.rollcall.journal.sqlite.SqliteJournal;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/// Changes of presence through the engine onto the disk: so many callers, each on a virtual thread
/// of its own as in the server, each waiting for its answer before it asks again.
final class DurableChanges implements Benchmark {

    private static final int AGENTS = 10_000;
    private static final long MEASURED_MILLIS = 5_000;

    private final int outstanding;
    private final double target;

    DurableChanges(int outstanding, double target) {
        this.outstanding = outstanding;
        this.target = target;
    }

    @Override
    public String name() {
        return "durable-" + outstanding;
    }

    @Override
    public List<Row> rows() {
        return List.of(Row.atLeast(target, "per second",
                "durable changes, %,d outstanding".formatted(outstanding)));
    }

    @Override
    public List<Figure> run(Effort effort) throws Exception {
        var floor = new BenchFloor(AGENTS);
        try (var scratch = new Scratch();
                var hub = floor.open(SqliteJournal.open(scratch.folder(), new SplittableRandom(1)),
                        Limits.SHIPPED, EngineMetrics.NONE)) {
            return List.of(rate(hub, floor, effort));
        }
    }

    private Figure rate(Hub hub, BenchFloor floor, Effort effort) throws InterruptedException {
        var done = new LongAdder();
        var going = new AtomicBoolean(true);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < outstanding; i++) {
                var caller = i;
                callers.execute(() -> call(hub, floor, caller, going, done));
            }
            Thread.sleep(effort.warmMillis());
            var spent = Machine.processNanos();
            var began = System.nanoTime();
            var before = done.sum();
            Thread.sleep(effort.millis(MEASURED_MILLIS));
            var many = done.sum() - before;
            var rate = many * 1e9 / (System.nanoTime() - began);
            spent = Machine.processNanos() - spent;
            going.set(false);
            return Figure.of(rate, Machine.each(spent, many));
        }
    }

    /// Each caller has agents of its own, so that every change is one.
    private void call(
            Hub hub, BenchFloor floor, int caller, AtomicBoolean going, LongAdder done) {
        for (var turn = 0L; going.get(); turn++) {
            var mine = Math.max(1, floor.size() / outstanding);
            var agent = (int) (caller % floor.size() + outstanding * (turn % mine)) % floor.size();
            var answer = hub.submit(
                    TENANT, BenchFloor.ask(floor.change(agent, turn / mine))).join();
            if (!(answer instanceof Answer.Accepted)) {
                throw new IllegalStateException("expected a change, found " + answer);
            }
            done.increment();
        }
    }
}

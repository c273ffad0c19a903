package dev.rollcall.bench;

import static dev.rollcall.bench.BenchFloor.TENANT;

import dev.rollcall.engine.Answer;
import dev.rollcall.engine.Hub;
import dev.rollcall.journal.sqlite.SqliteJournal;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/// Changes of presence through the engine onto the disk: so many callers, each on a virtual thread
/// of its own as in the server, each waiting for its answer before it asks again.
final class DurableChanges implements Benchmark {

    private static final int AGENTS = 10_000;
    private static final long WARM_MILLIS = 4_000;
    private static final long MEASURED_MILLIS = 5_000;

    private final int outstanding;
    private final double target;

    DurableChanges(int outstanding, double target) {
        this.outstanding = outstanding;
        this.target = target;
    }

    @Override
    public String name() {
        return "durable changes, " + outstanding + " outstanding";
    }

    @Override
    public Optional<Target> target() {
        return Optional.of(new Target(Bound.AT_LEAST, target, "per second"));
    }

    @Override
    public Figure run() throws Exception {
        var floor = new BenchFloor(AGENTS);
        try (var scratch = new Scratch();
                var hub = floor.open(SqliteJournal.open(
                        scratch.folder(), new SplittableRandom(1)))) {
            return new Figure(rate(hub, floor), "per second", "SQLite, fsync before the answer");
        }
    }

    private double rate(Hub hub, BenchFloor floor) throws InterruptedException {
        var done = new LongAdder();
        var going = new AtomicBoolean(true);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < outstanding; i++) {
                var caller = i;
                callers.execute(() -> call(hub, floor, caller, going, done));
            }
            Thread.sleep(WARM_MILLIS);
            var began = System.nanoTime();
            var before = done.sum();
            Thread.sleep(MEASURED_MILLIS);
            var rate = (done.sum() - before) * 1e9 / (System.nanoTime() - began);
            going.set(false);
            return rate;
        }
    }

    /// Each caller has agents of its own, so that every change is one.
    void call(
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

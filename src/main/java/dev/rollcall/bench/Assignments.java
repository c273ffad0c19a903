package dev.rollcall.bench;

import dev.rollcall.domain.Command;
import dev.rollcall.domain.Command.Acd;
import dev.rollcall.domain.Command.Accept;
import dev.rollcall.domain.Command.Close;
import dev.rollcall.domain.Command.EndWrapUp;
import dev.rollcall.domain.Command.Enqueue;
import dev.rollcall.domain.Event;
import dev.rollcall.domain.Event.WorkOffered;
import dev.rollcall.domain.Ids.WorkId;
import dev.rollcall.domain.Ids.WorkstreamId;
import dev.rollcall.domain.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// From a work item's arrival in the queue to its offer, however many agents stand ready for it.
/// Only the arrival is timed; that the offer is taken and the work done is not.
final class Assignments implements Benchmark {

    private static final List<Integer> AGENTS = List.of(100, 1_000, 10_000, 100_000);
    private static final WorkstreamId VOICE = new WorkstreamId("voice");

    /// Items that arrive before anybody takes one; fewer than there are agents.
    private static final int CHUNK = 50;
    private static final int CHUNKS = 4_000;

    @Override
    public String name() {
        return "assignment";
    }

    @Override
    public List<Row> rows() {
        var rows = new ArrayList<Row>();
        for (var agents : AGENTS) {
            rows.add(Row.atLeast(100_000, "per second",
                    "enqueue to offer, %,d agents in the queue".formatted(agents)));
        }
        rows.add(Row.atMost(2, "×", "an offer's cost, 100,000 agents over 100"));
        return rows;
    }

    @Override
    public List<Figure> run(Effort effort) {
        var figures = new ArrayList<Figure>();
        var nanos = new ArrayList<Double>();
        for (var agents : AGENTS) {
            var chunks = offers(Math.max(2 * CHUNK, effort.many(agents)), effort.many(CHUNKS));
            nanos.add(chunks.nanos());
            figures.add(Figure.of(1e9 / chunks.nanos(), chunks.processor()));
        }
        figures.add(Figure.of(nanos.getLast() / nanos.getFirst(), ""));
        return figures;
    }

    private static Chunks offers(int agents, int many) {
        var tenant = new BenchFloor(agents).staffed();
        var chunks = new Chunks(many, CHUNK);
        chunks.run(chunk -> {
            if (chunk > 0) finish(tenant, chunk - 1);
            chunks.begin();
            for (var i = 0; i < CHUNK; i++) arrive(tenant, enqueue(chunk, i), chunk);
        });
        return chunks;
    }

    private static void finish(Tenant tenant, int chunk) {
        for (var i = 0; i < CHUNK; i++) {
            var work = work(chunk, i);
            take(tenant, new Accept(work), chunk);
            take(tenant, new Close(work), chunk);
            take(tenant, new EndWrapUp(work), chunk);
        }
    }

    private static void arrive(Tenant tenant, Command enqueue, int chunk) {
        var events = take(tenant, enqueue, chunk);
        if (events.getLast() instanceof WorkOffered) return;
        throw new IllegalStateException("expected an offer, found " + events);
    }

    private static List<Event> take(Tenant tenant, Command command, int chunk) {
        return BenchFloor.happen(tenant, command, Instant.ofEpochSecond(chunk));
    }

    private static Command enqueue(int chunk, int number) {
        return new Enqueue(work(chunk, number), VOICE, BenchFloor.QUEUE, 0, Map.of(),
                Acd.AS_CONFIGURED, true);
    }

    private static WorkId work(int chunk, int number) {
        return new WorkId("work-" + chunk + "-" + number);
    }
}

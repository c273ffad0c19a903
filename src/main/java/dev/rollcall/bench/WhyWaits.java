package dev.rollcall.bench;

import dev.rollcall.domain.Command.Acd;
import dev.rollcall.domain.Command.Enqueue;
import dev.rollcall.domain.Ids.WorkId;
import dev.rollcall.domain.Ids.WorkstreamId;
import dev.rollcall.wire.view.Detail;
import dev.rollcall.wire.view.WorkView;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A waiting item as people see it who wonder why nobody has it yet, with 10,000 agents in its
/// queue who are all at lunch.
final class WhyWaits implements Benchmark {

    private static final int AGENTS = 10_000;
    private static final int CHUNKS = 100;

    @Override
    public String name() {
        return "why-waiting";
    }

    @Override
    public List<Row> rows() {
        return List.of(Row.atMost(50, "ms", "why an item waits, 10,000 agents in its queue"));
    }

    @Override
    public List<Figure> run(Effort effort) {
        var floor = new BenchFloor(effort.many(AGENTS));
        var tenant = floor.staffed();
        for (var i = 0; i < floor.size(); i++) {
            BenchFloor.happen(tenant, floor.change(i, 0), Instant.EPOCH);
        }
        var work = new WorkId("work");
        BenchFloor.happen(tenant, new Enqueue(work, new WorkstreamId("voice"), BenchFloor.QUEUE, 0,
                Map.of(), Acd.AS_CONFIGURED, true), Instant.EPOCH);
        var chunks = new Chunks(effort.many(CHUNKS), 1);
        var length = new int[1];
        chunks.run(_ -> length[0] = WorkView.json(
                tenant, tenant.find(work).orElseThrow(), Instant.EPOCH, Detail.WHOLE).length);
        return List.of(Figure.of(chunks.nanos() / 1e6, "%,d bytes".formatted(length[0])));
    }
}

package dev.rollcall.bench;

import dev.rollcall.domain.Command;
import dev.rollcall.domain.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/// The law alone: one change of presence decided with all policies and made true, among 100,000
/// agents in no order, and the memory that these agents take. Nothing is written down.
final class DecideAndEvolve implements Benchmark {

    private static final int AGENTS = 100_000;
    private static final int CHUNK = 20_000;
    private static final int CHUNKS = 300;

    @Override
    public String name() {
        return "decide";
    }

    @Override
    public List<Row> rows() {
        return List.of(
                Row.atMost(1.5, "µs", "decide and evolve a change, 100,000 agents"),
                Row.atMost(1_024, "bytes", "an agent at rest, signed in"));
    }

    @Override
    public List<Figure> run(Effort effort) {
        var agents = effort.many(AGENTS);
        var before = Machine.memory();
        var tenant = new BenchFloor(agents).staffed();
        var each = (Machine.memory() - before) / (double) agents;
        return List.of(changes(tenant, agents, effort),
                Figure.of(each, "on the heap, with the agent's id"));
    }

    /// What is asked has just come in, so it is made anew for each piece.
    private static Figure changes(Tenant tenant, int agents, Effort effort) {
        var random = new SplittableRandom(1);
        var chunks = new Chunks(effort.many(CHUNKS), CHUNK);
        chunks.run(chunk -> {
            var asked = new Command[CHUNK];
            for (var i = 0; i < CHUNK; i++) {
                asked[i] = BenchFloor.change(
                        BenchFloor.agent(random.nextInt(agents)), (long) chunk * CHUNK + i);
            }
            chunks.begin();
            for (var i = 0; i < CHUNK; i++) {
                BenchFloor.happen(tenant, asked[i],
                        Instant.ofEpochMilli((long) chunk * CHUNK + i));
            }
        });
        return chunks.micros();
    }
}

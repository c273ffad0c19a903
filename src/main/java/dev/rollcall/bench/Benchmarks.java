package dev.rollcall.bench;

import dev.rollcall.bench.Benchmark.Bound;
import dev.rollcall.bench.Benchmark.Row;
import dev.rollcall.bench.Benchmark.Target;
import java.util.List;
import java.util.Optional;

/// All that is measured, in the order in which it is shown, and how it compares with what a user
/// might take instead.
public final class Benchmarks {

    public static final List<Benchmark> ALL = List.of(
            new DecideAndEvolve(),
            new DurableChanges(10_000, 150_000),
            new DurableChanges(64, 60_000),
            new DurableChanges(1, 5_000),
            new ChangesOverHttp(100, 120_000),
            new ChangesOverHttp(1, 25_000),
            new StreamDelay(1_000, List.of(
                    Row.atMost(0.4, "ms", "change to stream at 1,000 a second, p50"),
                    Row.atMost(2, "ms", "change to stream at 1,000 a second, p99"))),
            new StreamDelay(5_000, List.of(
                    Row.atMost(5, "ms", "change to stream at 5,000 a second, p99"))),
            new OutsideWrites(),
            new FanOut(),
            new Assignments(),
            new WhyWaits(),
            new Recoveries(),
            new Starts(),
            new ScenarioRuns(),
            new BareMachine(),
            new Postgres(),
            new Redis());

    /// How one row compares with another of the same run.
    public record Ratio(String what, Row over, Row under, Optional<Target> target) {}

    public static final List<Ratio> RATIOS = List.of(
            new Ratio("batches over Redis, one by one", row("http-100"), row("redis"),
                    Optional.of(new Target(Bound.AT_LEAST, 1.5))),
            new Ratio("single over PostgreSQL", row("http-1"), row("postgres"),
                    Optional.of(new Target(Bound.AT_LEAST, 4))),
            new Ratio("1 outstanding over the disk, one by one", row("durable-1"), row("machine"),
                    Optional.empty()),
            new Ratio("single over Redis, one by one", row("http-1"), row("redis"),
                    Optional.empty()));

    private static Row row(String name) {
        return ALL.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow()
                .rows().getFirst();
    }

    private Benchmarks() {}
}

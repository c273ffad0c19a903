package dev.rollcall.bench;

import dev.rollcall.engine.Engine;
import dev.rollcall.engine.EngineMetrics;
import dev.rollcall.engine.Hub;
import dev.rollcall.engine.Limits;
import dev.rollcall.journal.JournalException;
import dev.rollcall.journal.sqlite.SqliteJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// A start that finds a million entries and no snapshot, so that every one of them is read and
/// happens again.
final class Recoveries implements Benchmark {

    private static final int ENTRIES = 1_000_000;
    private static final int AGENTS = 2_000;
    private static final int BATCH = 1_000;

    @Override
    public String name() {
        return "recovery";
    }

    @Override
    public List<Row> rows() {
        return List.of(Row.atMost(5, "s", "recovery of 1,000,000 entries without a snapshot"));
    }

    @Override
    public List<Figure> run(Effort effort) throws Exception {
        try (var scratch = new Scratch()) {
            fill(scratch.folder(), effort.many(ENTRIES));
            var spent = Machine.processNanos();
            var began = System.nanoTime();
            try (var hub = open(scratch.folder())) {
                var nanos = System.nanoTime() - began;
                spent = Machine.processNanos() - spent;
                var entries = hub.feed(BenchFloor.TENANT).position().offset();
                return List.of(Figure.of(nanos / 1e9, Machine.each(spent, entries)));
            }
        }
    }

    private static Hub open(Path folder) throws JournalException {
        return Engine.start(List.of(SqliteJournal.open(folder, new SplittableRandom(1))),
                BenchFloor.notation(), Limits.SHIPPED, Clock.systemUTC(), EngineMetrics.NONE);
    }

    private static void fill(Path folder, int entries) throws JournalException, IOException {
        var floor = new BenchFloor(AGENTS);
        try (var hub = floor.open(SqliteJournal.open(folder, new SplittableRandom(1)),
                Limits.SHIPPED, EngineMetrics.NONE)) {
            for (var from = 0; from < entries; from += BATCH) {
                var asks = new ArrayList<Hub.Ask>(BATCH);
                for (var i = from; i < from + BATCH; i++) {
                    asks.add(BenchFloor.ask(floor.change(i % AGENTS, i / AGENTS)));
                }
                hub.submit(BenchFloor.TENANT, asks).join();
            }
        }
        try (var files = Files.newDirectoryStream(folder, "snapshot-*")) {
            for (var file : files) Files.delete(file);
        }
    }
}

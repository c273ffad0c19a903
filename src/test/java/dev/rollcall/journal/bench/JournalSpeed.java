package dev.rollcall.journal.bench;

import dev.rollcall.journal.Bytes;
import dev.rollcall.journal.Entry;
import dev.rollcall.journal.Journal;
import dev.rollcall.journal.sqlite.SqliteJournal;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;

/// How fast the journal in SQLite is on this machine: durable entries a second by the size of the
/// group commit, how long a commit takes, and how fast everything is read back. An entry is what a
/// presence change takes: about 200 bytes of command and 300 of events.
///
/// Run its `main` with a folder on the disk to be measured.
public final class JournalSpeed {

    private static final Duration WARM_UP = Duration.ofSeconds(2);
    private static final Duration MEASURED = Duration.ofSeconds(5);
    private static final int READ = 1_000_000;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private JournalSpeed() {}

    public static void main(String[] arguments) throws Exception {
        var disk = Path.of(arguments.length > 0 ? arguments[0] : "target");
        for (int size : List.of(1, 64, 10_000)) append(disk, size);
        for (int size : List.of(1, 64, 1_000)) read(disk, size);
    }

    private static void append(Path disk, int size) throws Exception {
        try (var journal = open(disk)) {
            var batch = batch(size);
            until(WARM_UP, journal, batch, new Histogram(3));
            var micros = new Histogram(3);
            long before = journal.end();
            long cpu = THREADS.getCurrentThreadCpuTime();
            double seconds = until(MEASURED, journal, batch, micros);
            long entries = journal.end() - before;
            IO.println("append %,6d at once: %,9.0f entries/s, %.2f µs of the processor each; "
                .formatted(size, entries / seconds, micros(cpu, entries))
                + "a commit takes %,d µs (p50), %,d (p99), %,d (max)".formatted(
                    micros.getValueAtPercentile(50), micros.getValueAtPercentile(99),
                    micros.getMaxValue()));
        }
    }

    private static double until(
        Duration length, Journal journal, List<Entry.New> batch, Histogram micros)
        throws Exception {
        long start = System.nanoTime();
        long now = start;
        while (now - start < length.toNanos()) {
            journal.append(batch);
            long then = System.nanoTime();
            micros.recordValue((then - now) / 1_000);
            now = then;
        }
        return (now - start) / 1e9;
    }

    private static void read(Path disk, int size) throws Exception {
        try (var journal = open(disk)) {
            fill(journal, size);
            for (int i = 0; i < 3; i++) {
                var bytes = new long[1];
                long start = System.nanoTime();
                long cpu = THREADS.getCurrentThreadCpuTime();
                journal.read(0, entry -> {
                    bytes[0] += entry.events().length();
                    return true;
                });
                double seconds = (System.nanoTime() - start) / 1e9;
                IO.println("read, committed %,5d at once: %,9.0f entries/s, "
                    .formatted(size, journal.end() / seconds)
                    + "%.2f µs of the processor each".formatted(micros(cpu, journal.end())));
            }
        }
    }

    /// What this thread has used since `cpu`, by entry. It tells more than the clock where other
    /// programs are at work.
    private static double micros(long cpu, long entries) {
        return (THREADS.getCurrentThreadCpuTime() - cpu) / 1e3 / entries;
    }

    /// Many small commits take long to make durable one by one, so their number is smaller.
    private static void fill(Journal journal, int size) throws Exception {
        int entries = size == 1 ? READ / 20 : READ;
        var batch = batch(size);
        while (journal.end() < entries) journal.append(batch);
    }

    private static SqliteJournal open(Path disk) throws Exception {
        var folder = Files.createTempDirectory(disk, "journal-speed");
        folder.toFile().deleteOnExit();
        return SqliteJournal.open(folder, new SplittableRandom(1));
    }

    private static List<Entry.New> batch(int size) {
        var random = new SplittableRandom(2);
        var batch = new ArrayList<Entry.New>(size);
        for (int i = 0; i < size; i++) {
            batch.add(new Entry.New("default", Instant.ofEpochMilli(1_772_000_000_000L + i),
                "agent:ann", "command-" + i, 1, noise(random, 200), noise(random, 300)));
        }
        return Collections.unmodifiableList(batch);
    }

    private static Bytes noise(SplittableRandom random, int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return Bytes.of(bytes);
    }
}

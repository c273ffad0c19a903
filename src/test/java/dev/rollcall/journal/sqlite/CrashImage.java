package dev.rollcall.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.journal.Bytes;
import dev.rollcall.journal.Entry;
import dev.rollcall.journal.JournalException;
import dev.rollcall.journal.JournalException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// The files of a journal as a crash leaves them: a database of many pages, and a write-ahead log
/// that was carried over once and now holds newer commits, with frames of the older ones behind.
/// Tests damage a copy and ask what a journal makes of it.
///
/// @param database the bytes of `journal.db`
/// @param wal      the bytes of its write-ahead log
/// @param entries  what was acknowledged, in order
/// @param carried  the last entry that the database has without its log
/// @param commits  the acknowledged commits of the log, in order
record CrashImage(
    Bytes database, Bytes wal, List<Entry> entries, long carried, List<Commit> commits) {

    private static final int LOG_BYTES = 350 << 10;

    /// A dozen older frames behind the newer ones say as much as all of them.
    private static final int OLD_FRAMES_BYTES = 100_000;

    /// Where a commit ends in the log, and its last entry.
    record Commit(long end, long last) {}

    /// What a journal made of damaged files: how many entries it still shows, and appends behind;
    /// or what it said when it refused to.
    record Outcome(long kept, String refusal) {
        boolean refused() {
            return !refusal.isEmpty();
        }
    }

    static CrashImage make(Path folder) throws Exception {
        var random = new SplittableRandom(7);
        var commits = new ArrayList<Commit>();
        long carried = 0;
        try (var journal = SqliteJournal.open(folder, random)) {
            long end = 0;
            while (carried == 0 || end < LOG_BYTES) {
                long before = journal.end();
                journal.append(batch(random));
                long now = logEnd(folder);
                if (now < end) {
                    carried = before;
                    commits.clear();
                }
                end = now;
                commits.add(new Commit(end, journal.end()));
            }
            var entries = new ArrayList<Entry>();
            journal.read(0, entries::add);
            return new CrashImage(
                Bytes.of(Files.readAllBytes(folder.resolve("journal.db"))),
                Bytes.of(Files.readAllBytes(folder.resolve("journal.db-wal")), 0,
                    (int) end + OLD_FRAMES_BYTES),
                entries, carried, commits);
        }
    }

    /// One to five entries of a few bytes to a few pages.
    private static List<Entry.New> batch(SplittableRandom random) {
        var batch = new ArrayList<Entry.New>();
        for (int i = random.nextInt(1, 6); i > 0; i--) {
            var events = new byte[random.nextInt(random.nextInt(1, 30) == 1 ? 40_000 : 2_000)];
            random.nextBytes(events);
            batch.add(new Entry.New("default", Instant.ofEpochMilli(random.nextLong(1L << 40)),
                "agent:ann", "c" + random.nextInt(), 1, Bytes.utf8("command"), Bytes.of(events)));
        }
        return batch;
    }

    /// Asks SQLite itself how many frames the log holds.
    private static long logEnd(Path folder) throws SQLException {
        try (var connection = Sqlite.openToRead(folder.resolve("journal.db"));
             var statement = connection.createStatement();
             var row = statement.executeQuery("PRAGMA wal_checkpoint(NOOP)")) {
            assertThat(row.next()).isTrue();
            return 32 + row.getLong(2) * (24 + 8_192);
        }
    }

    /// Writes these files into an empty folder, and lets a journal open, read, append and read
    /// again. Whatever it shows must be what was acknowledged, from the first entry on.
    Outcome reopen(Path folder, byte[] database, byte[] wal) throws IOException {
        for (var name : List.of("journal.db", "journal.db-wal", "journal.db-shm")) {
            Files.deleteIfExists(folder.resolve(name));
        }
        Files.write(folder.resolve("journal.db"), database);
        if (wal.length > 0) Files.write(folder.resolve("journal.db-wal"), wal);
        try (var journal = SqliteJournal.open(folder, new SplittableRandom(1))) {
            int kept = (int) journal.end();
            var found = new ArrayList<Entry>();
            journal.read(0, found::add);
            assertThat(found).as("never invents").isEqualTo(entries.subList(0, kept));
            journal.append(batch(new SplittableRandom(2)));
            found.clear();
            journal.read(0, found::add);
            assertThat(found.subList(0, kept)).isEqualTo(entries.subList(0, kept));
            assertThat((long) found.size()).isEqualTo(journal.end());
            return new Outcome(kept, "");
        } catch (JournalException refusal) {
            assertThat(refusal.kind()).isIn(Kind.CORRUPT, Kind.FOREIGN);
            assertThat(refusal).hasMessageContaining("Nothing was changed");
            return new Outcome(-1, refusal.getMessage());
        }
    }
}

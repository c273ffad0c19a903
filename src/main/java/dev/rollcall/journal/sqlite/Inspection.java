package dev.rollcall.journal.sqlite;

import dev.rollcall.journal.Disk;
import dev.rollcall.journal.Entry;
import dev.rollcall.journal.Journal;
import dev.rollcall.journal.JournalException;
import dev.rollcall.journal.JournalException.Kind;
import dev.rollcall.journal.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// A journal looked at from outside, for `journal verify` and `journal dump`: it writes nothing,
/// and may be used while a server is at work on the same folder. It sees the entries
/// that were durable when it was opened.
public final class Inspection implements AutoCloseable {

    private final Path file;
    private final Connection connection;
    private final Head head;
    private final List<Report.Bad> bad;

    /// A file of another program or another version is refused; a damaged one is opened if there
    /// is anything left to read.
    public static Inspection open(Path folder) throws JournalException {
        var file = new JournalFile(folder);
        if (!file.exists()) {
            throw new JournalException(Kind.IO, "Expected a journal in " + folder + ", but there "
                + "is no " + file.database().getFileName() + ". Give the folder of a server.");
        }
        var bad = examine(file);
        try {
            var connection = connect(file.database());
            try {
                return new Inspection(file, connection, bad);
            } catch (SQLException | Damage failure) {
                connection.close();
                throw failure;
            }
        } catch (SQLException failure) {
            throw Sqlite.failure("inspect", file.database(), failure);
        } catch (Damage damage) {
            throw damage.refusal(file.database());
        }
    }

    private Inspection(JournalFile file, Connection connection, List<Report.Bad> bad)
        throws SQLException, Damage {
        this.file = file.database();
        this.connection = connection;
        this.bad = bad;
        // Reads a file that is shorter than it should be, instead of refusing all of it.
        Sqlite.run(connection, "PRAGMA writable_schema = ON");
        head = Head.read(connection);
    }

    /// What the file's own header and its log tell. Not when this very process is at work there:
    /// it looked when it began, and closing the file here would take SQLite's locks away.
    private static List<Report.Bad> examine(JournalFile file) throws JournalException {
        try {
            if (!FolderLock.heldHere(file.folder(), JournalFile.LOCK)) file.examine();
            return List.of();
        } catch (IOException failure) {
            throw Disk.failure("inspect", file.database(), failure);
        } catch (JournalException refusal) {
            if (refusal.kind() != Kind.CORRUPT) throw refusal;
            // While a server writes, its log is never whole for the eyes of another process.
            if (inUse(file.folder())) return List.of();
            return List.of(new Report.Bad(0, refusal.getMessage()));
        }
    }

    private static boolean inUse(Path folder) throws JournalException {
        try (var _ = FolderLock.take(folder, JournalFile.LOCK)) {
            return false;
        } catch (JournalException refusal) {
            return refusal.kind() == Kind.LOCKED;
        }
    }

    /// On a file system that cannot be written to SQLite reads only a journal that was closed well,
    /// because its log is empty then.
    private static Connection connect(Path file) throws SQLException {
        var connection = Sqlite.openToRead(file);
        try {
            Sqlite.number(connection, "PRAGMA schema_version");
            return connection;
        } catch (SQLException failure) {
            connection.close();
            var log = file.resolveSibling(file.getFileName() + "-wal");
            if (Sqlite.kind(file, failure) != Kind.READ_ONLY || Files.exists(log)) throw failure;
            return Sqlite.openUntouched(file);
        }
    }

    public String lineage() {
        return head.lineage();
    }

    /// The last entry that was durable when this was opened.
    public long end() {
        return head.last();
    }

    /// As [Journal#read]: shows what is whole, and throws at the first entry that is not.
    public void read(long sequence, Journal.Visitor visitor) throws JournalException {
        try {
            walk().entries(sequence, visitor);
        } catch (Damage damage) {
            throw damage.refusal(file);
        } catch (SQLException failure) {
            throw Sqlite.failure("read", file, failure);
        }
    }

    /// Reads everything, also behind bad places.
    public Report verify() throws JournalException {
        var found = new ArrayList<>(bad);
        var epochs = new TreeMap<Long, Tally>();
        Journal.Visitor counter = entry -> {
            epochs.computeIfAbsent(entry.epoch(), _ -> new Tally(entry)).count(entry);
            return true;
        };
        try {
            walk(counter, found);
        } catch (SQLException failure) {
            throw Sqlite.failure("verify", file, failure);
        }
        var counted = epochs.values().stream().map(Tally::epoch).toList();
        return new Report(head.lineage(), head.epoch(), counted, found);
    }

    private void walk(Journal.Visitor counter, List<Report.Bad> found) throws SQLException {
        var walk = walk();
        long behind = -1;
        while (found.size() < Report.BAD_MAX) {
            try {
                if (behind < 0) walk.entries(0, counter);
                else walk.resume(behind, counter);
                return;
            } catch (Damage damage) {
                found.add(damage.line());
                behind = damage.sequence();
            }
        }
    }

    private BlockWalk walk() {
        return new BlockWalk(file, connection, head);
    }

    @Override
    public void close() {
        Sqlite.closeQuietly(connection);
    }

    /// Counts the entries of one epoch.
    private static final class Tally {
        private final Entry first;
        private long entries;
        private long last;
        private Instant earliest;
        private Instant latest;

        Tally(Entry first) {
            this.first = first;
            earliest = first.time();
            latest = first.time();
        }

        void count(Entry entry) {
            entries++;
            last = entry.sequence();
            if (entry.time().isBefore(earliest)) earliest = entry.time();
            if (entry.time().isAfter(latest)) latest = entry.time();
        }

        Report.Epoch epoch() {
            return new Report.Epoch(
                first.epoch(), entries, first.sequence(), last, earliest, latest);
        }
    }
}

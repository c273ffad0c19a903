package dev.rollcall.journal.sqlite;

import dev.rollcall.journal.Disk;
import dev.rollcall.journal.JournalException;
import dev.rollcall.journal.JournalException.Kind;
import dev.rollcall.journal.SnapshotFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The journal as a file in a folder: how it is born, and how a stranger or a damaged one is known
/// before anything is written to it.
///
/// @param folder holds `journal.db` with its write-ahead log, the snapshots and the lock
record JournalFile(Path folder) {

    static final String LOCK = "journal.lock";

    /// "ROLJ". With [#LAYOUT] it stands in the file's header.
    private static final int APPLICATION = 0x524f4c4a;

    /// The layout of tables and blocks. What is inside an entry has a version of its own.
    private static final int LAYOUT = 1;

    /// 8 KiB was the fastest for commits of 64 and of 10,000 entries, and no slower for one; see
    /// the decision on the layout.
    private static final int PAGE = 8_192;

    private static final FileFormat FORMAT = new FileFormat(APPLICATION, LAYOUT, PAGE);

    Path database() {
        return folder.resolve("journal.db");
    }

    private Path wal() {
        return folder.resolve("journal.db-wal");
    }

    boolean exists() {
        return Files.exists(database());
    }

    /// Makes an empty journal, but not where there was one.
    void create(String lineage) throws JournalException {
        try {
            if (Files.exists(wal()) || SnapshotFolder.any(folder)) {
                throw new JournalException(Kind.CORRUPT, "Expected " + database()
                    + " beside the files that belong to it, but it is missing. "
                    + Disk.advice(Kind.CORRUPT));
            }
        } catch (IOException failure) {
            throw Disk.failure("look into", folder, failure);
        }
        FORMAT.create(database(), connection -> {
            Sqlite.run(connection, Head.TABLE, BlockWalk.TABLE);
            Head.ofNew(lineage).insert(connection);
        });
    }

    /// Before SQLite opens the file, which may change it: is it ours, and can its write-ahead log
    /// be trusted?
    void examine() throws JournalException {
        FORMAT.check(database());
        try {
            if (!Wal.hidesCommits(wal(), PAGE)) return;
            throw firstBad("which was acknowledged, but the write-ahead log is damaged there");
        } catch (IOException failure) {
            throw Disk.failure("read the write-ahead log of", database(), failure);
        }
    }

    /// Asked before SQLite is, which would leave files behind that cannot be written either.
    void mustBeWritable() throws JournalException {
        for (var needed : List.of(folder, database())) {
            if (Files.isWritable(needed)) continue;
            throw new JournalException(Kind.READ_ONLY, "Expected to write to " + needed
                + ", but this is not allowed. " + Disk.advice(Kind.READ_ONLY));
        }
    }

    /// Through an open connection: is the schema ours, and does the file end where it says?
    Head head(Connection connection) throws SQLException, Damage {
        if (!schema(connection).equals(List.of(BlockWalk.TABLE, Head.TABLE))) {
            throw new Damage(1, "because the schema is not as it was written");
        }
        var head = Head.read(connection);
        new BlockWalk(database(), connection, head).end();
        return head;
    }

    private static List<String> schema(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
             var rows = statement.executeQuery("SELECT sql FROM sqlite_schema ORDER BY name")) {
            var tables = new ArrayList<String>();
            while (rows.next()) tables.add(String.valueOf(rows.getString(1)));
            return tables;
        }
    }

    /// For a file that cannot be opened in the ordinary way: reads what can still be read, to name
    /// the first entry that cannot.
    JournalException firstBad(String found) {
        try (var connection = Sqlite.openToRead(database())) {
            // Makes SQLite read a file that is shorter than it should be.
            Sqlite.run(connection, "PRAGMA writable_schema = ON");
            var head = Head.read(connection);
            new BlockWalk(database(), connection, head).entries(0, _ -> true);
            return new Damage(head.last() + 1, found).refusal(database());
        } catch (Damage damage) {
            return damage.refusal(database());
        } catch (SQLException nothingReadable) {
            return new Damage(1, found + "; " + nothingReadable.getMessage()).refusal(database());
        }
    }

    /// A snapshot of the future means that the journal has lost its end.
    Optional<Damage> lostEnd(SnapshotFolder snapshots, Head head) throws JournalException {
        return snapshots.newestAfter(head.last()).map(snapshot -> new Damage(head.last() + 1,
            "which is missing, though a snapshot was taken of entry " + snapshot.sequence()));
    }
}

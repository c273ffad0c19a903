package dev.rollcall.journal.sqlite;

import dev.rollcall.journal.JournalException;
import dev.rollcall.journal.JournalException.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The one connection that writes. When something fails it writes no more, because what SQLite and
/// the operating system kept of a failed commit is unknown; the next one looks before it goes on.
final class Writer implements AutoCloseable {

    /// After this many pages the log is carried over into the file: 4 MiB. It happens inside a
    /// commit; larger means rarer and longer pauses of the writer.
    private static final int CHECKPOINT_PAGES = 512;

    private final JournalFile file;
    private final Connection connection;
    private final PreparedStatement begin;
    private final PreparedStatement block;
    private final PreparedStatement end;
    private final PreparedStatement commit;
    private Head head;
    private @Nullable Kind failure;

    private Writer(JournalFile file, Connection connection, Head head) throws SQLException {
        this.file = file;
        this.connection = connection;
        this.head = head;
        begin = connection.prepareStatement("BEGIN IMMEDIATE");
        block = connection.prepareStatement("INSERT INTO block (first, body) VALUES (?, ?)");
        end = connection.prepareStatement(Head.UPDATE);
        commit = connection.prepareStatement("COMMIT");
    }

    /// The first connection of an opening: trusts nothing.
    static Writer open(JournalFile file) throws JournalException {
        file.examine();
        return connect(file, "open", connection -> {
            var head = file.head(connection);
            emptyLog(connection);
            return head;
        });
    }

    /// The next connection after this one failed. Where this one stood is what was acknowledged;
    /// what is behind that goes. This one stays open until then, because readers use the index of
    /// the log that it holds.
    Writer again() throws JournalException {
        var known = head;
        var next = connect(file, "go on with", connection -> {
            var found = Head.read(connection);
            if (found.last() < known.last() || !found.lineage().equals(known.lineage())) {
                throw new Damage(found.last() + 1, "which was acknowledged and is gone");
            }
            if (!found.equals(known)) forget(connection, known);
            new BlockWalk(file.database(), connection, known).end();
            // A commit that found no room never had its mark, and emptying would need more room.
            if (failure != Kind.FULL) emptyLog(connection);
            return known;
        });
        close();
        return next;
    }

    private static void forget(Connection connection, Head known) throws SQLException {
        Sqlite.run(connection, "BEGIN IMMEDIATE",
            "DELETE FROM block WHERE first > " + known.last());
        try (var update = connection.prepareStatement(Head.UPDATE)) {
            set(update, known);
        }
        Sqlite.run(connection, "COMMIT");
    }

    private static Writer connect(JournalFile file, String doing, Examination examination)
        throws JournalException {
        file.mustBeWritable();
        Connection connection = null;
        try {
            connection = Sqlite.open(file.database(), false);
            Sqlite.run(connection,
                "PRAGMA synchronous = FULL",
                "PRAGMA wal_autocheckpoint = " + CHECKPOINT_PAGES);
            var head = examination.head(connection);
            return new Writer(file, connection, head);
        } catch (SQLException failure) {
            if (connection != null) Sqlite.closeQuietly(connection);
            throw refusal(file, doing, failure);
        } catch (Damage damage) {
            if (connection != null) Sqlite.closeQuietly(connection);
            throw damage.refusal(file.database());
        }
    }

    /// A log that begins empty holds no mark of a commit that failed; [Wal] relies on that.
    private static void emptyLog(Connection connection) throws SQLException {
        if (Sqlite.number(connection, "PRAGMA wal_checkpoint(TRUNCATE)") != 0) {
            throw new SQLException("a reader kept the write-ahead log from being emptied");
        }
    }

    private static JournalException refusal(JournalFile file, String doing, SQLException failure) {
        if (Sqlite.kind(file.database(), failure) == Kind.CORRUPT) {
            return file.firstBad("because SQLite says " + failure.getMessage());
        }
        return Sqlite.failure(doing, file.database(), failure);
    }

    boolean failed() {
        return failure != null;
    }

    Head head() {
        return head;
    }

    void beginEpoch() throws JournalException {
        commit(List.of(), head.nextEpoch(), "begin a new epoch in");
    }

    /// All blocks, or none, and then this writer has failed and is closed.
    void append(List<Block> blocks) throws JournalException {
        commit(blocks, head.after(blocks.getLast()), "append after entry " + head.last() + " to");
    }

    private void commit(List<Block> blocks, Head next, String doing) throws JournalException {
        try {
            begin.execute();
            for (var row : blocks) {
                block.setLong(1, row.first());
                block.setBytes(2, row.bytes());
                block.executeUpdate();
            }
            set(end, next);
            commit.execute();
            head = next;
        } catch (SQLException cause) {
            if (!Sqlite.rollBack(connection)) close();
            var told = Sqlite.failure(doing, file.database(), cause);
            failure = told.kind();
            throw told;
        }
    }

    private static void set(PreparedStatement update, Head head) throws SQLException {
        update.setLong(1, head.epoch());
        update.setLong(2, head.last());
        update.setLong(3, head.tie());
        update.setLong(4, head.checksum());
        update.executeUpdate();
    }

    @Override
    public void close() {
        Sqlite.closeQuietly(connection);
    }

    /// Says where the journal stands, if it can be trusted.
    @FunctionalInterface
    private interface Examination {
        Head head(Connection connection) throws SQLException, Damage;
    }
}

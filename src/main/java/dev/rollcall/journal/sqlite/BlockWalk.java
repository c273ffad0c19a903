package dev.rollcall.journal.sqlite;

import dev.rollcall.journal.Journal;
import dev.rollcall.journal.JournalException.Kind;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Walks the blocks in order and checks every tie between them. What it shows is what was written;
/// where it cannot show that, it throws [Damage] with the first bad sequence.
///
/// Blocks are fetched some at a time, and the database is let go of before they are shown: a slow
/// visitor must not hold on to the write-ahead log while the writer writes.
final class BlockWalk {

    static final String TABLE = """
        CREATE TABLE block (
          first INTEGER PRIMARY KEY,
          body BLOB NOT NULL
        ) STRICT""";

    /// The first fetch is small, for who wants one entry; each one after is twice as large.
    private static final int FETCH_ROWS_FIRST = 2;
    private static final int FETCH_ROWS_MAX = 1_024;
    private static final int FETCH_BYTES_MAX = 8 << 20;

    private record Row(long first, Block block) {}

    private final Path file;
    private final Connection connection;
    private final Head head;

    /// The sequence the next block must begin with, and the checksum it must be tied to.
    private long next;
    private int tie;

    private int fetchRows = FETCH_ROWS_FIRST;

    BlockWalk(Path file, Connection connection, Head head) {
        this.file = file;
        this.connection = connection;
        this.head = head;
    }

    /// Shows the entries after `after`, up to the end that the head names.
    void entries(long after, Journal.Visitor visitor) throws SQLException, Damage {
        if (after >= head.last()) return;
        start(after);
        boolean more = true;
        while (more && next <= head.last()) more = some(after, visitor);
        if (more && tie != head.tie()) {
            throw new Damage(head.last(), "and what follows it is not the end that was written");
        }
    }

    /// Is the last block the one that the head names? Then appending can go on behind it.
    void end() throws SQLException, Damage {
        entries(Math.max(0, head.last() - 1), _ -> true);
        long beyond = count("SELECT count(*) FROM block WHERE first > ?", head.last());
        if (beyond > 0) throw new Damage(head.last() + 1, "which should not be there yet");
    }

    /// Behind a bad place: goes on with the next whole block, whatever it is tied to.
    void resume(long bad, Journal.Visitor visitor) throws SQLException, Damage {
        long from = bad + 1;
        for (var rows = fetch(from); !rows.isEmpty(); rows = fetch(from)) {
            for (var row : rows) {
                from = row.first + 1;
                if (!row.block.whole() || row.block.first() != row.first) continue;
                next = row.first;
                tie = row.block.previous();
                boolean more = true;
                while (more && next <= head.last()) more = some(bad, visitor);
                return;
            }
        }
    }

    private void start(long after) throws SQLException, Damage {
        next = 1;
        tie = head.root();
        if (after <= 0) return;
        try (var before = connection.prepareStatement(
            "SELECT first, body FROM block WHERE first <= ? ORDER BY first DESC LIMIT 2")) {
            before.setLong(1, after + 1);
            var rows = rows(before);
            if (rows.isEmpty()) throw new Damage(1, "which is missing");
            next = rows.getFirst().first;
            if (rows.size() == 1) {
                if (next != 1) throw new Damage(1, "which is missing");
                return;
            }
            var block = rows.getLast().block;
            if (!block.whole()) throw new Damage(rows.getLast().first, "its checksum differs");
            if (block.last() + 1 != next) throw new Damage(block.last() + 1, "which is missing");
            tie = block.checksum();
        } catch (SQLException failure) {
            throw unreadable(after + 1, failure);
        }
    }

    private boolean some(long after, Journal.Visitor visitor) throws SQLException, Damage {
        var rows = fetch(next);
        if (rows.isEmpty()) throw new Damage(next, "which is missing");
        for (var row : rows) {
            if (!step(row, after, visitor)) return false;
        }
        return true;
    }

    private boolean step(Row row, long after, Journal.Visitor visitor) throws Damage {
        var block = row.block;
        if (row.first != next) throw new Damage(next, "which is missing");
        if (!block.whole()) {
            throw new Damage(block.visitWhole(next, after, visitor), "its checksum differs");
        }
        if (block.first() != next || block.last() < next || block.previous() != tie) {
            throw new Damage(next, "which is whole but does not belong behind the one before");
        }
        if (!block.visit(after, visitor)) return false;
        next = block.last() + 1;
        tie = block.checksum();
        return true;
    }

    private List<Row> fetch(long from) throws SQLException, Damage {
        try (var query = connection.prepareStatement(
            "SELECT first, body FROM block WHERE first BETWEEN ? AND ? ORDER BY first")) {
            query.setLong(1, from);
            query.setLong(2, head.last());
            var rows = rows(query);
            fetchRows = Math.min(2 * fetchRows, FETCH_ROWS_MAX);
            return rows;
        } catch (SQLException failure) {
            throw unreadable(from, failure);
        }
    }

    private List<Row> rows(PreparedStatement query) throws SQLException {
        var rows = new ArrayList<Row>();
        long bytes = 0;
        try (var found = query.executeQuery()) {
            while (rows.size() < fetchRows && bytes < FETCH_BYTES_MAX && found.next()) {
                var row = row(found);
                rows.add(row);
                bytes += row.block.bytes().length;
            }
        } catch (SQLException failure) {
            // What could be read before the damage is shown first; then we come here again.
            if (rows.isEmpty() || Sqlite.kind(file, failure) != Kind.CORRUPT) throw failure;
        }
        return rows;
    }

    private static Row row(ResultSet found) throws SQLException {
        var body = found.getBytes(2);
        return new Row(found.getLong(1), new Block(body == null ? new byte[0] : body));
    }

    private long count(String sql, long after) throws SQLException {
        try (var query = connection.prepareStatement(sql)) {
            query.setLong(1, after);
            try (var rows = query.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        }
    }

    /// Damage of the file is damage; another failure of the device stays one.
    private Damage unreadable(long sequence, SQLException failure) throws SQLException {
        if (Sqlite.kind(file, failure) != Kind.CORRUPT) throw failure;
        return new Damage(sequence, "where SQLite says " + failure.getMessage());
    }
}

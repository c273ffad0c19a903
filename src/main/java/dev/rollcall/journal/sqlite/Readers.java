package dev.rollcall.journal.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// Connections that only read, a few of them kept open: opening one costs more than reading an
/// entry. An idle one holds nothing back. There is no limit to how many are in use, because the
/// callers have one.
final class Readers implements AutoCloseable {

    private static final int IDLE_MAX = 4;

    private final Path database;
    private final BlockingQueue<Connection> idle = new ArrayBlockingQueue<>(IDLE_MAX);
    private volatile boolean closed;

    Readers(Path database) {
        this.database = database;
    }

    /// Whoever takes one gives it back, or closes it after a failure.
    Connection take() throws SQLException {
        var waiting = idle.poll();
        return waiting == null ? Sqlite.openToRead(database) : waiting;
    }

    void giveBack(Connection connection) {
        if (!closed && idle.offer(connection)) {
            if (closed) close();
        } else {
            Sqlite.closeQuietly(connection);
        }
    }

    @Override
    public void close() {
        closed = true;
        for (var left = idle.poll(); left != null; left = idle.poll()) Sqlite.closeQuietly(left);
    }
}

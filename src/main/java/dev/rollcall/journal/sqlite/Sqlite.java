package dev.rollcall.journal.sqlite;

import dev.rollcall.journal.Disk;
import dev.rollcall.journal.JournalException;
import dev.rollcall.journal.JournalException.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// The one door to SQLite: how a database is opened, and what its failures mean to us.
final class Sqlite {

    /// How long a statement waits for another process, one that verifies for instance.
    private static final int BUSY_WAIT_MS = 5_000;

    private Sqlite() {}

    /// Opens to read and write. `create` may make a new file; without it a missing one is an error.
    static Connection open(Path file, boolean create) throws SQLException {
        return connect(file, create ? "rwc" : "rw");
    }

    static Connection openToRead(Path file) throws SQLException {
        return connect(file, "ro");
    }

    /// For a file system that cannot be written to: no locks, and the write-ahead log is not read.
    static Connection openUntouched(Path file) throws SQLException {
        return connect(file, "ro&immutable=1");
    }

    private static Connection connect(Path file, String mode) throws SQLException {
        // A URI, so that a folder may have any name: "?" and "%" would be taken for parameters.
        var uri = file.toAbsolutePath().toUri().getRawPath();
        var connection = DriverManager.getConnection("jdbc:sqlite:file:" + uri + "?mode=" + mode);
        try {
            run(connection, "PRAGMA busy_timeout = " + BUSY_WAIT_MS);
            return connection;
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    static void run(Connection connection, String... statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var sql : statements) statement.execute(sql);
        }
    }

    static long number(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
             var rows = statement.executeQuery(query)) {
            if (!rows.next()) throw new SQLException("no row: " + query);
            return rows.getLong(1);
        }
    }

    /// `doing` is what was tried, as in "append 3 entries after 12 to".
    static JournalException failure(String doing, Path file, SQLException cause) {
        var kind = kind(file, cause);
        var said = "Could not " + doing + " " + file + ": " + found(kind, cause) + " ";
        return new JournalException(kind, said + Disk.advice(kind), cause);
    }

    private static String found(Kind kind, SQLException cause) {
        return switch (kind) {
            case FULL -> "there is no room left on the disk.";
            case READ_ONLY -> "writing is not allowed there.";
            case CORRUPT -> "the file is damaged; " + said(cause) + ".";
            case LOCKED -> "another process has it locked.";
            case FOREIGN, IO -> said(cause) + ".";
        };
    }

    private static String said(SQLException cause) {
        return "SQLite says " + String.valueOf(cause.getMessage()).strip();
    }

    static Kind kind(Path file, SQLException cause) {
        return switch (primary(cause)) {
            case SQLITE_FULL -> Kind.FULL;
            case SQLITE_READONLY, SQLITE_PERM -> Kind.READ_ONLY;
            case SQLITE_BUSY, SQLITE_LOCKED -> Kind.LOCKED;
            // Our statements are constants: one that SQLite cannot prepare, or a value of another
            // type, means that the schema on the disk is not the one we wrote.
            case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_ERROR, SQLITE_CONSTRAINT, SQLITE_MISMATCH,
                SQLITE_SCHEMA, SQLITE_TOOBIG -> Kind.CORRUPT;
            default -> device(file);
        };
    }

    /// Opening and the index of the write-ahead log fail without saying why.
    private static Kind device(Path file) {
        if (Disk.full(file)) return Kind.FULL;
        var folder = file.toAbsolutePath().getParent();
        var writable = Files.isWritable(file)
            && (folder == null || Files.isWritable(folder));
        return writable ? Kind.IO : Kind.READ_ONLY;
    }

    /// The code without what narrows it: `SQLITE_IOERR_WRITE` is `SQLITE_IOERR`.
    private static SQLiteErrorCode primary(SQLException cause) {
        return cause instanceof SQLiteException coded
            ? SQLiteErrorCode.getErrorCode(coded.getResultCode().code & 0xff)
            : SQLiteErrorCode.SQLITE_IOERR;
    }

    /// After a failed statement: no transaction is open any more, unless this says false.
    static boolean rollBack(Connection connection) {
        try {
            run(connection, "ROLLBACK");
            return true;
        } catch (SQLException sqliteDidSoItself) {
            return canBegin(connection);
        }
    }

    private static boolean canBegin(Connection connection) {
        try {
            run(connection, "BEGIN", "ROLLBACK");
            return true;
        } catch (SQLException stillInOne) {
            return false;
        }
    }

    /// Closing what failed tells nothing new.
    static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException alreadyToldOrUnimportant) {
            return;
        }
    }
}

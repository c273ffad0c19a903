package dev.rollcall.journal.sqlite;

import dev.rollcall.journal.Disk;
import dev.rollcall.journal.JournalException;
import dev.rollcall.journal.JournalException.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// A kind of file of ours: how one is made, whole or not at all, and how it is known again. That
/// is read from its first hundred bytes, before SQLite touches it: is it ours, is it a version we
/// know, and is every field that never changes as we made it? SQLite itself would act on a damaged
/// field, and the next write would then overwrite what is stored.
///
/// @param application what `PRAGMA application_id` of the file must be
/// @param version     the newest `PRAGMA user_version` that this program knows
/// @param pageSize    the size of a page in bytes
record FileFormat(int application, int version, int pageSize) {

    private static final int LENGTH = 100;
    private static final byte[] MAGIC =
        "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    /// Makes a new file with these tables. It is made under another name, so an empty or half-made
    /// file is always damage, and never a beginning.
    void create(Path file, Tables tables) throws JournalException {
        var draft = file.resolveSibling("new-" + file.getFileName());
        try {
            for (var left : List.of("", "-wal", "-shm")) {
                Files.deleteIfExists(file.resolveSibling(draft.getFileName() + left));
            }
            fill(draft, tables);
            Disk.replace(draft, file);
        } catch (SQLException failure) {
            throw Sqlite.failure("create", draft, failure);
        } catch (IOException failure) {
            throw Disk.failure("create", draft, failure);
        }
    }

    private void fill(Path draft, Tables tables) throws SQLException {
        try (var connection = Sqlite.open(draft, true)) {
            Sqlite.run(connection,
                "PRAGMA page_size = " + pageSize,
                "PRAGMA journal_mode = WAL",
                "PRAGMA synchronous = FULL",
                "BEGIN",
                "PRAGMA application_id = " + application,
                "PRAGMA user_version = " + version);
            tables.make(connection);
            Sqlite.run(connection, "COMMIT");
        }
    }

    void check(Path file) throws JournalException {
        var bytes = read(file);
        var view = ByteBuffer.wrap(bytes);
        if (bytes.length == 0) throw refuse(Kind.CORRUPT, file, "data", "an empty file");
        if (bytes.length < LENGTH || !view.slice(0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC))) {
            throw refuse(Kind.FOREIGN, file, "a SQLite database", "something else");
        }
        if (view.getInt(68) != application) {
            throw refuse(Kind.FOREIGN, file, "application_id " + hex(application),
                hex(view.getInt(68)) + ", so it belongs to another program");
        }
        int found = view.getInt(60);
        if (found != version) {
            throw refuse(Kind.FOREIGN, file, "layout " + version,
                "layout " + found + (found > version ? ", written by a newer version" : ""));
        }
        constants(file, view);
    }

    /// Everything that is the same in each file we make: see the SQLite file format, section 1.3.
    private void constants(Path file, ByteBuffer view) throws JournalException {
        expect(file, view.getChar(16), pageSize, "page size");
        expect(file, view.getChar(18), 0x0202, "write-ahead logging");
        expect(file, view.getInt(20), 0x00402020, "page layout");
        expect(file, view.getInt(44), 4, "schema format");
        expect(file, view.getInt(52), 0, "auto-vacuum");
        expect(file, view.getInt(56), 1, "text encoding");
        expect(file, view.getInt(64), 0, "incremental vacuum");
        for (int at = 72; at < 92; at += Integer.BYTES) {
            expect(file, view.getInt(at), 0, "reserved bytes");
        }
    }

    private static void expect(Path file, int found, int expected, String field)
        throws JournalException {
        if (found == expected) return;
        throw refuse(Kind.CORRUPT, file, field + " " + expected + " in its header", found + "");
    }

    private static byte[] read(Path file) throws JournalException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(LENGTH);
        } catch (IOException failure) {
            throw Disk.failure("read the header of", file, failure);
        }
    }

    private static JournalException refuse(Kind kind, Path file, String expected, String found) {
        return new JournalException(kind, "Expected " + expected + " in " + file + ", but found "
            + found + ". " + Disk.advice(kind));
    }

    /// Makes the tables of a new file and their first rows.
    @FunctionalInterface
    interface Tables {
        void make(Connection connection) throws SQLException;
    }

    private static String hex(int value) {
        return "0x%08x".formatted(value);
    }
}

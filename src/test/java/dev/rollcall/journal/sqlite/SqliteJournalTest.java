package dev.rollcall.journal.sqlite;

import dev.rollcall.journal.Journal;
import dev.rollcall.journal.JournalContract;
import dev.rollcall.journal.JournalException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;

/// The journal in a SQLite file keeps what every journal promises.
final class SqliteJournalTest extends JournalContract {

    @TempDir
    private Path folder;

    @Override
    protected Journal open() throws JournalException {
        return SqliteJournal.open(folder.resolve("a folder with ? % ü"), new SplittableRandom(1));
    }
}

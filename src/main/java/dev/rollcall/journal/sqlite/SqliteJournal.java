package dev.rollcall.journal.sqlite;

import dev.rollcall.journal.Disk;
import dev.rollcall.journal.Entry;
import dev.rollcall.journal.Journal;
import dev.rollcall.journal.JournalException;
import dev.rollcall.journal.Snapshot;
import dev.rollcall.journal.SnapshotFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The journal in one SQLite file. A group commit is one transaction of blocks (see [Block]) and
/// the row that says where the journal ends; SQLite makes it atomic and durable, our checksums make
/// it trustworthy. One connection writes; each reader has its own, so neither waits for the other.
///
/// After a failed commit nobody knows what reached the disk. So the writer's connection is thrown
/// away, and the next append opens a new one, removes whatever had not been acknowledged, and goes
/// on: a full disk heals without a restart. Only if the process ends before that may a commit that
/// failed be found after all, like any commit whose answer was lost.
public final class SqliteJournal implements Journal {

    private final JournalFile file;
    private final FolderLock lock;
    private final SnapshotFolder snapshots;
    private final Readers readers;
    private final BlockBuilder builder = new BlockBuilder();
    private Writer writer;
    private volatile Head head;
    private volatile boolean closed;

    /// Opens the journal in this folder, or begins one. `chance` names a new journal's lineage.
    public static SqliteJournal open(Path folder, RandomGenerator chance) throws JournalException {
        try {
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw Disk.failure("create the folder", folder, failure);
        }
        var lock = FolderLock.take(folder, JournalFile.LOCK);
        try {
            var file = new JournalFile(folder);
            if (!file.exists()) file.create(HexFormat.of().toHexDigits(chance.nextLong()));
            return new SqliteJournal(file, lock);
        } catch (JournalException | RuntimeException refused) {
            lock.close();
            throw refused;
        }
    }

    private SqliteJournal(JournalFile file, FolderLock lock) throws JournalException {
        this.file = file;
        this.lock = lock;
        readers = new Readers(file.database());
        var opened = Writer.open(file);
        try {
            snapshots = new SnapshotFolder(file.folder(), opened.head().lineage());
            var lost = file.lostEnd(snapshots, opened.head());
            if (lost.isPresent()) throw lost.get().refusal(file.database());
            opened.beginEpoch();
        } catch (JournalException refused) {
            opened.close();
            throw refused;
        }
        writer = opened;
        head = opened.head();
    }

    @Override
    public synchronized long append(List<Entry.New> batch) throws JournalException {
        mustBeOpen();
        if (batch.size() > BATCH_MAX) {
            throw new IllegalArgumentException("a group commit has at most " + BATCH_MAX
                + " entries, but had " + batch.size());
        }
        if (batch.isEmpty()) return head.last();
        var blocks = builder.blocks(batch, head.epoch(), head.last(), head.tie());
        if (writer.failed()) writer = writer.again();
        writer.append(blocks);
        head = writer.head();
        return head.last();
    }

    @Override
    public void read(long sequence, Visitor visitor) throws JournalException {
        mustBeOpen();
        var end = head;
        if (sequence >= end.last()) return;
        try {
            var connection = readers.take();
            try {
                new BlockWalk(file.database(), connection, end).entries(sequence, visitor);
                readers.giveBack(connection);
            } catch (SQLException | Damage | RuntimeException failure) {
                Sqlite.closeQuietly(connection);
                throw failure;
            }
        } catch (Damage damage) {
            throw damage.refusal(file.database());
        } catch (SQLException failure) {
            throw Sqlite.failure("read the entries after " + sequence + " of", file.database(),
                failure);
        }
    }

    @Override
    public long end() {
        return head.last();
    }

    @Override
    public long epoch() {
        return head.epoch();
    }

    @Override
    public String lineage() {
        return head.lineage();
    }

    @Override
    public Optional<Snapshot> snapshot() throws JournalException {
        mustBeOpen();
        return snapshots.newest();
    }

    @Override
    public void keep(long sequence, int version, Snapshot.Content content)
        throws JournalException {
        mustBeOpen();
        if (sequence > end()) {
            throw new IllegalArgumentException("a snapshot is of the past: the journal ends at "
                + end() + ", but it was of " + sequence);
        }
        snapshots.keep(sequence, version, content);
    }

    @Override
    public synchronized void close() {
        if (closed) return;
        closed = true;
        readers.close();
        writer.close();
        lock.close();
    }

    private void mustBeOpen() {
        if (closed) throw new IllegalStateException("this journal is closed");
    }
}

package dev.rollcall.journal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A journal that lasts as long as the process: for scenarios, simulation and tests. Nothing in it
/// can fail, so it says nothing about disks. [#reopen] plays a restart.
public final class MemoryJournal implements Journal {

    /// What outlives a reopening.
    private record Kept(String lineage, List<Entry> entries, List<Snapshot> snapshots) {}

    private final Kept kept;
    private final long epoch;
    private boolean closed;

    public MemoryJournal() {
        this("memory");
    }

    public MemoryJournal(String lineage) {
        this(new Kept(lineage, new ArrayList<>(), new ArrayList<>()), 1);
    }

    private MemoryJournal(Kept kept, long epoch) {
        this.kept = kept;
        this.epoch = epoch;
    }

    /// The next opening of the same journal. This one is closed.
    public synchronized MemoryJournal reopen() {
        closed = true;
        return new MemoryJournal(kept, epoch + 1);
    }

    @Override
    public synchronized long append(List<Entry.New> batch) {
        mustBeOpen();
        if (batch.size() > BATCH_MAX) {
            throw new IllegalArgumentException("a group commit has at most " + BATCH_MAX
                + " entries, but had " + batch.size());
        }
        var entries = kept.entries;
        for (var entry : batch) entries.add(entry.at(entries.size() + 1, epoch));
        return entries.size();
    }

    @Override
    public void read(long sequence, Visitor visitor) {
        for (var entry : after(sequence)) {
            if (!visitor.visit(entry)) return;
        }
    }

    private synchronized List<Entry> after(long sequence) {
        mustBeOpen();
        var entries = kept.entries;
        int from = Math.clamp(sequence, 0, entries.size());
        return List.copyOf(entries.subList(from, entries.size()));
    }

    @Override
    public synchronized long end() {
        return kept.entries.size();
    }

    @Override
    public long epoch() {
        return epoch;
    }

    @Override
    public String lineage() {
        return kept.lineage;
    }

    @Override
    public synchronized Optional<Snapshot> snapshot() {
        mustBeOpen();
        return kept.snapshots.isEmpty() ? Optional.empty() : Optional.of(kept.snapshots.getLast());
    }

    @Override
    public void keep(long sequence, int version, Snapshot.Content content) {
        var out = new ByteArrayOutputStream();
        try {
            content.writeTo(out);
        } catch (IOException failure) {
            throw new UncheckedIOException("the content of a snapshot could not be made", failure);
        }
        var bytes = out.toByteArray();
        add(new Snapshot(sequence, version, () -> new ByteArrayInputStream(bytes)));
    }

    private synchronized void add(Snapshot snapshot) {
        mustBeOpen();
        if (snapshot.sequence() > end()) {
            throw new IllegalArgumentException("a snapshot is of the past: the journal ends at "
                + end() + ", but it was of " + snapshot.sequence());
        }
        var snapshots = kept.snapshots;
        snapshots.removeIf(older -> older.sequence() == snapshot.sequence());
        snapshots.add(snapshot);
        if (snapshots.size() > 2) snapshots.removeFirst();
    }

    @Override
    public synchronized void close() {
        closed = true;
    }

    private void mustBeOpen() {
        if (closed) throw new IllegalStateException("this journal is closed");
    }
}

package dev.rollcall.engine;

import dev.rollcall.journal.Entry;
import dev.rollcall.journal.Journal;
import dev.rollcall.journal.JournalException;
import dev.rollcall.journal.JournalException.Kind;
import dev.rollcall.journal.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// A journal on a disk that breaks and heals when a test says so.
final class FaultyJournal implements Journal {

    private final Journal journal;
    private Optional<Kind> appends = Optional.empty();
    private Optional<Kind> reads = Optional.empty();
    private volatile Optional<Slow> slow = Optional.empty();
    int refused;

    FaultyJournal(Journal journal) {
        this.journal = journal;
    }

    void failAppends(Kind kind) {
        appends = Optional.of(kind);
    }

    void failReads(Kind kind) {
        reads = Optional.of(kind);
    }

    void heal() {
        appends = Optional.empty();
        reads = Optional.empty();
    }

    /// From now on a reader waits until the test lets it go on.
    Slow slowReads() {
        slow = Optional.of(new Slow());
        return slow.get();
    }

    /// A disk that takes its time.
    static final class Slow {
        private final CountDownLatch reader = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);

        void awaitReader() throws InterruptedException {
            reader.await();
        }

        void goOn() {
            goOn.countDown();
        }

        private void read() {
            reader.countDown();
            try {
                goOn.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void check(Optional<Kind> trouble) throws JournalException {
        if (trouble.isPresent()) {
            throw new JournalException(trouble.get(), "expected a disk, found trouble; free some");
        }
    }

    @Override
    public long append(List<Entry.New> batch) throws JournalException {
        if (appends.isPresent()) refused++;
        check(appends);
        return journal.append(batch);
    }

    @Override
    public void read(long sequence, Visitor visitor) throws JournalException {
        check(reads);
        slow.ifPresent(Slow::read);
        journal.read(sequence, visitor);
    }

    /// All that is written there.
    List<Entry> entries() {
        var entries = new ArrayList<Entry>();
        try {
            journal.read(0, entries::add);
        } catch (JournalException broken) {
            throw new AssertionError(broken);
        }
        return entries;
    }

    @Override
    public long end() {
        return journal.end();
    }

    @Override
    public long epoch() {
        return journal.epoch();
    }

    @Override
    public String lineage() {
        return journal.lineage();
    }

    @Override
    public Optional<Snapshot> snapshot() throws JournalException {
        check(reads);
        return journal.snapshot();
    }

    @Override
    public void keep(long sequence, int version, Snapshot.Content content)
        throws JournalException {
        check(appends);
        journal.keep(sequence, version, content);
    }

    @Override
    public void close() {
        journal.close();
    }
}

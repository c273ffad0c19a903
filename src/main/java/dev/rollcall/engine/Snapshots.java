package dev.rollcall.engine;

import dev.rollcall.engine.SnapshotContent.Picture;
import dev.rollcall.journal.Journal;
import dev.rollcall.journal.JournalException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/// Writes a snapshot now and then, away from the writer, so that a start need not replay all. One
/// that cannot be written is no harm: the next is tried later, and a start takes longer.
final class Snapshots {

    private final Journal journal;
    private final Parts parts;
    private final AtomicBoolean writing = new AtomicBoolean();
    private long newest;

    Snapshots(Journal journal, Parts parts, long newest) {
        this.journal = journal;
        this.parts = parts;
        this.newest = newest;
    }

    /// The writer has made a commit: perhaps it is time.
    void consider(Ledger ledger) {
        if (ledger.sequence() - newest < parts.limits().snapshotEvery()) return;
        if (!writing.compareAndSet(false, true)) return;
        newest = ledger.sequence();
        var picture = Picture.of(ledger, parts);
        parts.background().execute(() -> {
            try {
                keep(picture);
            } finally {
                writing.set(false);
            }
        });
    }

    /// The writer is done for good.
    void last(Ledger ledger) {
        if (ledger.sequence() > newest) keep(Picture.of(ledger, parts));
    }

    private synchronized void keep(Picture picture) {
        var began = System.nanoTime();
        var content = new SnapshotContent(parts.notation(), parts.limits());
        try {
            journal.keep(picture.sequence(), parts.notation().version(),
                    out -> content.write(picture, out));
            parts.metrics().snapshotKept(Duration.ofNanos(System.nanoTime() - began));
        } catch (JournalException failure) {
            parts.metrics().snapshotFailed(failure.getMessage());
        }
    }
}

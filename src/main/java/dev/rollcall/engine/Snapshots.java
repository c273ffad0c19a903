package dev.rollcall.engine;

import dev.rollcall.engine.SnapshotContent.Picture;
import dev.rollcall.journal.Journal;
import dev.rollcall.journal.JournalException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/// Writes a snapshot now and then, away from the writer, so that a start need not replay all. One
/// that cannot be written is no harm: the next is tried later, and a start takes longer.
final class Snapshots {

    /// After so small a part of the entries it may be time.
    private static final int EARLY = 5;

    /// Between two that are early this many times as long passes as the first one took.
    private static final int REST = 50;

    private final Journal journal;
    private final Parts parts;
    private final AtomicBoolean writing = new AtomicBoolean();
    private volatile Instant restsUntil = Instant.EPOCH;
    private long newest;

    Snapshots(Journal journal, Parts parts, long newest) {
        this.journal = journal;
        this.parts = parts;
        this.newest = newest;
    }

    /// The writer has made a commit: perhaps it is time.
    void consider(Ledger ledger) {
        if (!due(ledger.sequence() - newest)) return;
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

    /// Long before it has to be, where it costs next to nothing: a start after a crash replays
    /// whatever came since.
    private boolean due(long behind) {
        var every = parts.limits().snapshotEvery();
        return behind >= every
                || (behind >= every / EARLY && !parts.clock().instant().isBefore(restsUntil));
    }

    /// The writer is done for good.
    void last(Ledger ledger) {
        if (ledger.sequence() > newest) keep(Picture.of(ledger, parts));
    }

    private synchronized void keep(Picture picture) {
        var began = parts.clock().instant();
        var content = new SnapshotContent(parts.notation(), parts.limits());
        try {
            journal.keep(picture.sequence(), parts.notation().version(),
                    out -> content.write(picture, out));
            parts.metrics().snapshotKept(Duration.between(began, parts.clock().instant()));
        } catch (JournalException failure) {
            parts.metrics().snapshotFailed(failure.getMessage());
        } finally {
            var now = parts.clock().instant();
            restsUntil = now.plus(Duration.between(began, now).multipliedBy(REST));
        }
    }
}

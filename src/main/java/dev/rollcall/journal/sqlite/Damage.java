package dev.rollcall.journal.sqlite;

import dev.rollcall.journal.Disk;
import dev.rollcall.journal.JournalException;
import dev.rollcall.journal.JournalException.Kind;
import dev.rollcall.journal.Report;
import java.nio.file.Path;

/// Something stored is not what was written. Inside this package only: at the door it becomes a
/// refusal, or a line of a report.
final class Damage extends Exception {
    private static final long serialVersionUID = 1;

    private final long sequence;
    private final String found;

    /// `sequence` is the first entry that cannot be trusted.
    Damage(long sequence, String found) {
        super(found + " (entry " + sequence + ")");
        this.sequence = sequence;
        this.found = found;
    }

    long sequence() {
        return sequence;
    }

    JournalException refusal(Path file) {
        return new JournalException(Kind.CORRUPT, "Expected " + file + " as it was written, but "
            + "it is damaged: the first bad entry is " + sequence + ", " + found + ". "
            + Disk.advice(Kind.CORRUPT), this);
    }

    Report.Bad line() {
        return new Report.Bad(sequence, found);
    }
}

package dev.rollcall.journal;

import java.time.Instant;
import java.util.List;

/// What `journal verify` found after reading everything.
///
/// @param epochs   the openings that wrote entries, in order
/// @param openings how often the journal was opened to write
/// @param bad      what is not as it was written; empty when all is well. At most [#BAD_MAX]
public record Report(String lineage, long openings, List<Epoch> epochs, List<Bad> bad) {

    /// Who sees a hundred bad places needs a backup, not a longer list.
    public static final int BAD_MAX = 100;

    public Report {
        epochs = List.copyOf(epochs);
        bad = List.copyOf(bad);
    }

    /// The whole entries that one opening wrote, with the earliest and the latest time among them.
    public record Epoch(
        long number, long entries, long first, long last, Instant earliest, Instant latest) {}

    /// The first entry of a run that cannot be trusted; 0 when it is about the file as a whole.
    public record Bad(long sequence, String found) {}

    public boolean whole() {
        return bad.isEmpty();
    }

    /// How many entries are whole.
    public long entries() {
        return epochs.stream().mapToLong(Epoch::entries).sum();
    }
}

package dev.rollcall.engine;

import java.util.Optional;

/// A place in a tenant's history, written `<epoch>-<offset>`. Two positions of one epoch can be
/// compared; when history was lost or restored the epoch is another one, and whoever remembers a
/// position of the old one has to begin anew.
///
/// @param epoch the lineage of the journal
/// @param offset the journal's sequence of the last entry that counts; 0 before the first
public record Position(String epoch, long offset) {

    public Position {
        if (offset < 0) throw new IllegalArgumentException("an offset is from 0, not " + offset);
    }

    /// The way back from [#toString]; empty for a text that is no position.
    public static Optional<Position> parse(String text) {
        var dash = text.lastIndexOf('-');
        if (dash < 1 || dash == text.length() - 1 || text.length() - dash > 20) {
            return Optional.empty();
        }
        for (var i = dash + 1; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') return Optional.empty();
        }
        try {
            var offset = Long.parseLong(text, dash + 1, text.length(), 10);
            return Optional.of(new Position(text.substring(0, dash), offset));
        } catch (NumberFormatException beyondAnyJournal) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return epoch + "-" + offset;
    }
}

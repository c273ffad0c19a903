package dev.rollcall.journal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// The state after the entry `sequence`, written down so that a start need not replay everything.
/// It is only ever a shortcut: it can be deleted, and then a start takes longer.
///
/// @param version the schema of the content; a reader that does not know it replays instead
public record Snapshot(long sequence, int version, Source source) {

    /// Reads the content, from its beginning, as often as it is asked. Its checksum was found
    /// right when the snapshot was handed out.
    @FunctionalInterface
    public interface Source {
        InputStream open() throws IOException;
    }

    /// Writes the content down. A stream, because the state of 100,000 agents is 100 MB.
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }
}

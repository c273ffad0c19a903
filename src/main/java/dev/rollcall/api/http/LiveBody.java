package dev.rollcall.api.http;

import java.io.IOException;
import java.io.OutputStream;

/// Writes an answer that goes on, on the thread of its connection, until it returns.
@FunctionalInterface
public interface LiveBody {

    /// @param out each write goes out at once
    /// @throws IOException when the client is gone; nothing else is to be done about it
    void write(OutputStream out) throws IOException;
}

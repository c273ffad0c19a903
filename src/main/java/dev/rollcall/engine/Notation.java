package dev.rollcall.engine;

import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Command;
import dev.rollcall.domain.Event;
import dev.rollcall.domain.Request;
import dev.rollcall.domain.TenantImage;
import dev.rollcall.journal.Bytes;
import dev.rollcall.journal.Entry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/// How the engine's entries and snapshots are written down. What is written is for ever: whoever
/// reads takes every `version` there has been. Names of people are kept under keys of their own,
/// so everything here is told whose tenant it is about.
public interface Notation {

    /// The schema of what is written now.
    int version();

    /// What is asked, and by whom; the time stands in the entry.
    Bytes request(String tenant, Command command, Cause by);

    Bytes events(String tenant, List<Event> events);

    /// @throws IllegalArgumentException when the entry holds no request of its version
    Request request(Entry entry);

    /// @throws IllegalArgumentException when the entry holds no events of its version
    List<Event> events(Entry entry);

    void write(String tenant, TenantImage image, OutputStream out) throws IOException;

    /// @throws IllegalArgumentException when the content is no image of this version
    TenantImage read(String tenant, int version, InputStream in) throws IOException;
}

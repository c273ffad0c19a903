package dev.rollcall.engine;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Who is told of what happens, by webhook. The API asks for it; a connector does it.
public interface Outlets {

    /// One subscriber, without the secret.
    ///
    /// @param types of events wanted; empty: all
    /// @param delivered everything up to here has arrived
    /// @param failed attempts at what comes next, and `due` when it is tried again
    /// @param ended why nothing is delivered any more; empty while it is
    record Outlet(String id, URI url, Set<String> types, Position delivered, int failed,
            Instant due, String ended) {
        public Outlet {
            types = Set.copyOf(types);
        }
    }

    /// @param secret what signs the messages, as it is written; never shown again
    record Fresh(Outlet outlet, String secret) {}

    /// A new subscriber, told of everything from now on; durable when this returns.
    ///
    /// @throws IllegalArgumentException when the address is not allowed, or there are too many
    Fresh add(String tenant, URI url, Set<String> types) throws IOException;

    List<Outlet> of(String tenant);

    /// False when there is no such subscriber in the tenant.
    boolean remove(String tenant, String id) throws IOException;

    /// Goes on where it ended, at once. Empty when there is no such subscriber in the tenant.
    Optional<Outlet> resume(String tenant, String id) throws IOException;
}

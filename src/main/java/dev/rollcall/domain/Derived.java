package dev.rollcall.domain;

import java.util.Optional;

/// Something computed from a tenant and kept beside it, because computing it anew would mean a walk
/// over the whole floor. It holds nothing that the tenant does not say, so it is in no snapshot and
/// may be thrown away at any time.
public interface Derived {

    /// An agent has changed, come (before is empty) or gone (after is empty).
    void moved(Optional<Agent> before, Optional<Agent> after);

    /// What everything was computed from has changed: the configuration, or a connection's reach.
    void forget();
}

package dev.rollcall.engine;

import dev.rollcall.domain.Agent;
import dev.rollcall.domain.Floor;

/// Which agents a subscriber wants to see. Asked for every change, so it has to be quick, and
/// always on the feed's own thread, so it must not wait for anything.
@FunctionalInterface
public interface Filter {

    Filter EVERYBODY = (_, _) -> true;

    boolean shows(Floor floor, Agent agent);

    /// Whether the subscriber looks at more of the floor than agents, and so wants to be told of
    /// every moment, also of one in which no agent changed.
    default boolean wantsEveryCommit() {
        return false;
    }
}

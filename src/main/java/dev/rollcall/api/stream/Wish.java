package dev.rollcall.api.stream;

import dev.rollcall.api.access.Caller;
import dev.rollcall.engine.Filter;
import dev.rollcall.engine.Position;
import java.util.Optional;
import java.util.Set;

/// What one stream is to tell.
///
/// @param from the place to resume from; absent: a snapshot first
/// @param filter whom it shows, the caller's reach included
/// @param sight the same for work and queues
public record Wish(Caller caller, Optional<Position> from, Filter filter, Sight sight,
        Set<Topic> topics) {

    public Wish {
        topics = Set.copyOf(topics);
    }

    boolean about(Topic topic) {
        return topics.contains(topic);
    }
}

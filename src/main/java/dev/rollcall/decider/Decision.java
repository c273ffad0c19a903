package dev.rollcall.decider;

import java.util.List;

/// The answer to a command: what happens, all or none, or why nothing does. A refusal is an
/// expected outcome and so a value, not an exception.
///
/// @param <E> what has happened
/// @param <R> why not
public sealed interface Decision<E, R> {

    /// Do these, all or none. An empty list means "already so": accepted, nothing to record.
    record Accepted<E, R>(List<E> events) implements Decision<E, R> {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /// Nothing happens, and this is why.
    record Refused<E, R>(R why) implements Decision<E, R> {}
}

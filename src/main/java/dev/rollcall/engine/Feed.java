package dev.rollcall.engine;

import dev.rollcall.domain.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What happens in one tenant, for those who want to be told. Only what is durable is told, in
/// order, and no listener can hold up the writer or another listener.
public interface Feed {

    /// The newest position.
    Position position();

    /// A snapshot first, then changes.
    ///
    /// @throws TooManyListeners when the limit is reached
    Subscription subscribe(Filter filter);

    /// Changes after `position`, without a gap and without a repeat, also over a restart of the
    /// hub; a reset and a snapshot if it is too long ago or of another history.
    ///
    /// @throws TooManyListeners when the limit is reached
    Subscription resume(Position position, Filter filter);

    /// What happened after `position`, read from the journal however long ago it was. For those who
    /// must miss nothing and keep their own place: webhooks, history. Empty when the position is of
    /// another history.
    ///
    /// @throws HistoryUnreadable when the journal cannot be read now
    Optional<Page> past(Position position, int max);

    /// Waits until something has happened after `position`; false when nothing did for so long.
    boolean await(Position position, Duration timeout) throws InterruptedException;

    /// @param upTo where the next page begins; the tenant has no other entries up to here
    record Page(List<Happened> happened, Position upTo) {}

    /// One entry of the journal.
    record Happened(Position position, Instant at, String actor, String commandId,
            List<Event> events) {}

    /// The hub listens to no more: each listener costs memory.
    final class TooManyListeners extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooManyListeners(int max) {
            super("at most " + max + " may listen at once; close one or ask again later");
        }
    }

    /// The journal cannot be read; what was expected and what to do stands in the message.
    final class HistoryUnreadable extends RuntimeException {
        private static final long serialVersionUID = 1;

        HistoryUnreadable(Exception failure) {
            super(failure.getMessage(), failure);
        }
    }
}

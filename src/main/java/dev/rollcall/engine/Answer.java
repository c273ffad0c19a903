package dev.rollcall.engine;

import dev.rollcall.domain.Event;
import dev.rollcall.domain.Refusal;
import java.time.Duration;
import java.util.List;

/// What became of a command. All of these are expected outcomes, so they are values; an answer is
/// given when whatever it rests on is durable, and never before.
public sealed interface Answer {

    /// It is so, and written down.
    ///
    /// @param offset the journal's sequence of the command's entry; of the last entry before it
    ///     when there was nothing to write down
    /// @param events what happened; empty when it was already so
    record Accepted(long offset, List<Event> events) implements Answer {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /// The law says no. Nothing has happened.
    record Refused(Refusal refusal) implements Answer {}

    /// The command id was used for another command within the day. Nothing has happened.
    record IdReused(String commandId) implements Answer {}

    record UnknownTenant(String tenant) implements Answer {}

    /// For the creation of a tenant that is there already.
    record TenantExists(String tenant) implements Answer {}

    /// Too much is waiting. Nothing has happened; asking again later is right.
    record Busy(Duration retryAfter) implements Answer {}

    /// The journal cannot be written, or the hub is closing. Nothing has happened that lasts.
    ///
    /// @param why for a person: what was found and what to do
    record Unavailable(String why, Duration retryAfter) implements Answer {}

    /// A bug of ours was met while deciding. Nothing has happened.
    ///
    /// @param where for the person who repairs it; not for the caller
    record Failed(String where) implements Answer {}
}

package dev.rollcall.engine;

import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.ConnectionId;
import java.time.Duration;
import java.util.Optional;

/// Some systems let nobody but the agent's own browser change what the agent shows there. A bridge
/// in that browser comes here with the agent's token, says what is shown, and waits for what is to
/// be shown. The API lets it in; a connector knows what it means.
public interface Consoles {

    /// Nobody takes consoles.
    Consoles NONE = (_, _, _) -> Optional.empty();

    /// What is to be shown.
    ///
    /// @param id of this wish; hearing it twice is hearing it once
    /// @param status their id
    /// @param online false: the agent is to be logged out there
    record Show(String id, String status, String label, boolean online) {}

    /// What became of a wish: shown; taken and applied later; not taken.
    enum Outcome { SHOWN, LATER, REFUSED }

    /// What a console says.
    ///
    /// @param tab one of the windows that an agent may have open
    /// @param result of the wish of which the console speaks, if it speaks of one
    /// @param shown what is shown there now, if that is new
    record Heard(String tab, Optional<Result> result, Optional<Shown> shown) {}

    record Result(String show, Outcome outcome, String detail) {}

    /// @param status their id
    /// @param label may be empty
    /// @param reason why it is shown, in their words; may be empty
    record Shown(String status, String label, boolean online, String reason) {}

    /// One agent's place at one connection.
    interface Console {

        /// Hears what is said, then waits for something to be shown.
        ///
        /// @return empty: nothing in this time, or the same tab has come again meanwhile
        Optional<Show> exchange(Heard heard, Duration wait) throws InterruptedException;
    }

    /// Empty where the connection takes no consoles, or the agent is nobody there.
    Optional<Console> of(String tenant, ConnectionId connection, AgentId agent);
}

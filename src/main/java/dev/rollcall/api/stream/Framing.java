package dev.rollcall.api.stream;

import dev.rollcall.api.http.JsonParts;
import dev.rollcall.engine.Position;
import java.util.Optional;

/// How what is told becomes bytes. Server-sent events and sockets carry the same words.
interface Framing {

    /// Sent first; `retry` says how long to wait before coming back.
    byte[] opening(long retryMillis);

    /// @param event `snapshot`, `change`, `offer` …
    /// @param position the place to resume from; none while something is incomplete
    /// @param members of the event's object, already JSON, with commas between them
    byte[] frame(String event, Optional<Position> position, JsonParts members);

    /// Shows both sides, and whoever stands between, that the other one is there.
    byte[] heartbeat();

    /// Sent last: come back after a while.
    byte[] ending(long retryMillis);
}

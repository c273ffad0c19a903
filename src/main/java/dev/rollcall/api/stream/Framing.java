package dev.rollcall.api.stream;

import dev.rollcall.engine.Position;
import java.util.List;
import java.util.Optional;

/// How what is told becomes bytes. Server-sent events and sockets carry the same words.
interface Framing {

    /// Sent first; `retry` says how long to wait before coming back.
    byte[] opening(long retryMillis);

    /// @param event `snapshot` or `change`
    /// @param position the place to resume from; none while a snapshot is incomplete
    /// @param agents views, already JSON
    /// @param tail further members, already JSON, each with a comma before it
    byte[] agents(String event, Optional<Position> position, List<byte[]> agents, String tail);

    byte[] reset(String why);

    /// Shows both sides, and whoever stands between, that the other one is there.
    byte[] heartbeat();

    /// Sent last: come back after a while.
    byte[] ending(long retryMillis);
}

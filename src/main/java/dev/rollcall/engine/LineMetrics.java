package dev.rollcall.engine;

import dev.rollcall.domain.Command.WriteOutcome;
import dev.rollcall.domain.Ids.ConnectionId;
import java.time.Duration;

/// What is measured of connections, told by whoever keeps them.
public interface LineMetrics {

    /// For those who do not measure.
    LineMetrics NONE = (_, _, _, _) -> { };

    /// A write was answered.
    ///
    /// @param lag since the hub asked for it
    void written(String tenant, ConnectionId connection, WriteOutcome outcome, Duration lag);
}

package dev.rollcall.engine;

import dev.rollcall.domain.Agent;
import dev.rollcall.domain.Ids.AgentId;
import java.time.Duration;
import java.util.List;

/// One subscriber's place in a tenant's feed. It belongs to one thread, which asks for the next
/// news and may take its time: what waits meanwhile is folded into the newest state per agent, is
/// bounded, and is given up for a [News.Reset] when it grows beyond that.
public interface Subscription extends AutoCloseable {

    /// Waits for news: at once when the feed is idle, together with what else happened within at
    /// most 50 ms when many are listening. [News.Quiet] when nothing happened for so long.
    News next(Duration timeout) throws InterruptedException;

    @Override
    void close();

    /// What a subscriber is told. Every position is one to resume from.
    sealed interface News {

        /// Everybody, as of one moment: the beginning, after a reset, and after a change of the
        /// configuration, which may have changed what every agent looks like.
        ///
        /// @param agents those the filter shows
        record Snapshot(Moment moment, List<Agent> agents) implements News {
            public Position position() {
                return moment.position();
            }
        }

        /// The newest state of those who have changed.
        ///
        /// @param moment the floor on which this is true
        /// @param updates agents the filter shows
        /// @param gone agents that were removed, or that the filter no longer shows; an agent the
        ///     subscriber never saw may be among them
        record Changed(Moment moment, List<Update> updates, List<AgentId> gone)
                implements News {
            public Position position() {
                return moment.position();
            }
        }

        /// The subscriber was too slow, or its position is unknown here. A snapshot follows.
        record Reset(Position position, String why) implements News {}

        record Quiet(Position position) implements News {}

        /// The hub is closing; there will be no more.
        record Ended(Position position) implements News {}
    }
}

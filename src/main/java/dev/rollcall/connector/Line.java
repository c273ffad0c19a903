package dev.rollcall.connector;

import dev.rollcall.domain.RoutingStatus;
import dev.rollcall.domain.configuration.Connection.OutsideStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// An open line to one outside system. Agents go by the names they have there. Safe to use from
/// several threads; every call may wait for the other side, and none waits for ever.
public interface Line extends AutoCloseable {

    /// Where their words go.
    interface Ear {

        /// Something is shown for somebody.
        void hear(String who, Said said);

        /// Somebody who could not be written to can be now.
        default void arrived(String who) {}

        /// Something may have been missed, or the line has only just begun to listen: look.
        void look();
    }

    /// One word of theirs.
    ///
    /// @param status label or id; may be empty where `online` is false
    /// @param attributes message, group, options; and the marks `event`, `version`, `origin`
    record Said(String status, boolean online, Map<String, Object> attributes) {
        public Said {
            attributes = Map.copyOf(attributes);
        }
    }

    /// What is to be shown for somebody.
    ///
    /// @param id names this wish, so that who hears it twice knows
    /// @param status empty: only what goes beside it
    /// @param beside empty: nothing
    record Wish(String id, String status, Map<String, String> attributes,
            Optional<Beside> beside) {
        public Wish {
            attributes = Map.copyOf(attributes);
        }
    }

    /// What is replicated beside the status (S1.1).
    record Beside(RoutingStatus routingStatus, boolean outOfOffice) {}

    /// What became of a wish.
    sealed interface Taken {

        /// Why it was not taken; empty if it was.
        default String why() {
            return "";
        }

        record Applied() implements Taken {}

        /// Accepted there and applied later.
        record Deferred() implements Taken {}

        /// They do not want it, and would not the next time.
        record Refused(String why) implements Taken {}

        /// Not now.
        ///
        /// @param retryAfter what they ask for; zero: nothing
        record Unreachable(String why, Duration retryAfter) implements Taken {}

        /// Not now, and it is the agent who is not there: says nothing of the system.
        record Away(String why) implements Taken {}
    }

    /// Their catalogue as it is now, asked for anew as far as it can be; empty otherwise.
    List<OutsideStatus> statuses() throws LineBroken, InterruptedException;

    /// What is shown there for these; who is unknown there is left out.
    Map<String, Said> look(Set<String> who) throws LineBroken, InterruptedException;

    /// Tells what it hears until the line is closed (then it returns) or breaks.
    void listen(Ear ear) throws LineBroken, InterruptedException;

    /// @throws LineBroken when it is not known to have been taken: as [Taken.Unreachable]
    Taken write(String who, Wish wish) throws LineBroken, InterruptedException;

    @Override
    void close();
}

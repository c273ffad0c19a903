package dev.rollcall.scenario;

import dev.rollcall.domain.Command.WriteOutcome;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.wire.document.Place;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// One step of a scenario: an act, and beside it when it happens, who does it, and whether it must
/// be refused.
///
/// @param pointer to the step in its document
/// @param at the time of day to move to first, in seconds and fractions since midnight; negative:
///     the step happens now
/// @param by who does it, as written; empty: whoever usually does it
/// @param refused the code it must be refused with; empty: it must be accepted
record Step(Place place, String pointer, Duration at, String by, String refused, Act act) {

    static final Duration NOW = Duration.ofSeconds(-1);

    /// What happens in a step.
    sealed interface Act {

        /// A command, as the HTTP API would be given it: `do` names the verb.
        record Say(Map<String, Object> command) implements Act {}

        /// Any part of the tenant's configuration, merged over what it is by then.
        record Configure(Map<String, Object> part) implements Act {}

        record Expect(List<Expectation> all) implements Act {}

        record Wait(Duration time) implements Act {}

        /// The state is rebuilt from what was written down.
        record Restart() implements Act {}

        /// From here on the outside system does this with our writes for the agent.
        record Answer(ConnectionId connection, AgentId agent, WriteOutcome outcome)
                implements Act {}

        /// From here on the outside system echoes our writes like this.
        record Echo(ConnectionId connection, Duration delay, int times) implements Act {}
    }

    boolean happensNow() {
        return at.isNegative();
    }

    boolean mustBeRefused() {
        return !refused.isEmpty();
    }
}

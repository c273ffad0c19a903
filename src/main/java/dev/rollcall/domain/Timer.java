package dev.rollcall.domain;

import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.Ids.SessionId;
import dev.rollcall.domain.Ids.WorkId;

/// What can fall due. Timers are not set or cancelled: they are read off the state ([Deadlines]),
/// so none can leak, and one whose reason is gone is gone with it.
public sealed interface Timer {

    record ChoiceEnds(AgentId agent) implements Timer {}

    record GraceEnds(AgentId agent) implements Timer {}

    record SessionLost(AgentId agent, SessionId session) implements Timer {}

    record NextStatusDue(AgentId agent) implements Timer {}

    /// The accepted work of an agent who is gone is enqueued again.
    record WorkReleased(AgentId agent) implements Timer {}

    /// What a timer of a work item is for.
    enum WorkTimer {
        OFFER_ENDS, WRAP_UP_ENDS, OVERFLOW, REOFFER, RULES_TURN, KEEPING_ENDS, LEASE_ENDS
    }

    record OfWork(WorkId work, WorkTimer what) implements Timer {}

    /// What a timer of a far side is for.
    enum SyncTimer { ECHO_WINDOW, CONTEST, RETRY, EXPIRE }

    record OfFarSide(AgentId agent, ConnectionId connection, SyncTimer what) implements Timer {}
}

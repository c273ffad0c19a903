package dev.rollcall.domain;

import dev.rollcall.domain.Ids.ActivityKind;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.Ids.ProfileId;
import dev.rollcall.domain.Ids.QueueId;
import dev.rollcall.domain.Ids.SessionId;
import dev.rollcall.domain.Ids.StatusId;
import dev.rollcall.domain.Ids.WorkId;
import dev.rollcall.domain.Ids.WorkstreamId;
import dev.rollcall.domain.configuration.AgentSettings;
import dev.rollcall.domain.configuration.Capability;
import dev.rollcall.domain.configuration.Configuration;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What somebody wants. Imperative names: the verbs of scenario files, of the HTTP API and of the
/// journal. Who asks, and when, stands in the [Request] around it.
public sealed interface Command {

    // --- The tenant

    /// The tenant's configuration and any number of agents, all or nothing.
    ///
    /// @param version the configuration version this was made from; 0: whatever it is now
    /// @param agents settings to put, each whole
    /// @param removed agents to remove
    record Configure(Configuration configuration, Map<AgentId, AgentSettings> agents,
            Set<AgentId> removed, long version) implements Command {
        public Configure {
            agents = Map.copyOf(agents);
            removed = Set.copyOf(removed);
        }
    }

    /// Agents' settings alone, the rest of the configuration untouched.
    record ConfigureAgents(Map<AgentId, AgentSettings> agents, Set<AgentId> removed)
            implements Command {
        public ConfigureAgents {
            agents = Map.copyOf(agents);
            removed = Set.copyOf(removed);
        }
    }

    /// From the timers: something is due. A late or stray one is harmless.
    record Deadline(Timer timer) implements Command {}

    // --- Presence

    /// A command about one agent.
    sealed interface OfAgent extends Command {
        AgentId agent();
    }

    record SignIn(AgentId agent, SessionId session) implements OfAgent {}

    record SignOut(AgentId agent) implements OfAgent {}

    /// A session is lost now: a closed tab, a heartbeat deadline, the network.
    record Disconnect(AgentId agent, SessionId session) implements OfAgent {}

    /// A session is heard no more from now; it is lost after the session timeout.
    record Silence(AgentId agent, SessionId session) implements OfAgent {}

    /// A silent session is heard again.
    record Heartbeat(AgentId agent, SessionId session) implements OfAgent {}

    enum When { NOW, AFTER_WORK }

    /// @param deadline for [When#AFTER_WORK]: applied then at the latest; [Claim#OPEN]: no deadline
    /// @param reason a note; personal: kept under the person's key
    record SetPresence(AgentId agent, StatusId status, Lasting lasting, When when,
            Instant deadline, String reason) implements OfAgent {}

    record CancelNext(AgentId agent) implements OfAgent {}

    record SetReady(AgentId agent, boolean ready) implements OfAgent {}

    /// Says nothing of what is left empty: that stays as it is.
    record SetCapacity(AgentId agent, Optional<Integer> units, Optional<Set<ProfileId>> profiles)
            implements OfAgent {}

    record SetCapabilities(AgentId agent, Set<Capability> capabilities) implements OfAgent {}

    record JoinQueues(AgentId agent, Set<QueueId> queues) implements OfAgent {}

    record LeaveQueues(AgentId agent, Set<QueueId> queues) implements OfAgent {}

    /// @param id tells one call from another; the kind's name if there is only one
    record StartActivity(AgentId agent, ActivityKind activity, String id, ConnectionId connection)
            implements OfAgent {}

    record EndActivity(AgentId agent, ActivityKind activity, String id, ConnectionId connection)
            implements OfAgent {}

    // --- Work

    /// A command about one work item.
    sealed interface OfWork extends Command {
        WorkId work();
    }

    /// Whether ACD routes the work: as its workstream says, or as the caller says.
    enum Acd { AS_CONFIGURED, YES, NO }

    /// @param preferred whom it is kept for, for as long as its workstream says; `NONE`: nobody
    record Enqueue(WorkId work, WorkstreamId workstream, QueueId queue, int priority,
            Map<String, Object> attributes, Acd acd, boolean inbound, AgentId preferred)
            implements OfWork {
        public Enqueue {
            attributes = Map.copyOf(attributes);
        }

        public Enqueue(WorkId work, WorkstreamId workstream, QueueId queue, int priority,
                Map<String, Object> attributes, Acd acd, boolean inbound) {
            this(work, workstream, queue, priority, attributes, acd, inbound, AgentId.NONE);
        }
    }

    /// A direct offer, or an offer of a waiting item.
    ///
    /// @param workstream may be empty for a waiting item
    /// @param kind `direct-chat`, `direct-call`, `consult`; empty for none
    /// @param force skip every gate but not-signed-in and no-capability
    record Offer(WorkId work, WorkstreamId workstream, AgentId agent, String kind, Acd acd,
            boolean force, boolean inbound) implements OfWork {}

    /// An answer to an offer.
    sealed interface ToOffer extends OfWork {

        /// Whose answer it is, so that one that comes late does not answer for somebody else;
        /// `NONE`: of whoever is offered the item now.
        AgentId agent();
    }

    record Accept(WorkId work, AgentId agent) implements ToOffer {
        public Accept(WorkId work) {
            this(work, AgentId.NONE);
        }
    }

    record Hold(WorkId work) implements OfWork {}

    record Resume(WorkId work) implements OfWork {}

    /// @param force end it now, whatever it is in: for an item that is stuck
    record Close(WorkId work, boolean force) implements OfWork {
        public Close(WorkId work) {
            this(work, false);
        }
    }

    /// Says that the item is still there, to whoever might think it forgotten.
    record Renew(WorkId work) implements OfWork {}

    /// @param by how much longer; zero: by as much as the workstream gives
    record ExtendWrapUp(WorkId work, Duration by) implements OfWork {}

    record EndWrapUp(WorkId work) implements OfWork {}

    record Cancel(WorkId work) implements OfWork {}

    /// @param then the status to be in after it; `NONE`: as the configuration says
    record Reject(WorkId work, StatusId then, AgentId agent) implements ToOffer {
        public Reject(WorkId work, StatusId then) {
            this(work, then, AgentId.NONE);
        }
    }

    /// As if the offer had timed out now.
    record Miss(WorkId work) implements OfWork {}

    /// To an agent or to a queue: the other one is `NONE`.
    record Transfer(WorkId work, AgentId agent, QueueId queue) implements OfWork {}

    // --- Synchronisation

    /// What an outside system shows for an agent.
    ///
    /// @param status label or id there; empty when only `online` is said
    record Observe(ConnectionId connection, AgentId agent, String status, boolean online,
            Map<String, Object> attributes) implements OfAgent {
        public Observe {
            attributes = Map.copyOf(attributes);
        }
    }

    /// What became of a write. `REACHABLE` is about none: somebody who could not be written to can
    /// be now, so what is desired goes out at once.
    enum WriteOutcome { APPLIED, DEFERRED, REFUSED, UNREACHABLE, REACHABLE }

    /// What became of the write in flight.
    ///
    /// @param status the one that was written; empty: whatever is in flight
    /// @param why it was not taken, in their words or the connector's; empty: nothing is said
    record WriteResult(ConnectionId connection, AgentId agent, WriteOutcome result, String status,
            String why) implements OfAgent {

        /// Their words may be a page of HTML; so much of it is enough to understand.
        private static final int WHY_MAX = 300;

        public WriteResult {
            if (why.codePointCount(0, why.length()) > WHY_MAX) {
                why = why.substring(0, why.offsetByCodePoints(0, WHY_MAX - 1)) + "…";
            }
        }
    }

    /// What an outside system shows for many agents at once.
    ///
    /// @param initial what was shown before we began: it is seen, and nothing follows from it but
    ///     the activities it means
    /// @param asked when the look began: it does not know of what we have written since;
    ///     [Instant#MAX]: it is of this moment
    record Snapshot(ConnectionId connection, Map<AgentId, String> statuses, boolean initial,
            Instant asked) implements Command {
        public Snapshot {
            statuses = Map.copyOf(statuses);
        }

        public Snapshot(ConnectionId connection, Map<AgentId, String> statuses, boolean initial) {
            this(connection, statuses, initial, Instant.MAX);
        }
    }
}

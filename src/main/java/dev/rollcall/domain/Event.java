package dev.rollcall.domain;

import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.Channel;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.Ids.ProfileId;
import dev.rollcall.domain.Ids.QueueId;
import dev.rollcall.domain.Ids.SessionId;
import dev.rollcall.domain.Ids.StatusId;
import dev.rollcall.domain.Ids.WorkId;
import dev.rollcall.domain.Ids.WorkstreamId;
import dev.rollcall.domain.configuration.AgentSettings;
import dev.rollcall.domain.configuration.AgentSettings.Capacity;
import dev.rollcall.domain.configuration.Capability;
import dev.rollcall.domain.configuration.Configuration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What has happened. Past-tense names. The journal holds these for ever: fields may be added with
/// a default, never renamed, removed or given a new meaning. All events of one decision happen at
/// the time of its request.
public sealed interface Event {

    record Configured(Configuration configuration) implements Event {}

    /// Something that happened to one agent.
    sealed interface OfAgent extends Event {
        AgentId agent();
    }

    /// The agent exists and has these settings; for a known agent they replace the old ones.
    record AgentConfigured(AgentId agent, AgentSettings settings) implements OfAgent {}

    record AgentRemoved(AgentId agent) implements OfAgent {}

    record SessionOpened(AgentId agent, SessionId session) implements OfAgent {}

    record SessionSilent(AgentId agent, SessionId session, Instant lostAt) implements OfAgent {}

    record SessionHeard(AgentId agent, SessionId session) implements OfAgent {}

    record SessionClosed(AgentId agent, SessionId session) implements OfAgent {}

    record SignedIn(AgentId agent, Cause cause) implements OfAgent {}

    /// The last session is gone; the agent may come back until `graceEnds`, that instant included.
    ///
    /// @param releaseAt when accepted work is enqueued again; [Claim#OPEN]: never
    record Lost(AgentId agent, Instant graceEnds, Instant releaseAt, Cause cause)
            implements OfAgent {}

    record Returned(AgentId agent, Cause cause) implements OfAgent {}

    record SignOutAwaited(AgentId agent, Cause cause) implements OfAgent {}

    record SignOutForgone(AgentId agent) implements OfAgent {}

    record SignedOut(AgentId agent, Instant releaseAt, Cause cause) implements OfAgent {}

    /// What the agent had accepted was taken back, as far as it can be: the agent is gone too long.
    record WorkTakenBack(AgentId agent) implements OfAgent {}

    record ClaimMade(AgentId agent, Layer layer, Claim claim) implements OfAgent {}

    record ClaimEnded(AgentId agent, Layer layer, Cause cause) implements OfAgent {}

    record ReadySet(AgentId agent, boolean ready, Cause cause) implements OfAgent {}

    record NextStatusSet(AgentId agent, NextStatus next) implements OfAgent {}

    record NextStatusDropped(AgentId agent) implements OfAgent {}

    record QueuesSet(AgentId agent, Set<QueueId> queues) implements OfAgent {}

    /// A timed status with a queue group began: these queues return when it ends.
    record QueuesHeld(AgentId agent, Set<QueueId> queues) implements OfAgent {}

    record QueuesLetGo(AgentId agent) implements OfAgent {}

    record CapacitySet(AgentId agent, Capacity capacity) implements OfAgent {}

    record CapabilitiesSet(AgentId agent, Set<Capability> capabilities) implements OfAgent {}

    record ActivityStarted(AgentId agent, Activity activity) implements OfAgent {}

    record ActivityEnded(AgentId agent, String id, ConnectionId connection) implements OfAgent {}

    record PendingOffQueueSet(AgentId agent) implements OfAgent {}

    record PendingOffQueueCleared(AgentId agent) implements OfAgent {}

    record NotRespondingSet(AgentId agent) implements OfAgent {}

    record NotRespondingCleared(AgentId agent) implements OfAgent {}

    /// The present work has begun: from here on a choice is one made during work.
    record WorkSpellBegan(AgentId agent) implements OfAgent {}

    /// Somebody chose a status during the present work.
    record ChosenDuringWork(AgentId agent) implements OfAgent {}

    /// The agent's idle time starts anew: sign-in, going on queue, the end of the last item.
    record IdleBegan(AgentId agent) implements OfAgent {}

    /// Something that happened to one work item.
    sealed interface OfWork extends Event {
        WorkId work();
    }

    /// @param kind `direct-chat`, `direct-call`, `consult`; empty for none
    /// @param reportedBy the connection that reports it; `NONE` for work of our own routing
    record WorkCreated(WorkId work, WorkstreamId workstream, Channel channel, boolean acd,
            boolean inbound, String kind, int priority, Map<String, Object> attributes, int units,
            List<ProfileId> profiles, ConnectionId reportedBy) implements OfWork {
        public WorkCreated {
            attributes = Map.copyOf(attributes);
            profiles = List.copyOf(profiles);
        }
    }

    /// It waits in the queue, at the place its age gives it.
    ///
    /// @param overflowAt when it waits in `overflowTo` too; [Claim#OPEN]: never
    record WorkEnqueued(WorkId work, QueueId queue, Instant overflowAt, QueueId overflowTo)
            implements OfWork {}

    /// It is kept for this agent, whom it is to find rather than anybody else, until then.
    record WorkKept(WorkId work, AgentId agent, Instant until) implements OfWork {}

    /// It is kept for nobody any more.
    record KeepingEnded(WorkId work) implements OfWork {}

    /// It is of an age at which a rule may answer otherwise than before.
    record RulesTurned(WorkId work) implements OfWork {}

    /// It is old enough to wait in its overflow queue too.
    record WorkOverflowed(WorkId work) implements OfWork {}

    /// Those who refused it long enough ago may be offered it again.
    record RefusalsForgotten(WorkId work) implements OfWork {}

    /// @param until the offer is missed then; [Claim#OPEN]: it does not time out here
    record WorkOffered(WorkId work, AgentId agent, Instant until, boolean forced)
            implements OfWork {}

    /// Also the success of a transfer: the item leaves its owner and is the agent's.
    record OfferAccepted(WorkId work, AgentId agent) implements OfWork {}

    record OfferMissed(WorkId work, AgentId agent) implements OfWork {}

    record OfferRejected(WorkId work, AgentId agent) implements OfWork {}

    record OfferWithdrawn(WorkId work, AgentId agent) implements OfWork {}

    record WorkHeld(WorkId work, AgentId agent) implements OfWork {}

    record WorkResumed(WorkId work, AgentId agent) implements OfWork {}

    /// Somebody said that it is still there.
    record WorkRenewed(WorkId work) implements OfWork {}

    /// Nobody has spoken for it for as long as its lease.
    ///
    /// @param agent whose it is or may become; `NONE` if nobody's
    record LeaseEnded(WorkId work, AgentId agent) implements OfWork {}

    record WrapUpBegan(WorkId work, AgentId agent, Instant until) implements OfWork {}

    record WrapUpExtended(WorkId work, AgentId agent, Instant until) implements OfWork {}

    /// Ended after somebody had it.
    record WorkClosed(WorkId work, AgentId agent) implements OfWork {}

    /// Ended before anybody had accepted it, or while nobody has it.
    record WorkCancelled(WorkId work) implements OfWork {}

    /// Its owner has given it to a queue.
    record WorkReleased(WorkId work, AgentId agent) implements OfWork {}

    /// It was taken back from an owner who is gone, or whom nobody speaks for.
    record WorkReclaimed(WorkId work, AgentId agent) implements OfWork {}

    /// Something that happened between one agent and one outside system.
    sealed interface OfFarSide extends OfAgent {
        ConnectionId connection();
    }

    /// They show this now, by a change there or by our write.
    ///
    /// @param event the id of their word; empty: it has none
    /// @param version of their word; 0: it has none
    record FarSideObserved(AgentId agent, ConnectionId connection, String status,
            Map<String, Object> attributes, String event, long version) implements OfFarSide {
        public FarSideObserved {
            attributes = Map.copyOf(attributes);
        }
    }

    /// A word that looks like the late echo of an older write of ours: somebody has to look there.
    ///
    /// @param countsAt if it is still the last word then, it is theirs
    record LateEchoSeen(AgentId agent, ConnectionId connection, String status,
            Map<String, Object> attributes, Instant countsAt) implements OfFarSide {
        public LateEchoSeen {
            attributes = Map.copyOf(attributes);
        }
    }

    /// The outbound table asks for this now.
    record FarSideAsked(AgentId agent, ConnectionId connection, FarSide.Asked asked)
            implements OfFarSide {}

    /// This is to be shown there: what the table asks for, or what they chose.
    ///
    /// @param status empty: nothing in particular
    record FarSideDesired(AgentId agent, ConnectionId connection, String status,
            Map<String, String> attributes) implements OfFarSide {
        public FarSideDesired {
            attributes = Map.copyOf(attributes);
        }
    }

    /// Why something is written.
    enum Why {
        /// The outbound table asks for something else than before.
        MAPPING,
        /// Somebody chose here, and something else shows there.
        CHOICE,
        /// They were offline when the agent came.
        SIGN_IN,
        /// The agent has gone.
        SIGN_OUT,
        /// A change there is undone.
        UNDO,
        /// An automatic status of theirs has ended and shows something else.
        AFTER_AUTOMATIC,
        /// An older write of ours has landed after all, or the newest has not.
        CORRECTION,
        /// What they showed before the work (S3.14).
        REVERT,
        /// They could not be reached.
        RETRY,
        /// The contest is over.
        RESUME
    }

    record WriteRequested(AgentId agent, ConnectionId connection, String status,
            Map<String, String> attributes, Why why) implements OfFarSide {
        public WriteRequested {
            attributes = Map.copyOf(attributes);
        }
    }

    /// A change there came before the echo of our write.
    record WriteSuperseded(AgentId agent, ConnectionId connection) implements OfFarSide {}

    record WriteConfirmed(AgentId agent, ConnectionId connection) implements OfFarSide {}

    /// @param retryAt [Claim#OPEN]: not by itself
    /// @param expiresAt the desire is dropped then; [Claim#OPEN]: never
    /// @param because what they say who did not take it; empty: nothing
    record WriteAnswered(AgentId agent, ConnectionId connection, Command.WriteOutcome outcome,
            Instant retryAt, Instant expiresAt, String because) implements OfFarSide {}

    /// Their own status, to be shown again after the sign-out.
    ///
    /// @param status empty: forgotten
    record Remembered(AgentId agent, ConnectionId connection, String status)
            implements OfFarSide {}

    /// What they show while the agent works on something, to be shown again after it.
    ///
    /// @param status empty: forgotten
    record BeforeWorkKept(AgentId agent, ConnectionId connection, String status)
            implements OfFarSide {}

    /// A choice made there has to wait.
    record ChoiceDeferred(AgentId agent, ConnectionId connection, StatusId status, Cause cause)
            implements OfFarSide {}

    /// It waits no more.
    ///
    /// @param applied false: it was dropped
    record DeferredChoiceEnded(AgentId agent, ConnectionId connection, boolean applied)
            implements OfFarSide {}

    /// They change it as often as we undo it: we write nothing until then.
    record Contested(AgentId agent, ConnectionId connection, Instant until)
            implements OfFarSide {}

    record ContestEnded(AgentId agent, ConnectionId connection) implements OfFarSide {}

    /// What is replicated beside the status.
    record Replicated(AgentId agent, ConnectionId connection, RoutingStatus routingStatus,
            boolean outOfOffice) implements OfFarSide {}

    /// The agent is not in that system any more.
    record FarSideForgotten(AgentId agent, ConnectionId connection) implements OfFarSide {}
}

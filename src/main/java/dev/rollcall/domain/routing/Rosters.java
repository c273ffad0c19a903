package dev.rollcall.domain.routing;

import dev.rollcall.domain.Command.JoinQueues;
import dev.rollcall.domain.Command.LeaveQueues;
import dev.rollcall.domain.Command.SetCapabilities;
import dev.rollcall.domain.Command.SetCapacity;
import dev.rollcall.domain.Draft;
import dev.rollcall.domain.Event.CapabilitiesSet;
import dev.rollcall.domain.Event.CapacitySet;
import dev.rollcall.domain.Event.QueuesSet;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.QueueId;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.Refusal.Code;
import dev.rollcall.domain.configuration.AgentSettings.Capacity;
import dev.rollcall.domain.presence.Refusals;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// What an agent is there for, changed while the day goes on: capacity, capabilities, queues. Work
/// in progress stays (A2.i).
public final class Rosters {

    /// `set-capacity`.
    public static Optional<Refusal> setCapacity(Draft draft, SetCapacity command) {
        var agent = draft.find(command.agent());
        if (agent.isEmpty()) return Refusals.unknown(command.agent());
        var known = draft.configuration().profiles().keySet();
        var asked = command.profiles().orElse(Set.of());
        if (!known.containsAll(asked)) {
            return Refusals.of(Code.INVALID_CONFIGURATION,
                    "expected profiles among " + known + ", found " + asked);
        }
        var before = agent.get().roster().capacity();
        var after = new Capacity(command.units().or(before::units),
                command.profiles().orElse(before.profiles()));
        if (!after.equals(before)) draft.happen(new CapacitySet(command.agent(), after));
        return Optional.empty();
    }

    /// `set-capabilities`.
    public static Optional<Refusal> setCapabilities(Draft draft, SetCapabilities command) {
        var agent = draft.find(command.agent());
        if (agent.isEmpty()) return Refusals.unknown(command.agent());
        if (!agent.get().roster().capabilities().equals(command.capabilities())) {
            draft.happen(new CapabilitiesSet(command.agent(), command.capabilities()));
        }
        return Optional.empty();
    }

    /// `join-queues`.
    public static Optional<Refusal> join(Draft draft, JoinQueues command) {
        var refusal = unknown(draft, command.agent(), command.queues());
        if (refusal.isPresent()) return refusal;
        var queues = new HashSet<>(draft.agent(command.agent()).roster().queues());
        queues.addAll(command.queues());
        put(draft, command.agent(), queues);
        return Optional.empty();
    }

    /// `leave-queues`.
    public static Optional<Refusal> leave(Draft draft, LeaveQueues command) {
        var refusal = unknown(draft, command.agent(), command.queues());
        if (refusal.isPresent()) return refusal;
        var queues = new HashSet<>(draft.agent(command.agent()).roster().queues());
        queues.removeAll(command.queues());
        put(draft, command.agent(), queues);
        return Optional.empty();
    }

    private static void put(Draft draft, AgentId id, Set<QueueId> queues) {
        if (!draft.agent(id).roster().queues().equals(queues)) {
            draft.happen(new QueuesSet(id, queues));
        }
    }

    private static Optional<Refusal> unknown(Draft draft, AgentId id, Set<QueueId> queues) {
        if (draft.find(id).isEmpty()) return Refusals.unknown(id);
        for (var queue : queues) {
            if (!draft.configuration().queues().containsKey(queue)) {
                return Refusals.of(Code.UNKNOWN_QUEUE, "no queue '" + queue + "' in this tenant");
            }
        }
        return Optional.empty();
    }

    private Rosters() {}
}

package dev.rollcall.domain.deciding;

import dev.rollcall.domain.Agent;
import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Claim;
import dev.rollcall.domain.Command.Configure;
import dev.rollcall.domain.Command.ConfigureAgents;
import dev.rollcall.domain.Draft;
import dev.rollcall.domain.Event.AgentConfigured;
import dev.rollcall.domain.Event.AgentRemoved;
import dev.rollcall.domain.Event.CapabilitiesSet;
import dev.rollcall.domain.Event.CapacitySet;
import dev.rollcall.domain.Event.ClaimMade;
import dev.rollcall.domain.Event.Configured;
import dev.rollcall.domain.Event.QueuesHeld;
import dev.rollcall.domain.Event.QueuesSet;
import dev.rollcall.domain.Event.ReadySet;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.QueueId;
import dev.rollcall.domain.Ids.StatusId;
import dev.rollcall.domain.Layer;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.Refusal.Code;
import dev.rollcall.domain.configuration.AgentSettings;
import dev.rollcall.domain.configuration.Configuration;
import dev.rollcall.domain.presence.Refusals;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// A new configuration, new agents, agents who leave: what that changes for those who are here.
/// All or nothing; nothing that somebody is in, waits in or holds can be taken away.
final class Configuring {

    private static final Cause POLICY = Cause.policy("configuration");

    static Optional<Refusal> configure(Draft draft, Configure command) {
        if (command.version() != 0 && command.version() != draft.version()) {
            return Refusals.of(Code.STALE_VERSION, "expected a change of version "
                    + draft.version() + ", found one of version " + command.version());
        }
        var next = command.configuration();
        var refusal = InUse.refusal(draft, next, command.removed())
                .or(() -> remove(draft, command.removed()))
                .or(() -> invalid(next, command.agents()));
        if (refusal.isPresent()) return refusal;
        var before = draft.configuration();
        if (!next.equals(before)) {
            draft.happen(new Configured(next));
            for (var agent : List.copyOf(draft.agents())) {
                adapt(draft, agent, before, agent.settings());
            }
        }
        putAll(draft, command.agents());
        return Optional.empty();
    }

    static Optional<Refusal> configureAgents(Draft draft, ConfigureAgents command) {
        var refusal = invalid(draft.configuration(), command.agents())
                .or(() -> remove(draft, command.removed()));
        if (refusal.isPresent()) return refusal;
        putAll(draft, command.agents());
        return Optional.empty();
    }

    private static Optional<Refusal> remove(Draft draft, Set<AgentId> removed) {
        for (var id : new TreeSet<>(removed)) {
            var agent = draft.find(id);
            if (agent.isEmpty()) return Refusals.unknown(id);
            if (!agent.get().workload().isEmpty()) {
                return Refusals.of(Code.WORK_OPEN,
                        "agent '" + id + "' still has work: expected none before removal");
            }
        }
        for (var id : new TreeSet<>(removed)) draft.happen(new AgentRemoved(id));
        return Optional.empty();
    }

    private static Optional<Refusal> invalid(
            Configuration tenant, Map<AgentId, AgentSettings> agents) {
        for (var entry : new TreeMap<>(agents).entrySet()) {
            var settings = entry.getValue();
            var wrong = References.wrong(tenant, settings);
            if (wrong.isPresent()) {
                return Refusals.of(Code.INVALID_CONFIGURATION,
                        "agent '" + entry.getKey() + "': " + wrong.get());
            }
        }
        return Optional.empty();
    }

    private static void putAll(Draft draft, Map<AgentId, AgentSettings> agents) {
        for (var entry : new TreeMap<>(agents).entrySet()) {
            put(draft, entry.getKey(), entry.getValue());
        }
    }

    private static void put(Draft draft, AgentId id, AgentSettings settings) {
        var known = draft.find(id);
        if (known.isEmpty()) {
            draft.happen(new AgentConfigured(id, settings));
            claim(draft, id, Layer.DEFAULT, draft.configuration().defaultStatusOf(settings));
            claim(draft, id, Layer.ABSENCE, draft.configuration().signedOutStatus());
        } else if (!known.get().settings().equals(settings)) {
            draft.happen(new AgentConfigured(id, settings));
            adapt(draft, draft.agent(id), draft.configuration(), known.get().settings());
        }
    }

    private static void claim(Draft draft, AgentId id, Layer layer, StatusId status) {
        draft.happen(new ClaimMade(id, layer, Claim.open(status, POLICY, draft.now())));
    }

    /// What a new word of the configuration changes for an agent; what it does not mention (a
    /// capacity set by hand, queues joined) stays.
    private static void adapt(
            Draft draft, Agent agent, Configuration before, AgentSettings said) {
        var now = draft.configuration();
        var settings = agent.settings();
        var id = agent.id();
        var status = now.defaultStatusOf(settings);
        if (!agent.claims().in(Layer.DEFAULT).orElseThrow().status().equals(status)) {
            claim(draft, id, Layer.DEFAULT, status);
        }
        var absence = agent.claims().in(Layer.ABSENCE);
        if (absence.isPresent() && !absence.get().status().equals(now.signedOutStatus())) {
            claim(draft, id, Layer.ABSENCE, now.signedOutStatus());
        }
        if (!before.capacityOf(said).equals(now.capacityOf(settings))) {
            draft.happen(new CapacitySet(id, now.capacityOf(settings)));
        }
        if (!before.capabilitiesOf(said).equals(now.capabilitiesOf(settings))) {
            draft.happen(new CapabilitiesSet(id, now.capabilitiesOf(settings)));
        }
        var queues = queues(agent, before.queuesOf(said), now.queuesOf(settings), now);
        if (!queues.equals(agent.roster().queues())) draft.happen(new QueuesSet(id, queues));
        holdOnlyKnown(draft, agent, now);
        if (before.readyToggle() != now.readyToggle()) {
            draft.happen(new ReadySet(id, !now.readyToggle(), POLICY));
        }
    }

    /// A queue that is gone is not gone back to when a timed status ends.
    private static void holdOnlyKnown(Draft draft, Agent agent, Configuration now) {
        var held = new HashSet<>(agent.roster().held());
        if (held.retainAll(now.queues().keySet())) {
            draft.happen(new QueuesHeld(agent.id(), held));
        }
    }

    /// Queues newly configured are joined, those no longer configured or gone are left.
    private static Set<QueueId> queues(
            Agent agent, Set<QueueId> before, Set<QueueId> after, Configuration now) {
        var queues = new HashSet<>(agent.roster().queues());
        for (var queue : after) if (!before.contains(queue)) queues.add(queue);
        for (var queue : before) if (!after.contains(queue)) queues.remove(queue);
        queues.retainAll(now.queues().keySet());
        return queues;
    }

    private Configuring() {}
}

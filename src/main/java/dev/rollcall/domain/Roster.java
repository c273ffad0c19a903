package dev.rollcall.domain;

import dev.rollcall.domain.Ids.QueueId;
import dev.rollcall.domain.configuration.AgentSettings.Capacity;
import dev.rollcall.domain.configuration.Capability;
import java.util.Set;

/// What the agent is there for: queues joined, capabilities, capacity.
///
/// @param held the queues to go back to when a timed status with a queue group ends
/// @param holding whether there is such a status
public record Roster(
        Set<QueueId> queues,
        Set<QueueId> held,
        boolean holding,
        Set<Capability> capabilities,
        Capacity capacity) {

    public Roster {
        queues = Set.copyOf(queues);
        held = Set.copyOf(held);
        capabilities = Set.copyOf(capabilities);
    }

    Roster queues(Set<QueueId> now) {
        return new Roster(now, held, holding, capabilities, capacity);
    }

    Roster holding(Set<QueueId> queuesBefore) {
        return new Roster(queues, queuesBefore, true, capabilities, capacity);
    }

    Roster letGo() {
        return new Roster(queues, Set.of(), false, capabilities, capacity);
    }

    Roster capabilities(Set<Capability> now) {
        return new Roster(queues, held, holding, now, capacity);
    }

    Roster capacity(Capacity now) {
        return new Roster(queues, held, holding, capabilities, now);
    }
}

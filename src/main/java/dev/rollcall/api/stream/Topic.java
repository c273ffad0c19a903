package dev.rollcall.api.stream;

/// What a stream can tell of.
public enum Topic {
    /// Agents, whole, whenever they have changed.
    AGENTS,
    /// Work items, whole but for why they wait, until they are over.
    WORK,
    /// How much there is in each queue.
    QUEUES,
    /// Offers as they are made and as they end. To an agent: the own.
    OFFERS
}

package dev.rollcall.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a decision has changed, for those who tell others of it.
///
/// @param at when it happened
/// @param configured the configuration is a new one
public record Changes(Instant at, List<AgentChange> agents, List<WorkChange> works,
        boolean configured) {

    /// Before is empty for a new agent, after for a removed one.
    public record AgentChange(Optional<Agent> before, Optional<Agent> after) {}

    /// Before is empty for a new item.
    public record WorkChange(Optional<Work> before, Work after) {}
}

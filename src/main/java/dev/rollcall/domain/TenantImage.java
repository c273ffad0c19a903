package dev.rollcall.domain;

import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.WorkId;
import dev.rollcall.domain.configuration.Configuration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A tenant at one moment, as a value: what a snapshot holds and what "the same state" means.
///
/// @param over finished items still remembered, oldest first
/// @param timers in the order in which they fall due
public record TenantImage(
        Configuration configuration,
        long version,
        long worksEver,
        long offersEver,
        Map<AgentId, Agent> agents,
        Map<WorkId, Work> works,
        List<WorkId> over,
        List<Slot> timers,
        long timersEverSet) {

    public record Slot(Timer timer, Instant due, long order) {}
}

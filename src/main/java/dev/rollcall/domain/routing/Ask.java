package dev.rollcall.domain.routing;

import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.Channel;
import dev.rollcall.domain.Ids.ProfileId;
import dev.rollcall.domain.Ids.QueueId;
import dev.rollcall.domain.Work;
import dev.rollcall.domain.Work.Nature;
import dev.rollcall.domain.configuration.Workstream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What an agent is asked to take: an item, or any queued ACD item of a workstream.
///
/// @param queues queues of which the agent must be in one; empty for direct work
/// @param queued whether it is queued work at all
/// @param kind of direct work, `transfer` included; empty for none
/// @param refusals until when agents who refused it are not asked again
/// @param now the moment of asking
public record Ask(Workstream workstream, boolean queued, Set<QueueId> queues, boolean acd,
        String kind, Map<AgentId, Instant> refusals, Optional<Work> work, Instant now) {

    /// Any queued ACD item of a workstream, in any queue of the agent's.
    static Ask anyOf(Workstream workstream, Set<QueueId> queues, Instant now) {
        return new Ask(workstream, true, queues, true, "", Map.of(), Optional.empty(), now);
    }

    /// A queued item, in the queue where it waits.
    public static Ask queued(Work work, Workstream workstream, Set<QueueId> queues, Instant now) {
        return new Ask(workstream, true, queues, work.nature().acd(), "", work.refusals(),
                Optional.of(work), now);
    }

    /// Direct work, or somebody's, offered to one agent.
    static Ask direct(Work work, Workstream workstream, String kind, Instant now) {
        return new Ask(workstream, false, Set.of(), work.nature().acd(),
                kind.isEmpty() ? work.nature().kind() : kind, work.refusals(), Optional.of(work),
                now);
    }

    Channel channel() {
        return carried().map(Nature::channel).orElseGet(workstream::channel);
    }

    int units() {
        return carried().map(Nature::units).orElseGet(workstream::units);
    }

    List<ProfileId> profiles() {
        return carried().map(Nature::profiles).orElseGet(workstream::profiles);
    }

    /// What somebody has already weighs what it weighed when it was offered; anything else weighs
    /// what its workstream says now.
    private Optional<Nature> carried() {
        return work.filter(item -> !item.owner().equals(AgentId.NONE)).map(Work::nature);
    }
}

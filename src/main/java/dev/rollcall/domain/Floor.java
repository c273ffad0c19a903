package dev.rollcall.domain;

import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.QueueId;
import dev.rollcall.domain.Ids.WorkId;
import dev.rollcall.domain.Ids.WorkstreamId;
import dev.rollcall.domain.configuration.Configuration;
import java.util.Collection;
import java.util.Optional;

/// The floor of one tenant as rules and readers see it: what is configured and what is true now.
/// Both a [Tenant] and a [Draft] of what it is about to become are floors.
public interface Floor {

    Configuration configuration();

    /// Grows with every change of the configuration or of an agent's settings.
    long version();

    Optional<Agent> find(AgentId id);

    Optional<Work> find(WorkId id);

    Collection<Agent> agents();

    Collection<Work> works();

    /// Items that are new or have changed since an earlier moment of the same floor.
    default Collection<Work> worksSince(Floor earlier) {
        return works().stream()
                .filter(work -> !earlier.find(work.id()).equals(Optional.of(work))).toList();
    }

    /// Items of a workstream that wait in a queue for us to find somebody: in line.
    Iterable<Work> waiting(QueueId queue, WorkstreamId workstream);

    /// Whether anything waits in a queue.
    boolean anyWaiting(QueueId queue);

    /// Agents who are signed in and in a queue, in no particular order.
    Collection<AgentId> present(QueueId queue);

    /// How many items, and how many offers, there have ever been.
    long worksEver();

    long offersEver();

    /// An agent that is known to exist.
    default Agent agent(AgentId id) {
        return find(id).orElseThrow(
                () -> new IllegalStateException("the rules speak of a stranger: '" + id + "'"));
    }

    /// An item that is known to exist.
    default Work work(WorkId id) {
        return find(id).orElseThrow(
                () -> new IllegalStateException("the rules speak of unknown work '" + id + "'"));
    }
}

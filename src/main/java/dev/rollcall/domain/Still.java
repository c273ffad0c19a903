package dev.rollcall.domain;

import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.QueueId;
import dev.rollcall.domain.Ids.WorkId;
import dev.rollcall.domain.Ids.WorkstreamId;
import dev.rollcall.domain.configuration.Configuration;
import java.util.Collection;
import java.util.Optional;

/// A still picture of a tenant: the floor as it was at one moment, for those who look while the
/// tenant moves on.
final class Still implements Floor {

    private final Configuration configuration;
    private final long version;
    private final Trie<AgentId, Agent> agents;
    private final Trie<WorkId, Work> works;
    private final long worksEver;
    private final long offersEver;

    Still(Configuration configuration, long version, Trie<AgentId, Agent> agents,
            Trie<WorkId, Work> works, long worksEver, long offersEver) {
        this.configuration = configuration;
        this.version = version;
        this.agents = agents;
        this.works = works;
        this.worksEver = worksEver;
        this.offersEver = offersEver;
    }

    @Override
    public Configuration configuration() {
        return configuration;
    }

    @Override
    public long version() {
        return version;
    }

    @Override
    public Optional<Agent> find(AgentId id) {
        return agents.find(id);
    }

    @Override
    public Optional<Work> find(WorkId id) {
        return works.find(id);
    }

    @Override
    public Collection<Agent> agents() {
        return agents.asMap().values();
    }

    @Override
    public Collection<Work> works() {
        return works.asMap().values();
    }

    @Override
    public Collection<Work> worksSince(Floor earlier) {
        return earlier instanceof Still other
                ? works.changedSince(other.works) : Floor.super.worksSince(earlier);
    }

    /// Found by a walk: a picture has no index of its own.
    @Override
    public Iterable<Work> waiting(QueueId queue, WorkstreamId workstream) {
        return works().stream()
                .filter(work -> work.waiting() && work.queues().contains(queue)
                        && work.nature().workstream().equals(workstream))
                .sorted(Work.IN_LINE).toList();
    }

    @Override
    public boolean anyWaiting(QueueId queue) {
        return works().stream().anyMatch(work -> work.waiting() && work.queues().contains(queue));
    }

    /// Found by a walk, as above.
    @Override
    public Collection<AgentId> present(QueueId queue) {
        return agents().stream().filter(agent -> Waiting.present(agent, queue))
                .map(Agent::id).toList();
    }

    @Override
    public long worksEver() {
        return worksEver;
    }

    @Override
    public long offersEver() {
        return offersEver;
    }
}

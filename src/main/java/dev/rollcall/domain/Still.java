package dev.rollcall.domain;

import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.Ids.WorkId;
import dev.rollcall.domain.configuration.Configuration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/// A still picture of a tenant: the floor as it was at one moment, for those who look while the
/// tenant moves on.
final class Still implements Floor {

    private final Configuration configuration;
    private final long version;
    private final Trie<AgentId, Agent> agents;
    private final Trie<WorkId, Work> works;
    private final Set<ConnectionId> unreachable;

    Still(Configuration configuration, long version, Trie<AgentId, Agent> agents,
            Trie<WorkId, Work> works, Set<ConnectionId> unreachable) {
        this.configuration = configuration;
        this.version = version;
        this.agents = agents;
        this.works = works;
        this.unreachable = unreachable;
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
    public boolean reachable(ConnectionId connection) {
        return !unreachable.contains(connection);
    }
}

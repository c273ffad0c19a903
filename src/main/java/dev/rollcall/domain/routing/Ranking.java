package dev.rollcall.domain.routing;

import dev.rollcall.domain.Agent;
import dev.rollcall.domain.Derived;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.QueueId;
import dev.rollcall.domain.Ids.WorkstreamId;
import dev.rollcall.domain.Tenant;
import dev.rollcall.domain.configuration.Workstream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/// The agents of a queue who may be offered work of a workstream, the best first: what makes an
/// assignment cost the logarithm of the queue and not its length.
///
/// Changes are only noted when they happen, in a log; a ranking reads on in it when somebody asks.
/// So a change of presence costs one entry, however many queues and workstreams there are.
final class Ranking implements Derived {

    /// Below this a log is never cut: rankings of small tenants need not be made anew.
    private static final int LOG_MIN = 1_024;

    private record Key(QueueId queue, WorkstreamId workstream, boolean acd) {}

    /// @param ranked by the method of the workstream
    /// @param known the record under which each agent was ranked
    private record Ranked(TreeSet<Agent> ranked, Map<AgentId, Agent> known) {}

    private final Tenant tenant;
    private final Map<Key, Ranked> rankings = new HashMap<>();
    private final Map<Key, Integer> read = new HashMap<>();
    private final List<AgentId> log = new ArrayList<>();

    Ranking(Tenant tenant) {
        this.tenant = tenant;
    }

    /// Who may be offered it, the best first, as of the tenant now.
    NavigableSet<Agent> of(QueueId queue, Workstream workstream, boolean acd) {
        var key = new Key(queue, workstream.id(), acd);
        var ranking = rankings.get(key);
        if (ranking == null) {
            ranking = new Ranked(new TreeSet<>(Method.of(workstream)), new HashMap<>());
            rankings.put(key, ranking);
            for (var id : tenant.present(queue)) rank(ranking, key, workstream, id);
        } else {
            for (var id : log.subList(read.getOrDefault(key, 0), log.size())) {
                rank(ranking, key, workstream, id);
            }
        }
        read.put(key, log.size());
        return Collections.unmodifiableNavigableSet(ranking.ranked());
    }

    /// An agent who has changed often since stands in the log as often, and is ranked once.
    @SuppressWarnings("ReferenceEquality") // the same record has the same rank
    private void rank(Ranked ranking, Key key, Workstream workstream, AgentId id) {
        var found = tenant.find(id);
        var old = ranking.known().get(id);
        if (old != null) {
            if (found.isPresent() && found.get() == old) return;
            ranking.known().remove(id);
            ranking.ranked().remove(old);
        }
        if (found.isEmpty()) return;
        var agent = found.get();
        if (agent.signedIn() && agent.roster().queues().contains(key.queue())
                && Gates.eligible(tenant, agent, workstream, key.acd())) {
            ranking.known().put(id, agent);
            ranking.ranked().add(agent);
        }
    }

    @Override
    public void moved(Optional<Agent> before, Optional<Agent> after) {
        if (rankings.isEmpty()) return;
        if (log.size() >= LOG_MIN && log.size() > 2 * tenant.agents().size()) forget();
        log.add(after.or(() -> before).orElseThrow().id());
    }

    @Override
    public void forget() {
        rankings.clear();
        read.clear();
        log.clear();
    }
}

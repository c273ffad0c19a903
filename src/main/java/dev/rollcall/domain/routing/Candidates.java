package dev.rollcall.domain.routing;

import dev.rollcall.domain.Agent;
import dev.rollcall.domain.Draft;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Tenant;
import dev.rollcall.domain.Work;
import dev.rollcall.domain.configuration.Workstream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/// The agents to ask about one waiting item, the best first: those ranked in the tenant, with those
/// that this request has touched at the place they have now.
final class Candidates implements Iterator<Agent> {

    private final Draft draft;
    private final Comparator<Agent> order;
    private final List<Iterator<Agent>> sources = new ArrayList<>(3);
    private final List<Optional<Agent>> heads = new ArrayList<>(3);

    Candidates(Draft draft, Work work, Workstream workstream) {
        this.draft = draft;
        this.order = Method.of(workstream);
        var touched = new ArrayList<Agent>(draft.touchedAgents().size());
        draft.touchedAgents().values().forEach(agent -> agent.ifPresent(touched::add));
        touched.sort(order);
        add(touched.iterator(), true);
        if (draft.configured()) addEverybody(work);
        else draft.tenant().ifPresent(tenant -> addRanked(tenant, work, workstream));
    }

    private void addRanked(Tenant tenant, Work work, Workstream workstream) {
        var ranking = tenant.derived(Ranking.class, () -> new Ranking(tenant));
        for (var queue : work.queues()) {
            add(ranking.of(queue, workstream, work.nature().acd()).iterator(), false);
        }
    }

    /// The ranking below knows nothing of what has just changed for everybody: a walk, and rare.
    private void addEverybody(Work work) {
        var present = new LinkedHashSet<AgentId>();
        for (var queue : work.queues()) present.addAll(draft.present(queue));
        add(present.stream().map(draft::agent).sorted(order).iterator(), false);
    }

    private void add(Iterator<Agent> source, boolean touched) {
        sources.add(source);
        heads.add(touched ? first(source) : firstUntouched(source));
    }

    private static Optional<Agent> first(Iterator<Agent> source) {
        return source.hasNext() ? Optional.of(source.next()) : Optional.empty();
    }

    private Optional<Agent> firstUntouched(Iterator<Agent> source) {
        while (source.hasNext()) {
            var agent = source.next();
            if (!draft.touchedAgents().containsKey(agent.id())) return Optional.of(agent);
        }
        return Optional.empty();
    }

    @Override
    public boolean hasNext() {
        return heads.stream().anyMatch(Optional::isPresent);
    }

    @Override
    public Agent next() {
        var best = -1;
        for (var i = 0; i < heads.size(); i++) {
            if (heads.get(i).isEmpty()) continue;
            if (best < 0 || order.compare(heads.get(i).get(), heads.get(best).get()) < 0) best = i;
        }
        if (best < 0) throw new NoSuchElementException("no candidate is left");
        var agent = heads.get(best).get();
        var source = sources.get(best);
        heads.set(best, best == 0 ? first(source) : firstUntouched(source));
        return draft.find(agent.id()).orElse(agent);
    }
}

package dev.rollcall.domain;

import dev.rollcall.domain.Event.AgentConfigured;
import dev.rollcall.domain.Event.AgentRemoved;
import dev.rollcall.domain.Event.Configured;
import dev.rollcall.domain.Event.OfAgent;
import dev.rollcall.domain.Event.OfWork;
import dev.rollcall.domain.Event.WorkCreated;
import dev.rollcall.domain.Event.WorkOffered;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.QueueId;
import dev.rollcall.domain.Ids.WorkId;
import dev.rollcall.domain.Ids.WorkstreamId;
import dev.rollcall.domain.configuration.Configuration;
import dev.rollcall.domain.configuration.Workstream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// A tenant as it is about to become: the floor below, and over it the few things that the events
/// of one request have touched. Rules make events happen here one after the other and see at once
/// what each has made true; the tenant itself stays as it is until the engine says so.
public final class Draft implements Floor {

    private final Floor below;
    private final Instant now;
    private final List<Event> events = new ArrayList<>(4);
    private final Map<AgentId, Optional<Agent>> agents = new LinkedHashMap<>(4);
    private Map<WorkId, Work> works = Map.of();
    private Optional<Agent> lookedUp = Optional.empty();
    private Configuration configuration;
    private boolean configured;
    private long worksEver;
    private long offersEver;
    private long version;

    public Draft(Floor below, Instant now) {
        this.below = below;
        this.now = now;
        this.configuration = below.configuration();
        this.version = below.version();
        this.worksEver = below.worksEver();
        this.offersEver = below.offersEver();
    }

    /// The time of the request.
    public Instant now() {
        return now;
    }

    /// Everything that has happened so far, in order.
    public List<Event> events() {
        return events;
    }

    /// What has happened after the first so many events, as it was when somebody asked.
    public List<Event> eventsAfter(int many) {
        return events.size() == many + 1 ? List.of(events.getLast())
                : List.copyOf(events.subList(many, events.size()));
    }

    /// Makes an event happen.
    public void happen(Event event) {
        events.add(event);
        switch (event) {
            case Configured(var next) -> takeUp(next);
            case OfAgent ofAgent -> evolve(ofAgent);
            case OfWork ofWork -> evolve(ofWork);
        }
    }

    private void evolve(OfAgent event) {
        if (event instanceof AgentConfigured || event instanceof AgentRemoved) version++;
        if (event instanceof AgentRemoved) {
            agents.put(event.agent(), Optional.empty());
            return;
        }
        var known = find(event.agent());
        if (known.isEmpty() && event instanceof AgentConfigured configured) {
            agents.put(event.agent(),
                    Optional.of(AgentEvolution.born(configured, configuration, now)));
            return;
        }
        agents.put(event.agent(),
                Optional.of(AgentEvolution.after(agent(event.agent()), event, now)));
    }

    private void evolve(OfWork event) {
        if (event instanceof WorkCreated created) {
            put(WorkEvolution.born(created, ++worksEver, now));
            return;
        }
        var before = work(event.work());
        var after = WorkEvolution.after(before, event, workstreamOf(before), now);
        put(after);
        seat(before.owner(), after);
        seat(before.offeredTo(), after);
        seat(after.owner(), after);
        seat(after.offeredTo(), after);
        if (event instanceof WorkOffered(_, var agent, _, _)) {
            var offered = agent(agent);
            agents.put(agent,
                    Optional.of(offered.with(offered.standing().lastOffer(++offersEver))));
        }
    }

    /// An open item keeps its workstream: a configuration that takes it away is refused. One that
    /// is over may have lost it.
    private Workstream workstreamOf(Work work) {
        return configuration.workstream(work.nature().workstream()).orElseGet(
                () -> Workstream.gone(work.nature().workstream(), work.nature().channel()));
    }

    /// What is open goes on as the new configuration has it.
    private void takeUp(Configuration next) {
        configuration = next;
        configured = true;
        version++;
        for (var work : List.copyOf(works())) {
            if (work.state().over()) continue;
            var after = WorkEvolution.under(work, workstreamOf(work), now);
            if (!after.equals(work)) put(after);
        }
    }

    private void put(Work work) {
        if (works.isEmpty()) works = new LinkedHashMap<>(4);
        works.put(work.id(), work);
    }

    /// Keeps the agent's side of an item in step with the item.
    private void seat(AgentId id, Work work) {
        if (id.equals(AgentId.NONE)) return;
        find(id).ifPresent(agent -> agents.put(id,
                Optional.of(agent.with(agent.workload().with(work.id(), work.partOf(id))))));
    }

    /// The agent as it was before this request; empty if there was none. Most requests are about
    /// one agent, and every rule asks for it: it is looked up once.
    public Optional<Agent> before(AgentId id) {
        if (lookedUp.isPresent() && lookedUp.get().id().equals(id)) return lookedUp;
        lookedUp = below.find(id);
        return lookedUp;
    }

    /// The item as it was before this request; empty if there was none.
    public Optional<Work> before(WorkId id) {
        return below.find(id);
    }

    /// The agents touched so far, in the order in which they were; empty for a removed one.
    public Map<AgentId, Optional<Agent>> touchedAgents() {
        return agents;
    }

    /// Their ids, as they were when somebody asked: for who touches more of them on the way.
    public List<AgentId> touchedIds() {
        return agents.size() == 1 ? List.of(agents.keySet().iterator().next())
                : List.copyOf(agents.keySet());
    }

    public Map<WorkId, Work> touchedWorks() {
        return works;
    }

    /// The configuration as it was before this request.
    public Configuration configurationBefore() {
        return below.configuration();
    }

    /// Whether there is a new configuration, on which every agent's gates depend: what is derived
    /// from the tenant below is stale then.
    public boolean configured() {
        return configured;
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
        var touched = agents.get(id);
        return touched != null ? touched : before(id);
    }

    @Override
    public Optional<Work> find(WorkId id) {
        var touched = works.get(id);
        return touched != null ? Optional.of(touched) : below.find(id);
    }

    /// All agents as they are in this draft. A walk over the whole floor: for rare requests only.
    @Override
    public Collection<Agent> agents() {
        if (agents.isEmpty()) return below.agents();
        var all = new LinkedHashMap<AgentId, Agent>();
        for (var agent : below.agents()) all.put(agent.id(), agent);
        agents.forEach((id, agent) -> agent.ifPresentOrElse(now -> all.put(id, now),
                () -> all.remove(id)));
        return all.values();
    }

    @Override
    public Collection<Work> works() {
        if (works.isEmpty()) return below.works();
        var all = new LinkedHashMap<WorkId, Work>();
        for (var work : below.works()) all.put(work.id(), work);
        all.putAll(works);
        return all.values();
    }

    @Override
    public long worksEver() {
        return worksEver;
    }

    @Override
    public long offersEver() {
        return offersEver;
    }

    /// Those below but for what this draft has touched: what begins to wait in it is looked at on
    /// its own.
    @Override
    public Iterable<Work> waiting(QueueId queue, WorkstreamId workstream) {
        var all = below.waiting(queue, workstream);
        if (works.isEmpty()) return all;
        return () -> StreamSupport.stream(all.spliterator(), false)
                .filter(work -> !works.containsKey(work.id())).iterator();
    }

    @Override
    public boolean anyWaiting(QueueId queue) {
        return below.anyWaiting(queue);
    }

    @Override
    public Collection<AgentId> present(QueueId queue) {
        if (agents.isEmpty()) return below.present(queue);
        var present = new LinkedHashSet<>(below.present(queue));
        agents.forEach((id, agent) -> {
            if (agent.filter(now -> Waiting.present(now, queue)).isPresent()) present.add(id);
            else present.remove(id);
        });
        return present;
    }

    /// The tenant below, with what is derived from it; empty where the floor below is a picture.
    public Optional<Tenant> tenant() {
        return below instanceof Tenant tenant ? Optional.of(tenant) : Optional.empty();
    }
}

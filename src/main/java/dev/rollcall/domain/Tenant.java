package dev.rollcall.domain;

import dev.rollcall.domain.Changes.AgentChange;
import dev.rollcall.domain.Changes.WorkChange;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.QueueId;
import dev.rollcall.domain.Ids.WorkId;
import dev.rollcall.domain.Ids.WorkstreamId;
import dev.rollcall.domain.configuration.Configuration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// One contact-centre organisation: all its agents, its work and what falls due. Held by one
/// writer and moved forward in place by [#evolve]; the records inside are immutable, so what was
/// handed out stays true of its moment.
public final class Tenant implements Floor {

    /// Items that are over are remembered so that questions about them have an answer; this many.
    /// A judgement: a busy hour of a large centre, some five megabytes.
    private static final int OVER_MAX = 10_000;

    private final Trie<AgentId, Agent> agents = new Trie<>();
    private final Trie<WorkId, Work> works = new Trie<>();
    private final Set<WorkId> over = new LinkedHashSet<>();
    private final Timers timers = new Timers();
    private final Waiting waiting = new Waiting();
    private final Map<Class<?>, Derived> derived = new HashMap<>(2);
    private Configuration configuration;
    private long version;
    private long worksEver;
    private long offersEver;

    /// A tenant in which nothing has happened yet.
    public Tenant(Configuration configuration) {
        this.configuration = configuration;
    }

    /// Makes events true and says what that changed.
    public Changes evolve(Instant at, List<Event> events) {
        var draft = new Draft(this, at);
        for (var event : events) draft.happen(event);
        return take(draft);
    }

    private Changes take(Draft draft) {
        configuration = draft.configuration();
        version = draft.version();
        worksEver = draft.worksEver();
        offersEver = draft.offersEver();
        if (draft.configured()) derived.values().forEach(Derived::forget);
        var changedAgents = new ArrayList<AgentChange>(draft.touchedAgents().size());
        draft.touchedAgents().forEach((id, after) -> {
            var before = after.isPresent() ? agents.put(id, after.get()) : agents.remove(id);
            moveTimers(before, after);
            waiting.moved(before, after);
            for (var one : derived.values()) one.moved(before, after);
            changedAgents.add(new AgentChange(before, after));
        });
        var changedWorks = new ArrayList<WorkChange>(draft.touchedWorks().size());
        draft.touchedWorks().forEach((id, after) -> {
            var before = works.put(id, after);
            timers.move(before.map(Deadlines::of).orElse(List.of()), Deadlines.of(after));
            waiting.moved(before, after);
            rememberIfOver(after);
            changedWorks.add(new WorkChange(before, after));
        });
        return new Changes(draft.now(), changedAgents, changedWorks,
                draft.configured());
    }

    private void moveTimers(Optional<Agent> before, Optional<Agent> after) {
        if (before.isPresent() && after.isPresent()
                && !Deadlines.mayDiffer(before.get(), after.get())) {
            return;
        }
        timers.move(before.map(Deadlines::of).orElse(List.of()),
                after.map(Deadlines::of).orElse(List.of()));
    }

    private void rememberIfOver(Work work) {
        over.remove(work.id());
        if (!work.state().over()) return;
        over.add(work.id());
        if (over.size() > OVER_MAX) {
            var oldest = over.iterator().next();
            over.remove(oldest);
            works.remove(oldest);
        }
    }

    /// What falls due next, and when.
    public Optional<Due> nextDue() {
        return timers.next().map(slot -> new Due(slot.timer(), slot.due()));
    }

    public record Due(Timer timer, Instant at) {}

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
    public Iterable<Work> waiting(QueueId queue, WorkstreamId workstream) {
        return waiting.items(queue, workstream);
    }

    @Override
    public boolean anyWaiting(QueueId queue) {
        return waiting.any(queue);
    }

    /// What a room keeps beside this tenant, made when it is first asked for.
    public <T extends Derived> T derived(Class<T> type, Supplier<T> make) {
        return type.cast(derived.computeIfAbsent(type, _ -> make.get()));
    }

    @Override
    public Collection<AgentId> present(QueueId queue) {
        return waiting.agents(queue);
    }

    @Override
    public long worksEver() {
        return worksEver;
    }

    @Override
    public long offersEver() {
        return offersEver;
    }

    /// The floor at this moment, to be looked at while the tenant moves on. It costs nothing.
    public Floor still() {
        return new Still(configuration, version, agents.keep(), works.keep(), worksEver,
                offersEver);
    }

    /// The whole tenant at this moment, to be written down or compared. Cheap: agents and items
    /// are shared, only the timers and the list of what is over are copied.
    public TenantImage image() {
        return new TenantImage(configuration, version, worksEver, offersEver,
                agents.keep().asMap(), works.keep().asMap(), List.copyOf(over),
                timers.all().stream().map(slot ->
                        new TenantImage.Slot(slot.timer(), slot.due(), slot.order())).toList(),
                timers.order());
    }

    /// The tenant an image was taken of.
    public static Tenant of(TenantImage image) {
        var tenant = new Tenant(image.configuration());
        tenant.version = image.version();
        tenant.worksEver = image.worksEver();
        tenant.offersEver = image.offersEver();
        image.agents().forEach((id, agent) -> {
            tenant.agents.put(id, agent);
            tenant.waiting.moved(Optional.empty(), Optional.of(agent));
        });
        image.works().forEach((id, work) -> {
            tenant.works.put(id, work);
            tenant.waiting.moved(Optional.empty(), work);
        });
        tenant.over.addAll(image.over());
        tenant.timers.restore(image.timers().stream().map(slot ->
                new Timers.Slot(slot.timer(), slot.due(), slot.order())).toList(),
                image.timersEverSet());
        return tenant;
    }
}

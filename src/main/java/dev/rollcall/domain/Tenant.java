package dev.rollcall.domain;

import dev.rollcall.domain.Changes.AgentChange;
import dev.rollcall.domain.Changes.WorkChange;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.Ids.WorkId;
import dev.rollcall.domain.configuration.Configuration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One contact-centre organisation: all its agents, its work and what falls due. Held by one
/// writer and moved forward in place by [#evolve]; the records inside are immutable, so what was
/// handed out stays true of its moment.
public final class Tenant implements Floor {

    /// Items that are over are remembered so that questions about them have an answer; this many.
    /// A judgement: a busy hour of a large centre, some five megabytes.
    private static final int OVER_MAX = 10_000;

    private final Map<AgentId, Agent> agents = new HashMap<>();
    private final Map<WorkId, Work> works = new HashMap<>();
    private final Set<WorkId> over = new LinkedHashSet<>();
    private final Set<ConnectionId> unreachable = new HashSet<>();
    private final Timers timers = new Timers();
    private Configuration configuration;
    private long version;

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
        draft.touchedConnections().forEach((connection, reachable) -> {
            if (reachable) unreachable.remove(connection);
            else unreachable.add(connection);
        });
        var changedAgents = new ArrayList<AgentChange>(draft.touchedAgents().size());
        draft.touchedAgents().forEach((id, after) -> {
            var before = Optional.ofNullable(
                    after.isPresent() ? agents.put(id, after.get()) : agents.remove(id));
            moveTimers(before, after);
            changedAgents.add(new AgentChange(before, after));
        });
        var changedWorks = new ArrayList<WorkChange>(draft.touchedWorks().size());
        draft.touchedWorks().forEach((id, after) -> {
            var before = Optional.ofNullable(works.put(id, after));
            timers.move(before.map(Deadlines::of).orElse(List.of()), Deadlines.of(after));
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
        return Optional.ofNullable(agents.get(id));
    }

    @Override
    public Optional<Work> find(WorkId id) {
        return Optional.ofNullable(works.get(id));
    }

    @Override
    public Collection<Agent> agents() {
        return Collections.unmodifiableCollection(agents.values());
    }

    @Override
    public Collection<Work> works() {
        return Collections.unmodifiableCollection(works.values());
    }

    @Override
    public boolean reachable(ConnectionId connection) {
        return !unreachable.contains(connection);
    }

    /// The whole tenant at this moment, to be written down or compared. Cheap: the records are
    /// shared, only the lists of them are copied.
    public TenantImage image() {
        return new TenantImage(configuration, version, Map.copyOf(agents), Map.copyOf(works),
                List.copyOf(over), Set.copyOf(unreachable),
                timers.all().stream().map(slot ->
                        new TenantImage.Slot(slot.timer(), slot.due(), slot.order())).toList(),
                timers.order());
    }

    /// The tenant an image was taken of.
    public static Tenant of(TenantImage image) {
        var tenant = new Tenant(image.configuration());
        tenant.version = image.version();
        tenant.agents.putAll(image.agents());
        tenant.works.putAll(image.works());
        tenant.over.addAll(image.over());
        tenant.unreachable.addAll(image.unreachable());
        tenant.timers.restore(image.timers().stream().map(slot ->
                new Timers.Slot(slot.timer(), slot.due(), slot.order())).toList(),
                image.timersEverSet());
        return tenant;
    }
}

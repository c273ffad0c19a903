package dev.rollcall.engine;

import dev.rollcall.domain.Changes;
import dev.rollcall.domain.Event;
import dev.rollcall.domain.Event.Configured;
import dev.rollcall.domain.Tenant;
import dev.rollcall.domain.Timer;
import dev.rollcall.domain.deciding.TenantDecider;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Everything of a shard that is a fold of its journal: the tenants, how late it is, what falls
/// due, which command ids were used. Life and replay move it forward by the same method, so they
/// cannot come to different ends. Held by one writer, who is ahead of the journal by the commit it
/// is about to make; if that fails the ledger is thrown away and read again.
final class Ledger {

    /// No time at all: before everything that can fall due.
    private static final long NEVER = Long.MAX_VALUE;

    /// One tenant's place in the ledger.
    static final class Desk {
        private final String name;
        private final Tenant tenant;
        private long latest;
        private long due = NEVER;

        private Desk(String name, Tenant tenant, long latest) {
            this.name = name;
            this.tenant = tenant;
            this.latest = latest;
        }

        String name() {
            return name;
        }

        Tenant tenant() {
            return tenant;
        }

        /// The time of the newest entry. No later one may be earlier.
        long latest() {
            return latest;
        }
    }

    /// A timer whose time has come.
    ///
    /// @param at when it was due; later only if the tenant is later already
    record Overdue(Desk desk, Timer timer, Instant at) {}

    private final TenantDecider decider = new TenantDecider();
    private final Map<String, Desk> desks = new HashMap<>();
    private final TreeSet<Desk> waiting = new TreeSet<>(
            Comparator.<Desk>comparingLong(desk -> desk.due).thenComparing(Desk::name));
    private final CommandIds ids;
    private long sequence;
    private long latest;

    Ledger(Limits limits) {
        this(new CommandIds(limits.commandIds(), limits.commandIdsKept().toMillis()), 0);
    }

    Ledger(CommandIds ids, long sequence) {
        this.ids = ids;
        this.sequence = sequence;
    }

    /// An entry happens: the next one, in this tenant. The first entry of a tenant configures it.
    Changes enter(String tenant, Instant at, String actor, String commandId, List<Event> events) {
        var known = desks.get(tenant);
        var desk = known != null ? known : begin(tenant, events);
        var changes = decider.evolve(desk.tenant, at, events);
        sequence++;
        desk.latest = Math.max(desk.latest, at.toEpochMilli());
        latest = Math.max(latest, desk.latest);
        if (!commandId.isEmpty()) {
            ids.put(CommandIds.print(tenant, actor, commandId), sequence, at.toEpochMilli());
        }
        await(desk);
        return changes;
    }

    private Desk begin(String tenant, List<Event> events) {
        if (events.isEmpty() || !(events.getFirst() instanceof Configured(var configuration))) {
            throw new IllegalStateException("the first entry of the tenant '" + tenant
                    + "' has to begin with its configuration, but begins with "
                    + (events.isEmpty() ? "nothing" : events.getFirst()));
        }
        return seat(tenant, new Tenant(configuration), 0);
    }

    /// A tenant takes its place, as it was when a snapshot was taken.
    Desk seat(String tenant, Tenant state, long latestThere) {
        var desk = new Desk(tenant, state, latestThere);
        desks.put(tenant, desk);
        latest = Math.max(latest, latestThere);
        await(desk);
        return desk;
    }

    private void await(Desk desk) {
        var due = desk.tenant.nextDue().map(next -> next.at().toEpochMilli()).orElse(NEVER);
        if (due == desk.due) return;
        if (desk.due != NEVER) waiting.remove(desk);
        desk.due = due;
        if (due != NEVER) waiting.add(desk);
    }

    /// What is due now, the longest overdue first.
    Optional<Overdue> overdue(long now) {
        if (waiting.isEmpty() || waiting.first().due > now) return Optional.empty();
        var desk = waiting.first();
        var due = desk.tenant.nextDue().orElseThrow();
        return Optional.of(new Overdue(desk, due.timer(),
                Instant.ofEpochMilli(Math.max(desk.due, desk.latest))));
    }

    /// When something falls due next, in milliseconds; the end of time if nothing does.
    long nextDue() {
        return waiting.isEmpty() ? NEVER : waiting.first().due;
    }

    Optional<Desk> find(String tenant) {
        return Optional.ofNullable(desks.get(tenant));
    }

    Collection<Desk> desks() {
        return desks.values();
    }

    CommandIds ids() {
        return ids;
    }

    /// The sequence of the last entry that has happened.
    long sequence() {
        return sequence;
    }

    /// The time of the newest entry of all.
    long latest() {
        return latest;
    }
}

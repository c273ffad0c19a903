package dev.rollcall.domain;

import dev.rollcall.decider.Decision;
import dev.rollcall.domain.Command.ConfigureAgents;
import dev.rollcall.domain.Command.Deadline;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.configuration.AgentSettings;
import dev.rollcall.domain.configuration.Configuration;
import dev.rollcall.domain.deciding.TenantDecider;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A tenant that lives in virtual time, for properties: it takes commands, lets timers fire at
/// their own instants, keeps the events, and after every decision asks whether the law still holds.
public final class Life implements RandomCommands.Place {

    /// What was asked, and what came of it.
    public record Page(Request request, List<Event> events) {}

    private final TenantImage beginning;
    private final TenantDecider decider = new TenantDecider();
    private final List<Page> journal = new ArrayList<>();
    private Tenant tenant;
    private Instant now;

    /// Goes on from there.
    public Life(TenantImage beginning, Instant now) {
        this.beginning = beginning;
        this.tenant = Tenant.of(beginning);
        this.now = now;
    }

    Life(Configuration configuration, int agents, AgentSettings settings) {
        this(new Tenant(configuration).image(), Instant.parse("2026-01-05T09:00:00Z"));
        var all = new LinkedHashMap<AgentId, AgentSettings>();
        for (var i = 0; i < agents; i++) all.put(RandomCommands.agent(i), settings);
        ask(new ConfigureAgents(all, Set.of()), Cause.API);
    }

    public Tenant tenant() {
        return tenant;
    }

    @Override
    public Floor floor() {
        return tenant;
    }

    @Override
    public Instant now() {
        return now;
    }

    /// What was refused, if it was.
    public Optional<Refusal> ask(Command command, Cause by) {
        return decide(new Request(command, by, now));
    }

    @Override
    public void take(Command command, Cause by) {
        ask(command, by);
    }

    /// Time passes; what falls due fires, each at its own instant.
    @Override
    public void pass(Duration time) {
        var until = now.plus(time);
        for (var due = tenant.nextDue(); due.isPresent() && !due.get().at().isAfter(until);
                due = tenant.nextDue()) {
            if (due.get().at().isAfter(now)) now = due.get().at();
            var timer = due.get();
            decide(new Request(new Deadline(timer.timer()), Cause.timer("due"), timer.at()));
            if (tenant.nextDue().equals(due)) {
                throw new AssertionError("a timer fires for ever: " + timer);
            }
        }
        now = until;
    }

    private Optional<Refusal> decide(Request request) {
        return switch (decider.decide(tenant, request)) {
            case Decision.Refused(var why) -> Optional.of(why);
            case Decision.Accepted(var events) -> {
                Law.checkOffers(tenant, request.at(), events);
                tenant.evolve(request.at(), events);
                journal.add(new Page(request, events));
                Law.check(tenant);
                yield Optional.empty();
            }
        };
    }

    /// Everything that happened, in order.
    public List<Page> pages() {
        return List.copyOf(journal);
    }

    int events() {
        return journal.stream().mapToInt(page -> page.events().size()).sum();
    }

    /// Forgets everything but the journal.
    TenantImage replayed() {
        var fresh = Tenant.of(beginning);
        for (var page : journal) fresh.evolve(page.request().at(), page.events());
        return fresh.image();
    }

    /// Goes on from a snapshot of itself.
    void restart() {
        tenant = Tenant.of(tenant.image());
    }
}

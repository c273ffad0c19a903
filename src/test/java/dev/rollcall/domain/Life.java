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
import java.util.Map;
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
    private final Instant born;
    private Instant now;
    private Instant decided = Instant.MIN;

    /// Goes on from there.
    public Life(TenantImage beginning, Instant now) {
        this.beginning = beginning;
        this.tenant = Tenant.of(beginning);
        this.born = now;
        this.now = now;
    }

    Life(Configuration configuration, int agents, AgentSettings settings) {
        this(configuration, alike(agents, settings));
    }

    Life(Configuration configuration, Map<AgentId, AgentSettings> agents) {
        this(new Tenant(configuration).image(), Instant.parse("2026-01-05T09:00:00Z"));
        ask(new ConfigureAgents(agents, Set.of()), Cause.API);
    }

    private static Map<AgentId, AgentSettings> alike(int agents, AgentSettings settings) {
        var all = new LinkedHashMap<AgentId, AgentSettings>();
        for (var i = 0; i < agents; i++) all.put(RandomCommands.agent(i), settings);
        return all;
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
            var timer = due.get();
            if (timer.at().isBefore(decided) && !timer.at().isBefore(born)) {
                throw new AssertionError("a timer falls due before what happened already, at "
                        + decided + ": " + timer);
            }
            if (timer.at().isAfter(now)) now = timer.at();
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
                var before = tenant.still();
                var alone = alone(request);
                tenant.evolve(request.at(), events);
                Law.checkOffers(before, request, events, alone);
                journal.add(new Page(request, events));
                if (!events.isEmpty()) decided = request.at();
                Law.check(tenant);
                if (nothingDue(request.at())) Law.checkRest(tenant, request.at());
                yield Optional.empty();
            }
        };
    }

    /// Nothing else falls due at the time of a timer.
    private boolean alone(Request request) {
        return !(request.command() instanceof Deadline(var timer)) || tenant.image().timers()
                .stream().noneMatch(slot -> !slot.due().isAfter(request.at())
                        && !slot.timer().equals(timer));
    }

    private boolean nothingDue(Instant at) {
        return tenant.nextDue().filter(due -> !due.at().isAfter(at)).isEmpty();
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

package dev.rollcall.engine;

import dev.rollcall.decider.Decision.Accepted;
import dev.rollcall.decider.Decision.Refused;
import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Command.Configure;
import dev.rollcall.domain.Command.Deadline;
import dev.rollcall.domain.Event;
import dev.rollcall.domain.Event.Configured;
import dev.rollcall.domain.Request;
import dev.rollcall.domain.Tenant;
import dev.rollcall.domain.deciding.TenantDecider;
import dev.rollcall.engine.Batch.Happened;
import dev.rollcall.engine.Batch.Outcome;
import dev.rollcall.engine.Batch.Outcome.Known;
import dev.rollcall.engine.Hub.Ask;
import dev.rollcall.engine.Ledger.Desk;
import dev.rollcall.engine.Ledger.Overdue;
import dev.rollcall.journal.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// From a command to entries in a batch: asks the law, writes down what it says, and makes it true
/// in the ledger. Everything that can go wrong goes wrong before anything is moved.
final class Deciding {

    /// Who asks when a timer does.
    static final String TIMERS = "timer";

    private final TenantDecider decider = new TenantDecider();
    private final Notation notation;
    private final EngineMetrics metrics;

    Deciding(Notation notation, EngineMetrics metrics) {
        this.notation = notation;
        this.metrics = metrics;
    }

    /// A tenant's command, at `now` or as late as the tenant is already.
    Outcome command(Ledger ledger, Desk desk, Ask ask, long now, Batch batch) {
        var verb = Verb.of(ask.command());
        if (!ask.commandId().isEmpty()) {
            var before = ledger.ids().find(
                    CommandIds.print(desk.name(), ask.actor(), ask.commandId()), now);
            if (before != CommandIds.NONE) {
                metrics.decided(verb, "repeated");
                return new Outcome.Repeated(before);
            }
        }
        var at = Instant.ofEpochMilli(Math.max(now, desk.latest()));
        var request = new Request(ask.command(), ask.by(), at);
        List<Event> events;
        Optional<Entry.New> entry;
        try {
            switch (decider.decide(desk.tenant(), request)) {
                case Refused(var refusal) -> {
                    metrics.decided(verb, refusal.code().text());
                    return new Known(new Answer.Refused(refusal));
                }
                case Accepted(var happens) -> events = happens;
            }
            entry = written(desk.name(), ask, at, events);
        } catch (RuntimeException bug) {
            metrics.decided(verb, "failed");
            return new Known(new Answer.Failed(verb + " of the tenant '" + desk.name()
                    + "' after entry " + ledger.sequence() + ": " + bug));
        }
        metrics.decided(verb, events.isEmpty() ? "unchanged" : "accepted");
        entry.ifPresent(written -> happen(ledger, desk.name(), written, events, batch));
        return new Known(new Answer.Accepted(ledger.sequence(), events));
    }

    /// The first command of a tenant. Its configuration happens first; then it is asked like any
    /// other, so that the agents it brings come in as agents always do.
    Outcome creation(Ledger ledger, String tenant, Ask ask, long now, Batch batch) {
        if (!(ask.command() instanceof Configure configure)) {
            throw new IllegalArgumentException("a tenant begins with configure, not with "
                    + Verb.of(ask.command()));
        }
        var at = Instant.ofEpochMilli(now);
        var first = new Configured(configure.configuration());
        List<Event> events = new ArrayList<>(List.of(first));
        Optional<Entry.New> entry;
        try {
            var trial = new Tenant(configure.configuration());
            decider.evolve(trial, at, events);
            switch (decider.decide(trial, new Request(ask.command(), ask.by(), at))) {
                case Refused(var refusal) -> {
                    return new Known(new Answer.Refused(refusal));
                }
                case Accepted(var happens) -> events.addAll(happens);
            }
            entry = written(tenant, ask, at, events);
        } catch (RuntimeException bug) {
            return new Known(new Answer.Failed(
                    "creating the tenant '" + tenant + "': " + bug));
        }
        entry.ifPresent(written -> happen(ledger, tenant, written, events, batch));
        return new Known(new Answer.Accepted(ledger.sequence(), events));
    }

    /// What was due happens, stamped with the time it was due.
    ///
    /// @throws IllegalStateException when nothing comes of it: it would be due for ever
    void timer(Ledger ledger, Overdue overdue, Batch batch) {
        var command = new Deadline(overdue.timer());
        var name = Verb.of(overdue.timer());
        var request = new Request(command, Cause.timer(name), overdue.at());
        var tenant = overdue.desk().name();
        var decision = decider.decide(overdue.desk().tenant(), request);
        if (!(decision instanceof Accepted(var events)) || events.isEmpty()) {
            throw new IllegalStateException("expected the timer " + overdue.timer()
                    + " of the tenant '" + tenant + "' to change something, found " + decision);
        }
        var ask = new Ask(command, request.by(), TIMERS, "");
        happen(ledger, tenant, entry(tenant, ask, overdue.at(), events), events, batch);
    }

    /// "Already so" needs no entry, unless it has a name under which it may be repeated.
    private Optional<Entry.New> written(String tenant, Ask ask, Instant at, List<Event> events) {
        return events.isEmpty() && ask.commandId().isEmpty()
                ? Optional.empty() : Optional.of(entry(tenant, ask, at, events));
    }

    private Entry.New entry(String tenant, Ask ask, Instant at, List<Event> events) {
        return new Entry.New(tenant, at, ask.actor(), ask.commandId(), notation.version(),
                notation.request(tenant, new Request(ask.command(), ask.by(), at)),
                notation.events(tenant, events));
    }

    private static void happen(Ledger ledger, String tenant, Entry.New entry,
            List<Event> events, Batch batch) {
        var changes = ledger.enter(tenant, entry.time(), entry.actor(), entry.commandId(), events);
        var desk = ledger.find(tenant).orElseThrow();
        batch.add(entry, new Happened(desk, ledger.sequence(), changes));
    }
}

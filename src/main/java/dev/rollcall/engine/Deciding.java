package dev.rollcall.engine;

import dev.rollcall.decider.Decision;
import dev.rollcall.decider.Decision.Accepted;
import dev.rollcall.decider.Decision.Refused;
import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Command.Configure;
import dev.rollcall.domain.Command.Deadline;
import dev.rollcall.domain.Event;
import dev.rollcall.domain.Event.Configured;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.Request;
import dev.rollcall.domain.Tenant;
import dev.rollcall.domain.deciding.TenantDecider;
import dev.rollcall.engine.Batch.Happened;
import dev.rollcall.engine.Batch.Outcome;
import dev.rollcall.engine.Batch.Outcome.Known;
import dev.rollcall.engine.Hub.Ask;
import dev.rollcall.engine.Ledger.Desk;
import dev.rollcall.engine.Ledger.Overdue;
import dev.rollcall.engine.Letter.Asked;
import dev.rollcall.journal.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// From a command to entries in a batch: asks the law, writes down what it says, and makes it true
/// in the ledger. Everything that can go wrong goes wrong before anything is moved.
final class Deciding {

    /// Who asks when a timer does.
    static final String TIMERS = "timer";

    private final TenantDecider decider = new TenantDecider();
    private final Parts parts;

    Deciding(Parts parts) {
        this.parts = parts;
    }

    /// A tenant's command, at `now` or as late as the tenant is already.
    Outcome command(Ledger ledger, Desk desk, Asked asked, long now, Batch batch) {
        var ask = asked.ask();
        if (!ask.commandId().isEmpty()) {
            var before = ledger.ids().find(
                    CommandIds.print(desk.name(), ask.actor(), ask.commandId()), now);
            if (before != CommandIds.NONE) {
                parts.metrics().decided(Verb.of(ask.command()), "repeated");
                return new Outcome.Repeated(before);
            }
        }
        var at = Instant.ofEpochMilli(Math.max(now, desk.latest()));
        return outcome(ledger, desk.name(), asked, at, batch,
                request -> decider.decide(desk.tenant(), request));
    }

    /// The first command of a tenant.
    Outcome creation(Ledger ledger, String tenant, Asked asked, long now, Batch batch) {
        return outcome(ledger, tenant, asked, Instant.ofEpochMilli(now), batch, this::beginning);
    }

    /// A tenant's configuration happens before everything else. Then its first command is asked
    /// like any other, so that the agents it brings come in as agents always do.
    private Decision<Event, Refusal> beginning(Request request) {
        if (!(request.command() instanceof Configure configure)) {
            throw new IllegalArgumentException("a tenant begins with configure, not with "
                    + Verb.of(request.command()));
        }
        var tenant = new Tenant(configure.configuration());
        List<Event> events = new ArrayList<>(List.of(new Configured(configure.configuration())));
        decider.evolve(tenant, request.at(), events);
        return switch (decider.decide(tenant, request)) {
            case Accepted(var happens) -> {
                events.addAll(happens);
                yield new Accepted<>(events);
            }
            case Refused<Event, Refusal> refused -> refused;
        };
    }

    private Outcome outcome(Ledger ledger, String tenant, Asked asked, Instant at, Batch batch,
            Function<Request, Decision<Event, Refusal>> law) {
        var ask = asked.ask();
        var verb = Verb.of(ask.command());
        List<Event> events;
        Optional<Entry.New> entry;
        try {
            switch (law.apply(new Request(ask.command(), ask.by(), at))) {
                case Refused(var refusal) -> {
                    parts.metrics().decided(verb, refusal.code().text());
                    return new Known(new Answer.Refused(refusal));
                }
                case Accepted(var happens) -> events = happens;
            }
            entry = written(tenant, asked, at, events);
        } catch (KeysUnavailable closed) {
            parts.metrics().decided(verb, "unavailable");
            return new Known(parts.unavailable(closed.failure().getMessage()));
        } catch (RuntimeException bug) {
            parts.metrics().decided(verb, "failed");
            return new Known(new Answer.Failed(verb + " of the tenant '" + tenant
                    + "' after entry " + ledger.sequence() + ": " + bug));
        }
        parts.metrics().decided(verb, events.isEmpty() ? "unchanged" : "accepted");
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
        happen(ledger, tenant, entry(tenant, asked(tenant, ask), overdue.at(), events), events,
                batch);
    }

    /// "Already so" needs no entry, unless it has a name under which it may be repeated.
    private Optional<Entry.New> written(
            String tenant, Asked asked, Instant at, List<Event> events) {
        return events.isEmpty() && asked.ask().commandId().isEmpty()
                ? Optional.empty() : Optional.of(entry(tenant, asked, at, events));
    }

    private Entry.New entry(String tenant, Asked asked, Instant at, List<Event> events) {
        return new Entry.New(tenant, at, asked.ask().actor(), asked.ask().commandId(),
                parts.notation().version(), asked.written(),
                parts.notation().events(tenant, events));
    }

    /// What the engine asks itself.
    Asked asked(String tenant, Ask ask) {
        return new Asked(ask, parts.notation().request(tenant, ask.command(), ask.by()));
    }

    private static void happen(Ledger ledger, String tenant, Entry.New entry,
            List<Event> events, Batch batch) {
        var changes = ledger.enter(tenant, entry.time(), entry.actor(), entry.commandId(), events);
        var desk = ledger.find(tenant).orElseThrow();
        batch.add(entry, new Happened(desk, ledger.sequence(), changes));
    }
}

package dev.rollcall.scenario;

import dev.rollcall.decider.Decision;
import dev.rollcall.decider.Decision.Accepted;
import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Command;
import dev.rollcall.domain.Event;
import dev.rollcall.domain.Floor;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.Request;
import dev.rollcall.domain.Tenant;
import dev.rollcall.domain.configuration.Configuration;
import dev.rollcall.domain.deciding.TenantDecider;
import dev.rollcall.scenario.Verdict.Difference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// One tenant in virtual time: the decider of the server, a clock that moves when it is told to,
/// and everything written down. Timers and outside systems have their say in order, each at its own
/// time; nothing here waits, reads a clock or touches a disk.
final class VirtualHub {

    /// More than any real rehearsal needs; reaching it means that two systems chase each other.
    private static final int ANSWERS_MAX = 10_000;

    private final TenantDecider decider = new TenantDecider();
    private final Configuration first;
    private final OutsideWorld outside;
    private final List<Written> journal = new ArrayList<>();
    private Tenant tenant;
    private Instant now;

    VirtualHub(Configuration first, OutsideWorld outside, Instant start) {
        this.first = first;
        this.outside = outside;
        this.tenant = new Tenant(first);
        this.now = start;
    }

    Instant now() {
        return now;
    }

    Floor floor() {
        return tenant;
    }

    /// Asks for something now. What outside systems answer at once has happened when it returns.
    Decision<Event, Refusal> submit(Command command, Cause by) {
        var decision = decide(command, by, now);
        settle();
        return decision;
    }

    /// Moves the clock; what falls due on the way happens at its own time.
    void moveTo(Instant then) {
        for (var next = nextDue(then); next.isPresent(); next = nextDue(then)) next.get().run();
        now = then;
        settle();
    }

    /// Something changes in the outside world, and what follows from it at once has happened.
    void letOutside(Consumer<OutsideWorld> change) {
        change.accept(outside);
        settle();
    }

    /// The state is thrown away and rebuilt from what was written down, through bytes and back. It
    /// must be the same; life goes on with the rebuilt one.
    List<Difference> restart() {
        var rebuilt = new Tenant(first);
        for (var written : journal) {
            var entry = written.throughBytes();
            if (!entry.request().equals(written.request())) {
                return different(written.request(), entry.request());
            }
            decider.evolve(rebuilt, entry.request().at(), entry.events());
        }
        var before = tenant.image();
        var after = rebuilt.image();
        tenant = rebuilt;
        return after.equals(before) ? List.of() : different(before, after);
    }

    private static List<Difference> different(Object before, Object after) {
        return List.of(new Difference("restart", before.toString(), after.toString()));
    }

    // --- What falls due

    private Optional<Runnable> nextDue(Instant until) {
        var timer = tenant.nextDue().filter(due -> !due.at().isAfter(until));
        var report = outside.nextReport().filter(at -> !at.isAfter(until));
        if (timer.isPresent()
                && (report.isEmpty() || !timer.get().at().isAfter(report.get()))) {
            return timer.map(due -> () -> fire(due));
        }
        return report.map(_ -> this::hear);
    }

    private void fire(Tenant.Due due) {
        now = due.at().isAfter(now) ? due.at() : now;
        decide(new Command.Deadline(due.timer()), Cause.timer("deadline"), due.at());
        settle();
    }

    private void hear() {
        var report = outside.takeReport();
        now = report.at().isAfter(now) ? report.at() : now;
        decide(report.command(), Cause.connection(report.from()), now);
    }

    /// Lets everything happen that is to happen at once.
    private void settle() {
        for (var answers = 0; answers < ANSWERS_MAX; answers++) {
            if (outside.nextReport().filter(at -> !at.isAfter(now)).isEmpty()) return;
            hear();
        }
        throw new IllegalStateException("the outside systems and we did not come to rest");
    }

    // --- Deciding, and what is kept of it

    private Decision<Event, Refusal> decide(Command command, Cause by, Instant at) {
        var request = new Request(command, by, at);
        var decision = decider.decide(tenant, request);
        if (decision instanceof Accepted<Event, Refusal>(var events)) {
            if (!events.isEmpty()) journal.add(new Written(request, events));
            decider.evolve(tenant, at, events);
            events.forEach(this::tellOutside);
        }
        return decision;
    }

    /// What couriers and connectors do for the server: take a write there, look what shows there.
    private void tellOutside(Event event) {
        switch (event) {
            case Event.WriteRequested(var agent, var connection, var status, _, _) ->
                outside.write(now, new OutsideWorld.Write(connection, agent, status));
            case Event.LateEchoSeen(var agent, var connection, _, _, _) ->
                outside.readBack(now, connection, agent);
            default -> { }
        }
    }
}

package dev.rollcall.connector;

import dev.rollcall.connector.Errands.Errand;
import dev.rollcall.connector.Line.Taken;
import dev.rollcall.connector.Supervisor.Surroundings;
import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Command.WriteOutcome;
import dev.rollcall.domain.Command.WriteResult;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.ConnectionId;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/// Carries what is to be written to one system: the newest wish for each agent, several agents at
/// once, no faster than they allow, and tells the hub what became of each. It retries nothing: the
/// law says when something is tried again.
final class Courier {

    private static final System.Logger LOG = System.getLogger(Courier.class.getName());
    private static final int AT_ONCE = 16;

    /// After a longer pause the law has tried again by itself.
    private static final Duration PAUSE_MAX = Duration.ofSeconds(30);

    private final Surroundings around;
    private final String tenant;
    private final ConnectionId connection;
    private final Errands errands;
    private final Budget budget;
    private final Breaker breaker = new Breaker();
    private final Supplier<Optional<Line>> line;
    private final Semaphore hands = new Semaphore(AT_ONCE);
    private final Set<AgentId> putOff = ConcurrentHashMap.newKeySet();
    private final Runnable back;
    private volatile String why = "";

    /// @param back what is done when they answer again, after nothing was written for a while
    Courier(Surroundings around, String tenant, ConnectionId connection, Errands errands,
            Budget budget, Supplier<Optional<Line>> line, Runnable back) {
        this.around = around;
        this.tenant = tenant;
        this.connection = connection;
        this.errands = errands;
        this.budget = budget;
        this.line = line;
        this.back = back;
    }

    /// A new line is up: they answer.
    void answers() {
        breaker.succeeded();
    }

    /// Why nothing is written for a while; empty: they answer.
    String trouble() {
        return breaker.closed() ? "" : "nothing is written, but for a try every "
                + Breaker.PAUSE.toSeconds() + " s, because they do not answer: " + why;
    }

    /// Until interrupted.
    void carry() throws InterruptedException {
        while (true) {
            hands.acquire();
            errands.await();
            waitUntilAllowed();
            var errand = errands.take();
            Thread.ofVirtual().name("write-" + connection + "-" + errand.agent())
                    .start(() -> run(errand));
        }
    }

    /// Before a wish is taken up, so that what is carried after a pause is the newest.
    private void waitUntilAllowed() throws InterruptedException {
        for (var wait = budget.wait(around.clock().instant()); wait.isPositive();
                wait = budget.wait(around.clock().instant())) {
            Pause.of(wait, around.clock());
        }
    }

    private void run(Errand errand) {
        try {
            var wasClosed = breaker.closed();
            var taken = write(errand);
            if (putsOff(errand, taken)) errands.again(errand);
            else tell(errand, taken);
            if (!wasClosed && breaker.closed()) back.run();
        } catch (InterruptedException _) {
            // Closing: the wish stands in the state, and is carried after the next start.
        } finally {
            errands.done(errand.agent());
            hands.release();
        }
    }

    /// They ask for a short pause: after it the newest wish is carried, once, before anybody is
    /// called unreachable.
    private boolean putsOff(Errand errand, Taken taken) {
        var asked = taken instanceof Taken.Unreachable(_, var pause) && pause.isPositive()
                && pause.compareTo(PAUSE_MAX) <= 0;
        if (asked && putOff.add(errand.agent())) return true;
        putOff.remove(errand.agent());
        return false;
    }

    private Taken write(Errand errand) throws InterruptedException {
        var open = line.get();
        if (open.isEmpty()) return new Taken.Unreachable("there is no line now", Duration.ZERO);
        if (!breaker.lets(around.clock().instant())) {
            return new Taken.Unreachable("it has not answered lately", Duration.ZERO);
        }
        var taken = asked(open.get(), errand);
        var now = around.clock().instant();
        if (taken instanceof Taken.Unreachable(var said, var retryAfter)) {
            why = said;
            if (retryAfter.isPositive()) budget.pause(now, retryAfter);
            else breaker.failed(now);
        } else if (!(taken instanceof Taken.Away)) {
            breaker.succeeded();
        }
        return taken;
    }

    private static Taken asked(Line line, Errand errand) throws InterruptedException {
        try {
            return line.write(errand.who(), errand.wish());
        } catch (LineBroken broken) {
            return new Taken.Unreachable(String.valueOf(broken.getMessage()),
                    broken.retryAfter());
        }
    }

    private void tell(Errand errand, Taken taken) {
        if (taken instanceof Taken.Refused) {
            LOG.log(System.Logger.Level.WARNING, () -> "connection '" + connection
                    + "' of tenant '" + tenant + "' does not show '" + errand.wish().status()
                    + "' for agent '" + errand.agent() + "': " + taken.why());
        }
        if (errand.wish().status().isEmpty()) return;
        var outcome = switch (taken) {
            case Taken.Applied() -> WriteOutcome.APPLIED;
            case Taken.Deferred() -> WriteOutcome.DEFERRED;
            case Taken.Refused _ -> WriteOutcome.REFUSED;
            case Taken.Unreachable _, Taken.Away _ -> WriteOutcome.UNREACHABLE;
        };
        around.metrics().written(tenant, connection, outcome,
                Duration.between(errand.since(), around.clock().instant()));
        var cause = Cause.connection(connection);
        around.hub().submit(tenant, new WriteResult(connection, errand.agent(), outcome,
                errand.wish().status(), taken.why()), cause, cause.text(), "").join();
    }
}

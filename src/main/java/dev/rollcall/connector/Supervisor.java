package dev.rollcall.connector;

import dev.rollcall.connector.Line.Said;
import dev.rollcall.connector.Line.Wish;
import dev.rollcall.domain.Agent;
import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Command;
import dev.rollcall.domain.Command.Observe;
import dev.rollcall.domain.Command.Snapshot;
import dev.rollcall.domain.Command.WriteOutcome;
import dev.rollcall.domain.Command.WriteResult;
import dev.rollcall.domain.FarSide;
import dev.rollcall.domain.FarSide.Replica;
import dev.rollcall.domain.Floor;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.configuration.Connection;
import dev.rollcall.engine.Answer;
import dev.rollcall.engine.Hub;
import dev.rollcall.engine.LineMetrics;
import dev.rollcall.engine.Lines;
import dev.rollcall.engine.Lines.Health;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// Keeps one connection going: a line that is opened again when it breaks, a look there whenever
/// something may have been missed, and a courier that carries what is to be written. What is still
/// to be written stands in the tenant's state, so nothing is lost with this object.
final class Supervisor implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Supervisor.class.getName());

    /// What all supervisors share.
    record Surroundings(Hub hub, Secrets secrets, Strangers strangers, boolean insideAllowed,
            InstantSource clock, RandomGenerator random, LineMetrics metrics) {}

    /// @param version of the floor's configuration and settings, for which it holds
    private record PeopleAt(long version, People people) {}

    /// What was last given to the courier for an agent. Only the follower's thread looks at it. Two
    /// writes may be of one millisecond.
    private record Noticed(Instant sentAt, String status, Replica replica) {
        private static final Noticed NOTHING = new Noticed(Instant.MIN, "", Replica.NOTHING);

        boolean is(FarSide.Write write) {
            return write.sentAt().equals(sentAt) && write.status().equals(status);
        }
    }

    private final Surroundings around;
    private final String tenant;
    private final Connection connection;
    private final Connector connector;
    private final Errands errands = new Errands();
    private final Courier courier;
    private final Semaphore looks = new Semaphore(0);
    private final CountDownLatch tried = new CountDownLatch(1);
    private final Set<Thread> threads = new HashSet<>();
    private final Map<AgentId, FarSide.Late> lookedFor = new HashMap<>();
    private final Map<AgentId, Noticed> noticed = new HashMap<>();
    /// Whose words came while somebody looked: what was looked at may be older.
    private final Set<AgentId> heardMeanwhile = new HashSet<>();
    private final Budget budget = new Budget();
    private volatile Optional<PeopleAt> peopleAt = Optional.empty();
    private volatile Optional<Line> line = Optional.empty();
    private volatile String trouble = "not connected yet";
    private volatile String blind = "";
    private volatile boolean closed;

    Supervisor(Surroundings around, String tenant, Connection connection, Connector connector) {
        this.around = around;
        this.tenant = tenant;
        this.connection = connection;
        this.connector = connector;
        this.courier = new Courier(around, tenant, connection.id(), errands, budget, () -> line,
                this::writeAgain);
    }

    Connection connection() {
        return connection;
    }

    void start() {
        begin("line", this::keepLine);
        if (connector.abilities().look()) begin("look", this::keepLooking);
        if (connector.abilities().write()) begin("write", this::carry);
    }

    /// Interrupted, a task ends: that is how it is told to.
    private interface Task {
        void run() throws InterruptedException;
    }

    private synchronized void begin(String what, Task task) {
        threads.add(Thread.ofVirtual().name("connection-" + connection.id() + "-" + what)
                .start(() -> {
                    try {
                        task.run();
                    } catch (InterruptedException _) {
                        // The supervisor is closing.
                    }
                }));
    }

    /// Whoever has not been called yet is not unreachable.
    private void carry() throws InterruptedException {
        tried.await();
        courier.carry();
    }

    // --- The line

    private void keepLine() throws InterruptedException {
        var backoff = new Backoff(around.random());
        while (!closed) {
            var wait = Duration.ZERO;
            var began = around.clock().instant();
            try (var opened = new Sturdy(connector.open(setup()))) {
                line = Optional.of(opened);
                trouble = "";
                blind = "";
                courier.answers();
                tried.countDown();
                LOG.log(System.Logger.Level.INFO, () -> named() + " is up");
                writeAgain();
                opened.listen(new Listening());
            } catch (LineBroken broken) {
                wait = broken(backoff, began, String.valueOf(broken.getMessage()),
                        broken.retryAfter());
            } catch (RuntimeException wrong) {
                wait = broken(backoff, began,
                        String.valueOf(Sturdy.unexpected(wrong).getMessage()), Duration.ZERO);
            } finally {
                line = Optional.empty();
            }
            Pause.of(wait, around.clock());
        }
    }

    /// A line that opens and breaks at once, again and again, is no success.
    private boolean held(Instant began) {
        return !began.plus(Backoff.LONGEST).isAfter(around.clock().instant());
    }

    /// Whoever could not be reached while they did not answer is tried now, and not in half a
    /// minute.
    private void writeAgain() {
        var floor = around.hub().moment(tenant).floor();
        for (var agent : floor.agents()) {
            if (agent.farSide(connection.id()).writing().unreachable()) reachable(agent.id());
        }
    }

    private void reachable(AgentId agent) {
        submit(new WriteResult(connection.id(), agent, WriteOutcome.REACHABLE, "", ""));
    }

    private Duration broken(Backoff backoff, Instant began, String why, Duration asked) {
        if (held(began)) backoff.succeeded();
        trouble = why;
        tried.countDown();
        var wait = backoff.failed(asked);
        LOG.log(System.Logger.Level.WARNING, () -> named() + ": " + why + "; tried again in "
                + wait.toMillis() + " ms");
        return wait;
    }

    private String named() {
        return "connection '" + connection.id() + "' of tenant '" + tenant + "'";
    }

    private Setup setup() {
        return new Setup(tenant, connection, () -> people().names(), around.secrets(), budget,
                around.insideAllowed(), around.clock(), around.random());
    }

    private People people() {
        return people(around.hub().moment(tenant).floor());
    }

    /// Made anew only when an agent's settings have changed: a word comes for every change there.
    private People people(Floor floor) {
        var known = peopleAt;
        if (known.isEmpty() || known.get().version() != floor.version()) {
            known = Optional.of(new PeopleAt(floor.version(), People.of(floor, connection.id())));
            peopleAt = known;
        }
        return known.get().people();
    }

    // --- What they say

    /// A status that nobody has mapped needs somebody to do so.
    ///
    /// @return the floor that it is strange to
    private Floor noteStranger(Said said) {
        var floor = around.hub().moment(tenant).floor();
        around.strangers().status(tenant, floor, connection, said.status(), said.attributes());
        return floor;
    }

    private final class Listening implements Line.Ear {

        @Override
        public void hear(String who, Said said) {
            var floor = noteStranger(said);
            people(floor).agent(who).ifPresentOrElse(agent -> heard(agent, said),
                    () -> around.strangers().who(tenant, floor, connection, who));
        }

        /// What is desired of somebody goes out now, and not at the next try.
        @Override
        public void arrived(String who) {
            var floor = around.hub().moment(tenant).floor();
            people(floor).agent(who)
                    .filter(agent -> floor.agent(agent).farSide(connection.id()).writing()
                            .unreachable())
                    .ifPresent(Supervisor.this::reachable);
        }

        @Override
        public void look() {
            looks.release();
        }
    }

    /// So that what was looked at meanwhile cannot come in behind it.
    private void heard(AgentId agent, Said said) {
        CompletableFuture<Answer> answer;
        synchronized (heardMeanwhile) {
            heardMeanwhile.add(agent);
            answer = hand(new Observe(connection.id(), agent, said.status(), said.online(),
                    said.attributes()));
        }
        answer.join();
    }

    private void submit(Command command) {
        hand(command).join();
    }

    /// In its place in the order of things, and not done yet.
    private CompletableFuture<Answer> hand(Command command) {
        var cause = Cause.connection(connection.id());
        return around.hub().submit(tenant, command, cause, cause.text(), "");
    }

    /// Looks when asked to, and every interval of the configuration.
    private void keepLooking() throws InterruptedException {
        var interval = connection.reconcileInterval();
        while (!closed) {
            if (interval.isZero()) looks.acquire();
            else looks.tryAcquire(interval.toMillis(), TimeUnit.MILLISECONDS);
            looks.drainPermits();
            look();
        }
    }

    private void look() throws InterruptedException {
        var open = line;
        if (open.isEmpty()) return;
        var people = people();
        var began = around.clock().instant();
        synchronized (heardMeanwhile) {
            heardMeanwhile.clear();
        }
        try {
            var statuses = new HashMap<AgentId, String>();
            open.get().look(people.names()).forEach((who, said) -> people.agent(who)
                    .ifPresent(agent -> {
                        statuses.put(agent, said.status());
                        if (said.online()) noteStranger(said);
                    }));
            seen(statuses, began);
            blind = "";
        } catch (LineBroken broken) {
            blind = String.valueOf(broken.getMessage());
            LOG.log(System.Logger.Level.WARNING, () -> named() + ": " + broken.getMessage());
        }
    }

    private void seen(Map<AgentId, String> statuses, Instant asked) {
        CompletableFuture<Answer> answer;
        synchronized (heardMeanwhile) {
            statuses.keySet().removeAll(heardMeanwhile);
            if (statuses.isEmpty()) return;
            answer = hand(new Snapshot(connection.id(), statuses, false, asked));
        }
        answer.join();
    }

    // --- What is to be said to them

    /// An agent is like this now.
    void notice(Agent agent) {
        var side = agent.farSides().get(connection.id());
        if (side == null) return;
        var late = side.seen().late();
        if (!late.isNone() && !late.equals(lookedFor.put(agent.id(), late))) looks.release();
        if (connector.abilities().write()) noticeWish(agent, side);
    }

    /// What is new in it is to be written. After a start all of it is: at least once.
    private void noticeWish(Agent agent, FarSide side) {
        var before = noticed.getOrDefault(agent.id(), Noticed.NOTHING);
        var write = write(side, before);
        var wanted = !write.status().isEmpty() && !before.is(write);
        var replica = side.replica();
        var beside = connector.abilities().replicate() && replica.begun()
                && !replica.equals(before.replica());
        if (!wanted && !beside && !connector.abilities().fades()) return;
        noticed.put(agent.id(), new Noticed(write.sentAt(), write.status(), replica));
        if (!wanted && !beside) return;
        var wish = new Wish(name(agent.id(), write, replica), wanted ? write.status() : "",
                write.attributes(), beside ? Optional.of(new Line.Beside(
                        replica.routingStatus(), replica.outOfOffice())) : Optional.empty());
        errands.add(new Errands.Errand(agent.id(), People.nameOf(agent, connection.id()), wish,
                wanted ? write.sentAt() : around.clock().instant()));
    }

    /// The one in flight; where what is written fades, after a start also the one that holds.
    private FarSide.Write write(FarSide side, Noticed before) {
        if (side.writing().pending()) return side.writing().inFlight();
        if (!connector.abilities().fades() || !before.equals(Noticed.NOTHING)) {
            return FarSide.Write.NONE;
        }
        return side.writing().earlier().stream().filter(FarSide.Write::confirmed)
                .reduce((_, later) -> later)
                .filter(write -> write.status().equals(side.desire().status()))
                .orElse(FarSide.Write.NONE);
    }

    /// The same after a restart, so that who hears it twice knows.
    private static String name(AgentId agent, FarSide.Write write, Replica replica) {
        var status = write.status().isEmpty() ? "" : "-" + write.sentAt().toEpochMilli()
                + "-" + Integer.toHexString(write.status().hashCode());
        return agent + status + "-" + replica.routingStatus() + "-" + replica.outOfOffice();
    }

    void forget(AgentId agent) {
        errands.forget(agent);
        noticed.remove(agent);
        lookedFor.remove(agent);
    }

    /// What statuses they have, asked for now.
    Lines.Catalogue statuses() {
        var open = line;
        if (open.isEmpty()) return new Lines.Catalogue.Unknown(trouble);
        try {
            return new Lines.Catalogue.Known(open.get().statuses());
        } catch (LineBroken broken) {
            return new Lines.Catalogue.Unknown(String.valueOf(broken.getMessage()));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Lines.Catalogue.Unknown("the server is stopping");
        }
    }

    Health health() {
        var why = Stream.of(trouble, blind, courier.trouble())
                .filter(words -> !words.isEmpty()).findFirst().orElse("");
        return new Health(line.isPresent(), why, errands.size());
    }

    @Override
    public void close() {
        closed = true;
        line.ifPresent(Line::close);
        synchronized (this) {
            threads.forEach(Thread::interrupt);
        }
    }
}

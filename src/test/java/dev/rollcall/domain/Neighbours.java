package dev.rollcall.domain;

import dev.rollcall.decider.Decision;
import dev.rollcall.domain.Command.ConfigureAgents;
import dev.rollcall.domain.Command.Deadline;
import dev.rollcall.domain.Command.Observe;
import dev.rollcall.domain.Command.SignIn;
import dev.rollcall.domain.Command.Snapshot;
import dev.rollcall.domain.Command.WriteOutcome;
import dev.rollcall.domain.Command.WriteResult;
import dev.rollcall.domain.Event.LateEchoSeen;
import dev.rollcall.domain.Event.WriteRequested;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.Ids.SessionId;
import dev.rollcall.domain.configuration.AgentSettings;
import dev.rollcall.domain.configuration.Configuration;
import dev.rollcall.domain.configuration.Connection;
import dev.rollcall.domain.deciding.TenantDecider;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/// One agent in several outside systems that take our writes and say so when it pleases
/// them: late, more than once, in any order, or that have all the trouble that systems have. Counts
/// what we write, and in how many rounds of answers it all comes to rest.
final class Neighbours {

    static final AgentId ANA = new AgentId("ana");

    /// How they take our writes.
    interface Manners {

        default WriteOutcome outcome() {
            return WriteOutcome.APPLIED;
        }

        /// How long after a write each copy of its echo comes; none: it is lost.
        List<Duration> echoes();
    }

    private record Word(Instant at, long order, Command command, ConnectionId from)
            implements Comparable<Word> {
        @Override
        public int compareTo(Word other) {
            var byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private final TenantDecider decider = new TenantDecider();
    private final Map<ConnectionId, String> shows = new HashMap<>();
    private final Map<ConnectionId, String> deferred = new HashMap<>();
    private final PriorityQueue<Word> words = new PriorityQueue<>();
    private final Manners manners;
    private final boolean forgetful;
    private Tenant tenant;
    private Instant now = Instant.parse("2026-01-05T09:00:00Z");
    private long order;
    private int writes;
    private int rounds;

    /// @param forgetful the mutant: we do not remember what we have written
    Neighbours(Configuration configuration, String shown, Manners manners, boolean forgetful) {
        this.tenant = new Tenant(configuration);
        this.manners = manners;
        this.forgetful = forgetful;
        ask(new ConfigureAgents(Map.of(ANA, AgentSettings.SILENT), Set.of()), Cause.API);
        for (var connection : configuration.connections().keySet()) {
            shows.put(connection, shown);
            ask(new Snapshot(connection, Map.of(ANA, shown), true), Cause.connection(connection));
        }
        ask(new SignIn(ANA, new SessionId("s1")), Cause.AGENT);
        settle(1_000);
    }

    Agent ana() {
        return tenant.agent(ANA);
    }

    Connection connection(ConnectionId id) {
        return tenant.configuration().connection(id).orElseThrow();
    }

    String shows(ConnectionId connection) {
        return shows.getOrDefault(connection, "");
    }

    /// Somebody changes it there.
    void change(ConnectionId there, String status) {
        shows.put(there, status);
        ask(new Observe(there, ANA, status, true, Map.of()), Cause.connection(there));
    }

    void ask(Command command, Cause by) {
        decide(new Request(command, by, now));
    }

    /// What one cause leads to, until nothing is under way any more.
    ///
    /// @param roundsMax more of them are a loop
    void settle(int roundsMax) {
        rounds = 0;
        while (!words.isEmpty()) {
            if (++rounds > roundsMax) return;
            var round = new ArrayList<Word>();
            while (!words.isEmpty()) round.add(words.remove());
            for (var word : round) deliver(word);
        }
        pass(Duration.ofMinutes(2));
    }

    int takeWrites() {
        var taken = writes;
        writes = 0;
        return taken;
    }

    int rounds() {
        return rounds;
    }

    private void deliver(Word word) {
        if (word.at().isAfter(now)) pass(Duration.between(now, word.at()));
        if (forgetful) forget();
        var command = word.command() instanceof Snapshot
                ? new Snapshot(word.from(), Map.of(ANA, shows(word.from())), false)
                : word.command();
        ask(command, Cause.connection(word.from()));
    }

    private void pass(Duration time) {
        var until = now.plus(time);
        for (var due = tenant.nextDue(); due.isPresent() && !due.get().at().isAfter(until);
                due = tenant.nextDue()) {
            decide(new Request(new Deadline(due.get().timer()), Cause.timer("due"),
                    due.get().at()));
        }
        now = until;
    }

    private void decide(Request request) {
        if (!(decider.decide(tenant, request) instanceof Decision.Accepted(var events))) return;
        tenant.evolve(request.at(), events);
        for (var event : events) {
            switch (event) {
                case WriteRequested(_, var there, var status, _, _) -> write(there, status);
                case LateEchoSeen(_, var there, _, _, _) ->
                    say(now, new Snapshot(there, Map.of(), false), there);
                default -> { }
            }
        }
    }

    private void write(ConnectionId there, String status) {
        writes++;
        var outcome = manners.outcome();
        say(now, new WriteResult(there, ANA, outcome, status, ""), there);
        if (outcome == WriteOutcome.APPLIED) land(there, status);
        else if (outcome == WriteOutcome.DEFERRED) deferred.put(there, status);
    }

    private void land(ConnectionId there, String status) {
        shows.put(there, status);
        deferred.remove(there);
        for (var delay : manners.echoes()) {
            say(now.plus(delay), new Observe(there, ANA, status, true, Map.of()), there);
        }
    }

    /// What was put off there is done now.
    void landDeferred() {
        for (var late : Map.copyOf(deferred).entrySet()) land(late.getKey(), late.getValue());
    }

    /// A look at all of them.
    void reconcile() {
        for (var there : Map.copyOf(shows).entrySet()) {
            ask(new Snapshot(there.getKey(), Map.of(ANA, there.getValue()), false),
                    Cause.connection(there.getKey()));
        }
    }

    /// Time passes; words and timers come in their order.
    void live(Duration time) {
        var until = now.plus(time);
        while (!words.isEmpty() && !words.peek().at().isAfter(until)) deliver(words.remove());
        pass(Duration.between(now, until));
    }

    private void say(Instant at, Command command, ConnectionId from) {
        words.add(new Word(at, ++order, command, from));
    }

    private void forget() {
        var image = tenant.image();
        var agents = new HashMap<>(image.agents());
        agents.computeIfPresent(ANA, (_, ana) -> {
            var forgotten = ana;
            for (var side : ana.farSides().values()) {
                forgotten = forgotten.with(side.with(FarSide.Writing.NOTHING));
            }
            return forgotten;
        });
        tenant = Tenant.of(new TenantImage(image.configuration(), image.version(),
                image.worksEver(), image.offersEver(), agents, image.works(), image.over(),
                image.timers(), image.timersEverSet()));
    }
}

package dev.rollcall.bench;

import dev.rollcall.decider.Decision.Accepted;
import dev.rollcall.decider.Decision.Refused;
import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Claim;
import dev.rollcall.domain.Command;
import dev.rollcall.domain.Command.Configure;
import dev.rollcall.domain.Command.SetPresence;
import dev.rollcall.domain.Command.SignIn;
import dev.rollcall.domain.Command.When;
import dev.rollcall.domain.Event;
import dev.rollcall.domain.Event.Configured;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.QueueId;
import dev.rollcall.domain.Ids.SessionId;
import dev.rollcall.domain.Ids.StatusId;
import dev.rollcall.domain.Lasting;
import dev.rollcall.domain.Request;
import dev.rollcall.domain.Tenant;
import dev.rollcall.domain.configuration.AgentSettings;
import dev.rollcall.domain.configuration.Configuration;
import dev.rollcall.domain.deciding.TenantDecider;
import dev.rollcall.engine.Engine;
import dev.rollcall.engine.EngineMetrics;
import dev.rollcall.engine.Hub;
import dev.rollcall.engine.Hub.Ask;
import dev.rollcall.engine.Limits;
import dev.rollcall.engine.WireNotation;
import dev.rollcall.journal.Journal;
import dev.rollcall.journal.JournalException;
import dev.rollcall.journal.MemoryKeyVault;
import dev.rollcall.journal.PersonKeys;
import dev.rollcall.wire.configuration.ConfigurationReader;
import dev.rollcall.wire.configuration.Presets;
import dev.rollcall.wire.configuration.Reading.Usable;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A floor of agents who are all signed in, each in the queue `support` and in one of twenty teams,
/// and the changes of presence that the benchmarks ask for: never the status an agent is in
/// already.
final class BenchFloor {

    static final String TENANT = "bench";
    static final int TEAMS = 20;
    static final QueueId QUEUE = new QueueId("support");

    /// In turn; the first one ends by itself after 30 minutes.
    private static final List<StatusId> STATUSES = List.of(new StatusId("lunch"),
            new StatusId("meeting"), new StatusId("available"), new StatusId("busy"));

    private static final TenantDecider DECIDER = new TenantDecider();

    private final AgentId[] agents;
    private final Command[][] changes;

    BenchFloor(int many) {
        agents = new AgentId[many];
        changes = new Command[many][STATUSES.size()];
        for (var i = 0; i < many; i++) {
            agents[i] = agent(i);
            for (var j = 0; j < STATUSES.size(); j++) changes[i][j] = change(agents[i], j);
        }
    }

    int size() {
        return agents.length;
    }

    static AgentId agent(int number) {
        return new AgentId("agent-" + number);
    }

    static Command change(AgentId agent, long round) {
        return new SetPresence(agent, STATUSES.get((int) (round % STATUSES.size())),
                new Lasting.AsConfigured(), When.NOW, Claim.OPEN, "");
    }

    /// The change of one agent in a round of changes: another one in each round.
    Command change(int agent, long round) {
        return changes[agent][(int) (round % STATUSES.size())];
    }

    /// The same as it is sent.
    String changeAsJson(int agent, long round) {
        return "{\"do\":\"set-presence\",\"agent\":\"agent-" + agent + "\",\"status\":\""
                + STATUSES.get((int) (round % STATUSES.size())) + "\"}";
    }

    static int team(int agent) {
        return agent % TEAMS;
    }

    static Ask ask(Command command) {
        return new Ask(command, Cause.AGENT, "bench", "");
    }

    // --- A tenant alone

    /// A tenant in which everybody is signed in.
    Tenant staffed() {
        var configure = configure();
        var tenant = new Tenant(configure.configuration());
        tenant.evolve(Instant.EPOCH, List.of(new Configured(configure.configuration())));
        happen(tenant, configure, Instant.EPOCH);
        for (var agent : agents) {
            happen(tenant, new SignIn(agent, new SessionId("tab")), Instant.EPOCH);
        }
        return tenant;
    }

    /// Decides and makes it true; a refusal is a mistake of the benchmark.
    static List<Event> happen(Tenant tenant, Command command, Instant at) {
        return switch (DECIDER.decide(tenant, new Request(command, Cause.AGENT, at))) {
            case Accepted(var events) -> {
                DECIDER.evolve(tenant, at, events);
                yield events;
            }
            case Refused(var why) ->
                throw new IllegalStateException("expected a change, found " + why);
        };
    }

    // --- A hub

    static WireNotation notation() {
        return new WireNotation(
                new PersonKeys(new MemoryKeyVault(new SecureRandom()), new SecureRandom()),
                Clock.systemUTC());
    }

    /// A hub on this journal, with everybody at work.
    Hub open(Journal journal, Limits limits, EngineMetrics metrics) throws JournalException {
        var hub = Engine.start(List.of(journal), notation(), limits, Clock.systemUTC(), metrics);
        hub.createTenant(TENANT, configure(), Cause.API, "bench").join();
        var asks = new ArrayList<Ask>();
        for (var agent : agents) asks.add(ask(new SignIn(agent, new SessionId("tab"))));
        for (var from = 0; from < asks.size(); from += 1_000) {
            hub.submit(TENANT, asks.subList(from, Math.min(from + 1_000, asks.size()))).join();
        }
        return hub;
    }

    private Configure configure() {
        var settings = new LinkedHashMap<AgentId, AgentSettings>();
        for (var i = 0; i < agents.length; i++) settings.put(agents[i], settings(team(i)));
        return new Configure(configuration(), settings, Set.of(), 0);
    }

    private static AgentSettings settings(int team) {
        return new AgentSettings("", "team-" + team, Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.of(Set.of(QUEUE)), Map.of(), "");
    }

    /// The example that `serve` begins with, but for its people.
    private static Configuration configuration() {
        var example = Presets.usable(Presets.EXAMPLE).orElseThrow().configuration();
        var tree = new LinkedHashMap<>(example.document());
        tree.remove("teams");
        if (ConfigurationReader.read(tree) instanceof Usable usable) return usable.configuration();
        throw new IllegalStateException("the example has errors without its people");
    }
}

package dev.rollcall.bench;

import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Claim;
import dev.rollcall.domain.Command;
import dev.rollcall.domain.Command.Configure;
import dev.rollcall.domain.Command.SetPresence;
import dev.rollcall.domain.Command.SignIn;
import dev.rollcall.domain.Command.When;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.SessionId;
import dev.rollcall.domain.Ids.StatusId;
import dev.rollcall.domain.Lasting;
import dev.rollcall.domain.configuration.AgentSettings;
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
import dev.rollcall.wire.configuration.Presets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/// A floor of agents who are all signed in, and the changes of presence that the benchmarks ask
/// for: never the status an agent is in already.
final class BenchFloor {

    static final String TENANT = "bench";

    private static final StatusId[] STATUSES = {new StatusId("lunch"), new StatusId("meeting"),
        new StatusId("available"), new StatusId("busy")};

    private final AgentId[] agents;
    private final Command[][] changes;

    BenchFloor(int many) {
        agents = new AgentId[many];
        changes = new Command[many][STATUSES.length];
        for (var i = 0; i < many; i++) {
            agents[i] = new AgentId("agent-" + i);
            for (var j = 0; j < STATUSES.length; j++) {
                changes[i][j] = new SetPresence(agents[i], STATUSES[j],
                        new Lasting.AsConfigured(), When.NOW, Claim.OPEN, "");
            }
        }
    }

    static WireNotation notation() {
        return new WireNotation(
                new PersonKeys(new MemoryKeyVault(new SecureRandom()), new SecureRandom()),
                Clock.systemUTC());
    }

    /// A hub on this journal, with everybody at work.
    Hub open(Journal journal) throws JournalException {
        return open(journal, EngineMetrics.NONE);
    }

    Hub open(Journal journal, EngineMetrics metrics) throws JournalException {
        var hub = Engine.start(List.of(journal), notation(), Limits.SHIPPED,
                Clock.systemUTC(), metrics);
        hub.createTenant(TENANT, configure(), Cause.API, "bench").join();
        var asks = new ArrayList<Ask>();
        for (var agent : agents) asks.add(ask(new SignIn(agent, new SessionId("tab"))));
        for (var from = 0; from < asks.size(); from += 1_000) {
            hub.submit(TENANT, asks.subList(from, Math.min(from + 1_000, asks.size()))).join();
        }
        return hub;
    }

    Configure configure() {
        var settings = new LinkedHashMap<AgentId, AgentSettings>();
        for (var agent : agents) settings.put(agent, AgentSettings.SILENT);
        return new Configure(Presets.usable(Presets.EXAMPLE).orElseThrow().configuration(),
                settings, Set.of(), 0);
    }

    int size() {
        return agents.length;
    }

    AgentId agent(int number) {
        return agents[number];
    }

    /// The change of one agent in a round of changes: another one in each round.
    Command change(int agent, long round) {
        return changes[agent][(int) (round % STATUSES.length)];
    }

    static Ask ask(Command command) {
        return new Ask(command, Cause.AGENT, "bench", "");
    }
}

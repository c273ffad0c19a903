package dev.rollcall.engine;

import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Command;
import dev.rollcall.domain.Command.Acd;
import dev.rollcall.domain.Command.Configure;
import dev.rollcall.domain.Command.ConfigureAgents;
import dev.rollcall.domain.Command.Enqueue;
import dev.rollcall.domain.Command.SetCapabilities;
import dev.rollcall.domain.Command.SetCapacity;
import dev.rollcall.domain.Command.SetPresence;
import dev.rollcall.domain.Command.SignIn;
import dev.rollcall.domain.Command.When;
import dev.rollcall.domain.Claim;
import dev.rollcall.domain.Event;
import dev.rollcall.domain.Event.Configured;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.Ids.QueueId;
import dev.rollcall.domain.Ids.SessionId;
import dev.rollcall.domain.Ids.StatusId;
import dev.rollcall.domain.Ids.WorkId;
import dev.rollcall.domain.Ids.WorkId;
import dev.rollcall.domain.Ids.WorkstreamId;
import dev.rollcall.domain.Lasting;
import dev.rollcall.domain.Life;
import dev.rollcall.domain.Life.Page;
import dev.rollcall.domain.RandomCommands;
import dev.rollcall.domain.Request;
import dev.rollcall.domain.Tenant;
import dev.rollcall.domain.configuration.AgentSettings;
import dev.rollcall.domain.configuration.Capability;
import dev.rollcall.domain.configuration.Configuration;
import dev.rollcall.journal.Entry;
import dev.rollcall.journal.Journal;
import dev.rollcall.journal.JournalException;
import dev.rollcall.testkit.Anything;
import dev.rollcall.wire.configuration.ConfigurationReader;
import dev.rollcall.wire.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/// Makes the journal that every later version must read, and makes it longer when there are events
/// that it does not hold yet: like any journal it is only ever appended to. People do random things
/// on its floor, and those that lead to something new are written down; what no rule makes yet is
/// written down as it is.
final class GoldenJournal {

    static final String TENANT = "default";

    private static final int AGENTS = 3;
    private static final int DAYS = 1_000;
    private static final AgentId ANA = RandomCommands.agent(0);

    private static final String FLOOR = """
        {"readyToggle": true, "graceTime": "2m", "sessionTimeout": "75s",
         "automatic": {"mode": "activity", "working": "busy", "onMissed": "not-responding"},
         "signOut": {"withWork": "afterWork", "releaseAfter": "5m"},
         "statuses": [{"id": "lunch", "base": "away", "duration": "30m", "queueGroup": "quiet"}],
         "queues": ["sales", "support"], "queueGroups": {"quiet": ["support"]},
         "connections": [{"id": "teams", "connector": "webhook", "direction": "two-way",
          "statuses": [{"id": "Free"}, {"id": "Out"}, {"id": "Call", "automatic": true},
           {"id": "Busy", "ours": true}, {"id": "Offline", "online": false}],
          "inbound": {"rules": [{"when": {"status": "Out"}, "set": "lunch"},
           {"when": {"status": "Call"}, "startActivity": "call"}]},
          "outbound": {"rules": [{"when": {"working": ["voice"]}, "set": "Busy", "lock": true},
           {"when": {"base": "available"}, "set": "Free"}, {"set": "Out"}]},
          "restore": {"exactly": ["Out"], "otherwise": "Free"}, "revert": true,
          "scope": ["presence", "routing-status"], "contest": {"limit": 1}}],
         "workstreams": [{"id": "voice", "units": 50, "offerTimeout": "20s", "wrapUp": "30s",
          "reofferDelay": "1m", "overflow": {"after": "2m", "queue": "support"}}]}""";

    private final Journal journal;
    private final Notation notation;
    private final Set<Class<?>> held = new HashSet<>();
    private Tenant tenant = new Tenant(configuration());
    private Instant now = Instant.parse("2026-03-02T09:00:00Z");

    GoldenJournal(Journal journal, Notation notation) throws JournalException {
        this.journal = journal;
        this.notation = notation;
        journal.read(0, entry -> {
            now = entry.time();
            happen(notation.events(entry));
            return true;
        });
    }

    private static Configuration configuration() {
        return ConfigurationReader.trusted(
            Json.map(FLOOR.getBytes(StandardCharsets.UTF_8)));
    }

    private void happen(List<Event> events) {
        tenant.evolve(now, events);
        for (var event : events) held.add(event.getClass());
    }

    /// The events that it does not hold.
    Set<Class<?>> missing() {
        var missing = new HashSet<>(Anything.records(Event.class));
        missing.removeAll(held);
        return missing;
    }

    void complete() throws JournalException {
        if (journal.end() == 0) begin();
        for (var day = 0; day < DAYS; day++) live(day, 6);
        for (var day = 0; day < DAYS; day++) live(day, 30);
        for (var type : missing()) {
            write(List.of(new Page(new Request(nothing(), Cause.policy("golden"), now),
                List.of((Event) example(type)))));
        }
    }

    /// A random day; what happens on it is written down only if there is news in it.
    private void live(int seed, int steps) throws JournalException {
        if (missing().isEmpty()) return;
        var life = new Life(tenant.image(), now.plusSeconds(60));
        new RandomCommands(new SplittableRandom(seed), life, tenant.configuration(), AGENTS)
            .some(steps);
        if (bringsNews(life.pages())) write(life.pages());
    }

    private boolean bringsNews(List<Page> pages) {
        var missing = missing();
        return pages.stream().flatMap(page -> page.events().stream())
            .anyMatch(event -> missing.contains(event.getClass()));
    }

    private static Command nothing() {
        return new ConfigureAgents(Map.of(), Set.of());
    }

    private Object example(Class<?> type) {
        return Anything.whole().with(AgentId.class, () -> ANA)
            .with(WorkId.class, () -> tenant.works().iterator().next().id())
            .with(ConnectionId.class, () -> new ConnectionId("teams"))
            .with(QueueId.class, () -> new QueueId("sales"))
            .with(WorkId.class, () -> new WorkId("first"))
            .with(StatusId.class, () -> new StatusId("lunch")).of(type);
    }

    /// What random people do not say: names, reasons, numbers.
    private void begin() throws JournalException {
        var first = new Configure(configuration(), Map.of(), Set.of(), 0);
        write(List.of(new Page(new Request(first, Cause.API, now),
            List.of(new Configured(configuration())))));
        var life = new Life(tenant.image(), now.plusSeconds(1));
        life.ask(new ConfigureAgents(agents(), Set.of()), Cause.API);
        life.ask(new ConfigureAgents(Map.of(), Set.of(new AgentId("gone"))), Cause.API);
        life.ask(new SignIn(ANA, new SessionId("tab")), Cause.AGENT);
        life.ask(new SetPresence(ANA, new StatusId("busy"), new Lasting.AsConfigured(),
            When.NOW, Claim.OPEN, "at the dentist"), new Cause(Cause.Kind.SUPERVISOR, "max", ""));
        life.ask(new SetCapacity(ANA, Optional.of(100), Optional.empty()), Cause.API);
        life.ask(new SetCapabilities(ANA, Set.of(Capability.PHONE)), Cause.API);
        life.ask(new Enqueue(new WorkId("first"), new WorkstreamId("voice"),
            new QueueId("sales"), 0, Map.of("number", "+41790000000"), Acd.AS_CONFIGURED, true),
            Cause.connection(new ConnectionId("teams")));
        write(life.pages());
    }

    private static Map<AgentId, AgentSettings> agents() {
        return Map.of(ANA, named("Ana Amari"), RandomCommands.agent(1), named("Ben Ng"),
            RandomCommands.agent(2), AgentSettings.SILENT, new AgentId("gone"), named("Cleo"));
    }

    private static AgentSettings named(String name) {
        return new AgentSettings(name, "blue", Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty(), Optional.of(Set.of(new QueueId("sales"))),
            Map.of(new ConnectionId("teams"), name + "@example.org"), "Europe/Berlin");
    }

    private void write(List<Page> pages) throws JournalException {
        var entries = new ArrayList<Entry.New>();
        for (var page : pages) {
            if (page.events().isEmpty()) continue;
            var asked = page.request();
            now = asked.at();
            entries.add(new Entry.New(TENANT, now, asked.by().text(), "",
                notation.version(), notation.request(TENANT, asked.command(), asked.by()),
                notation.events(TENANT, page.events())));
            happen(page.events());
        }
        journal.append(entries);
    }
}

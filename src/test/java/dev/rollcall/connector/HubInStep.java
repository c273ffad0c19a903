package dev.rollcall.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.Agent;
import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Claim;
import dev.rollcall.domain.Command;
import dev.rollcall.domain.Command.Configure;
import dev.rollcall.domain.Command.SetPresence;
import dev.rollcall.domain.Command.SignIn;
import dev.rollcall.domain.Command.When;
import dev.rollcall.domain.Event;
import dev.rollcall.domain.FarSide;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.Ids.SessionId;
import dev.rollcall.domain.Ids.StatusId;
import dev.rollcall.domain.Lasting;
import dev.rollcall.domain.configuration.AgentSettings;
import dev.rollcall.domain.sync.FarState;
import dev.rollcall.engine.Answer;
import dev.rollcall.engine.Engine;
import dev.rollcall.engine.EngineMetrics;
import dev.rollcall.engine.Hub;
import dev.rollcall.engine.Limits;
import dev.rollcall.engine.LineMetrics;
import dev.rollcall.engine.Lines.Health;
import dev.rollcall.engine.Lines.Unmapped;
import dev.rollcall.engine.NotationByNumber;
import dev.rollcall.journal.JournalException;
import dev.rollcall.journal.MemoryJournal;
import dev.rollcall.wire.configuration.ConfigurationReader;
import dev.rollcall.wire.configuration.Presets;
import dev.rollcall.wire.configuration.Reading;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;

/// A whole hub with one tenant and the connectors under test, without doors: what is told it, and
/// what it shows. The outside systems are real servers.
public final class HubInStep implements AutoCloseable {

    private static final String TENANT = "default";

    private final MemoryJournal journal = new MemoryJournal();
    private final NotationByNumber notation = new NotationByNumber();
    private final Engine engine;
    private final Switchboard switchboard;
    private final Strangers strangers;

    /// @param preset `elevate`, `vonage-salesforce`, ...
    /// @param patch over the preset, such as a connection's settings (merged by id)
    /// @param agents by id, with their names in each connection
    /// @param environment where `env:NAME` leads
    public HubInStep(String preset, Map<String, Object> patch,
            Map<String, Map<String, String>> agents, Map<String, Connector> kinds,
            Map<String, String> environment) throws JournalException {
        this(preset, patch, agents, _ -> kinds, environment);
    }

    /// The same with connectors that know the hub.
    public HubInStep(String preset, Map<String, Object> patch,
            Map<String, Map<String, String>> agents, Function<Hub, Map<String, Connector>> kinds,
            Map<String, String> environment) throws JournalException {
        this(preset, patch, agents, kinds, environment, InstantSource.system());
    }

    /// The same at a time of its own.
    public HubInStep(String preset, Map<String, Object> patch,
            Map<String, Map<String, String>> agents, Function<Hub, Map<String, Connector>> kinds,
            Map<String, String> environment, InstantSource clock) throws JournalException {
        strangers = new Strangers(clock);
        engine = Engine.start(List.of(journal), notation,
                Limits.SHIPPED, clock, EngineMetrics.NONE);
        var before = Presets.usable(preset).orElseThrow().configuration();
        var reading = ConfigurationReader.patched(before, Map.of(), patch);
        assertThat(reading).isInstanceOf(Reading.Usable.class);
        var settings = new HashMap<AgentId, AgentSettings>();
        agents.forEach((id, names) -> settings.put(new AgentId(id), named(names)));
        tell(new Configure(((Reading.Usable) reading).configuration(), settings, Set.of(), 0),
                true);
        switchboard = new Switchboard(engine, kinds.apply(engine), new Secrets(environment),
                strangers, true, clock, new SplittableRandom(7), LineMetrics.NONE);
    }

    private static AgentSettings named(Map<String, String> names) {
        var identities = new HashMap<ConnectionId, String>();
        names.forEach((connection, name) -> identities.put(new ConnectionId(connection), name));
        return new AgentSettings("", "", Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), identities, "");
    }

    public void signIn(String agent) {
        tell(new SignIn(new AgentId(agent), new SessionId("s1")), false);
    }

    public void choose(String agent, String status) {
        tell(new SetPresence(new AgentId(agent), new StatusId(status),
                new Lasting.AsConfigured(), When.NOW, Claim.OPEN, ""), false);
    }

    public void tell(Command command) {
        tell(command, false);
    }

    private void tell(Command command, boolean first) {
        var answer = first
                ? engine.createTenant(TENANT, (Configure) command, Cause.API, "test").join()
                : engine.submit(TENANT, command, Cause.API, "test", "").join();
        assertThat(answer).isInstanceOf(Answer.Accepted.class);
    }

    public Hub hub() {
        return engine;
    }

    public Agent agent(String id) {
        return engine.read(TENANT, floor -> floor.agent(new AgentId(id)));
    }

    /// The status an agent is in.
    public String shows(String agent) {
        return agent(agent).presence().status().text();
    }

    /// What the hub knows of an agent in one system.
    public FarSide side(String agent, String connection) {
        return agent(agent).farSide(new ConnectionId(connection));
    }

    public FarState state(String agent, String connection) {
        var id = new ConnectionId(connection);
        return engine.read(TENANT, floor -> FarState.of(
                floor.agent(new AgentId(agent)).farSide(id),
                floor.configuration().connection(id).orElseThrow()));
    }

    /// What befell an agent in one system, the newest last: a line each, for people to read.
    public List<String> story(String agent, String connection, int lines) {
        var story = new ArrayDeque<String>();
        journal.read(0, entry -> {
            for (var event : notation.events(entry)) {
                if (event instanceof Event.OfFarSide there
                        && there.agent().text().equals(agent)
                        && there.connection().text().equals(connection)) {
                    story.add(entry.time() + " " + there);
                    if (story.size() > lines) story.removeFirst();
                }
            }
            return true;
        });
        return List.copyOf(story);
    }

    public Health health(String connection) {
        return switchboard.health(TENANT, new ConnectionId(connection))
                .orElse(new Health(false, "nobody keeps it yet", 0));
    }

    /// Where names are noted that nobody has mapped.
    public Strangers strangers() {
        return strangers;
    }

    /// The names that a connection has spoken of and nobody has mapped.
    public List<String> unmapped(String connection) {
        return switchboard.unmapped(TENANT, new ConnectionId(connection)).stream()
                .map(Unmapped::name).toList();
    }

    @Override
    public void close() {
        switchboard.close();
        engine.close();
    }
}

package dev.rollcall.engine;

import dev.rollcall.domain.Agent;
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
import dev.rollcall.domain.TenantImage;
import dev.rollcall.domain.configuration.AgentSettings;
import dev.rollcall.domain.configuration.Configuration;
import dev.rollcall.journal.JournalException;
import dev.rollcall.journal.MemoryJournal;
import dev.rollcall.testkit.VirtualTime;
import dev.rollcall.wire.configuration.Presets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// An engine turned by hand, on a journal in memory and a clock that only the test moves. It can be
/// stopped, killed and started again on what its journal remembers.
final class Floors implements AutoCloseable {

    static final String ACME = "acme";
    static final AgentId ANA = new AgentId("ana");
    static final AgentId BEN = new AgentId("ben");

    final VirtualTime time = new VirtualTime();
    final NotationByNumber notation = new NotationByNumber();
    final Limits limits;
    private MemoryJournal memory = new MemoryJournal("m");
    FaultyJournal disk = new FaultyJournal(memory);
    Engine engine;

    Floors() {
        this(Limits.SHIPPED);
    }

    Floors(Limits limits) {
        this.limits = limits;
        this.engine = start();
    }

    /// Little room everywhere.
    static Limits small() {
        var shipped = Limits.SHIPPED;
        return new Limits(10, 4, 8, 64, 64, shipped.commandIdsKept(), 5, 3,
            shipped.framesPerSecond(), shipped.gathered(), 50, shipped.probe());
    }

    private Engine start() {
        try {
            return Engine.byHand(disk, notation, limits, time, EngineMetrics.NONE);
        } catch (JournalException broken) {
            throw new AssertionError(broken);
        }
    }

    /// With a tenant and these agents in it.
    Floors with(String tenant, AgentId... agents) {
        return with(tenant, Presets.bare(), agents);
    }

    Floors with(String tenant, Configuration configuration, AgentId... agents) {
        answered(engine.createTenant(tenant, configure(configuration, agents), Cause.API, "test"));
        return this;
    }

    static Configure configure(Configuration configuration, AgentId... agents) {
        Map<AgentId, AgentSettings> settings = new LinkedHashMap<>();
        for (var agent : agents) settings.put(agent, AgentSettings.SILENT);
        return new Configure(configuration, settings, Set.of(), 0);
    }

    Answer ask(Command command) {
        return ask(ACME, command, "");
    }

    Answer ask(String tenant, Command command, String commandId) {
        return answered(engine.submit(tenant, command, Cause.AGENT, "test", commandId));
    }

    private Answer answered(CompletableFuture<Answer> answer) {
        engine.settle();
        return answer.join();
    }

    /// Time passes, and whatever falls due happens at its own time.
    void pass(Duration duration) {
        var until = time.instant().plus(duration).toEpochMilli();
        while (engine.nextDue() <= until) {
            time.set(Instant.ofEpochMilli(
                Math.max(engine.nextDue(), time.millis())));
            engine.settle();
        }
        time.set(Instant.ofEpochMilli(until));
        engine.settle();
    }

    Agent agent(AgentId id) {
        return engine.read(ACME, floor -> floor.agent(id));
    }

    /// What the writer holds.
    TenantImage image(String tenant) {
        return engine.ledger().find(tenant).orElseThrow().tenant().image();
    }

    String presence(AgentId id) {
        return agent(id).presence().status().text();
    }

    static Command signIn(AgentId agent) {
        return new SignIn(agent, new SessionId("tab"));
    }

    static Command choose(AgentId agent, String status) {
        return new SetPresence(agent, new StatusId(status), new Lasting.AsConfigured(), When.NOW,
            Claim.OPEN, "");
    }

    static Command choose(AgentId agent, String status, Duration duration) {
        return new SetPresence(agent, new StatusId(status), new Lasting.For(duration), When.NOW,
            Claim.OPEN, "");
    }

    /// Ends without a word, and begins anew.
    void kill() {
        memory = memory.reopen();
        disk = new FaultyJournal(memory);
        engine = start();
    }

    void restart() {
        engine.close();
        kill();
    }

    @Override
    public void close() {
        engine.close();
    }
}

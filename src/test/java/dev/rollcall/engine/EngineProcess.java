package dev.rollcall.engine;

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
import dev.rollcall.engine.Answer.Accepted;
import dev.rollcall.journal.PersonKeys;
import dev.rollcall.journal.sqlite.SqliteJournal;
import dev.rollcall.journal.sqlite.SqliteKeyVault;
import dev.rollcall.wire.configuration.Presets;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A child process with a hub on real files. It does what its parent writes, a line a command, and
/// says what was acknowledged, until it is killed.
final class EngineProcess {

    static final String TENANT = "default";

    private final Hub hub;
    private final PrintStream parent = new PrintStream(
        new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    private EngineProcess(Hub hub) {
        this.hub = hub;
    }

    /// Arguments: the folder, and how many agents there are.
    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        var chance = new SecureRandom();
        var journal = SqliteJournal.open(folder, chance);
        var vault = SqliteKeyVault.open(folder, folder.resolve("master.key"), chance);
        var clock = InstantSource.system();
        var hub = Engine.start(List.of(journal),
            new WireNotation(new PersonKeys(vault, chance), clock), limits(), clock,
            EngineMetrics.NONE);
        new EngineProcess(hub).serve(Integer.parseInt(arguments[1]));
    }

    /// A snapshot every now and then, so that some are being written when the end comes.
    private static Limits limits() {
        var shipped = Limits.SHIPPED;
        return new Limits(shipped.waiting(), shipped.reserved(), shipped.batch(),
            shipped.recent(), shipped.commandIds(), shipped.commandIdsKept(),
            shipped.listeners(), shipped.pending(), shipped.framesPerSecond(),
            shipped.gathered(), 400, shipped.probe());
    }

    private void serve(int agents) throws Exception {
        if (!hub.tenants().contains(TENANT)) {
            hub.createTenant(TENANT, first(agents), Cause.API, "test").join();
        }
        for (var i = 0; i < agents; i++) {
            hub.submit(TENANT, new SignIn(agent(i), new SessionId("tab")), Cause.AGENT, "test", "")
                .join();
        }
        parent.println("ready");
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            var words = line.split(" ");
            if (words[0].equals("state")) say(agents);
            else set(words[0], Integer.parseInt(words[1]), words[2]);
        }
    }

    private static Configure first(int agents) {
        return new Configure(Presets.bare(), IntStream.range(0, agents).boxed()
            .collect(Collectors.toMap(EngineProcess::agent, _ -> AgentSettings.SILENT)),
            Set.of(), 0);
    }

    static AgentId agent(int number) {
        return new AgentId("agent-" + number);
    }

    /// The command's own name is its reason too, so that the state says which one was the last.
    private void set(String id, int agent, String status) {
        Command command = new SetPresence(agent(agent), new StatusId(status),
            new Lasting.AsConfigured(), When.NOW, Claim.OPEN, id);
        hub.submit(TENANT, command, Cause.AGENT, "test", id)
            .thenAccept(answer -> parent.println(id + " " + told(answer) + " ."));
    }

    private static String told(Answer answer) {
        if (answer instanceof Accepted(var offset, var events)) {
            return offset + " " + events.toString().replaceAll("\\s", "");
        }
        throw new IllegalStateException("expected yes, found " + answer);
    }

    /// Everybody's status and the name of the command that set it.
    private void say(int agents) {
        var state = hub.read(TENANT, floor -> IntStream.range(0, agents)
            .mapToObj(number -> floor.agent(agent(number)).presence())
            .map(claim -> claim.status() + "/" + claim.reason())
            .collect(Collectors.joining(" ", "state ", " .")));
        parent.println(state);
    }
}

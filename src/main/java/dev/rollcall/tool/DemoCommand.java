package dev.rollcall.tool;

import dev.rollcall.api.access.Credential;
import dev.rollcall.api.access.Credentials;
import dev.rollcall.api.access.Role;
import dev.rollcall.simulator.floor.Demand;
import dev.rollcall.simulator.floor.DemoTenant;
import dev.rollcall.simulator.floor.FloorClient;
import dev.rollcall.simulator.floor.Person;
import dev.rollcall.simulator.floor.Speed;
import dev.rollcall.simulator.floor.Staff;
import dev.rollcall.tool.Running.Wanted;
import dev.rollcall.tool.demo.Neighbourhood;
import dev.rollcall.tool.demo.Neighbourhood.Tokens;
import dev.rollcall.wire.configuration.ConfigurationReader;
import dev.rollcall.wire.configuration.Reading.Broken;
import dev.rollcall.wire.configuration.Reading.Usable;
import dev.rollcall.wire.configuration.Replacement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `demo`: a server with a contact centre on it that lives through a working day.
@Command(name = "demo", mixinStandardHelpOptions = true, description = {
    "Runs a server and a simulated contact centre that works on it over HTTP.",
    "Exit codes: 0 stopped, 2 it cannot start."})
final class DemoCommand implements Callable<Integer> {
    private static final int AGENTS_MAX = 10_000;
    private static final int ITEMS_MAX = 1_000_000;

    /// Most people are in by then.
    private static final LocalDateTime MORNING = LocalDateTime.of(2026, 3, 2, 9, 30);

    private final Console console;

    @Option(names = "--agents", description = "people on the floor; ships as 300")
    private int agents = 300;

    @Option(names = "--speed", description = "simulated seconds in a real one, 1 to 600; ships as"
            + " 60: a day takes ten minutes")
    private double speed = 60;

    @Option(names = "--items", description = "calls, chats and letters until the evening; ships"
            + " as what keeps the floor busy, 47 for each agent")
    private int items;

    @Option(names = "--seed", description = "another day; ships as 1")
    private long seed = 1;

    @Mixin
    private Doors doors = new Doors();

    DemoCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (agents < 1 || agents > AGENTS_MAX) {
            throw Complaint.unusable("expected 1 to " + AGENTS_MAX + " agents, found " + agents
                    + ".");
        }
        var pace = pace();
        var staff = Staff.of(agents, new Random(seed));
        var settings = doors.settings();
        var data = Files.createTempDirectory("rollcall-demo");
        var clock = InstantSource.system();
        try (var around = Neighbourhood.open(staff.people().stream().map(Person::id).toList(),
                clock, seed)) {
            var running = ServeCommand.open(console.with(environment(around)), data, settings,
                    tenants(staff, pace, around));
            around.begin(doors.local(running.port()), tokens(running));
            var floor = new FloorClient(doors.local(running.port()),
                    tokens(running).integration(Running.TENANT), staff, pace, demand(), clock,
                    new Random(seed));
            floor.begin(day -> console.say("The day is over. " + day.text()));
            say(running, around);
            Stopping.await(() -> {
                console.say("The day ends early. " + floor.soFar().text());
                floor.close();
                ServeCommand.stop(console, running);
            });
        } finally {
            remove(data);
        }
        return Exit.DONE;
    }

    private Demand demand() {
        if (items < 0 || items > ITEMS_MAX) {
            throw Complaint.unusable("expected 1 to " + ITEMS_MAX + " items, found " + items
                    + ".");
        }
        return items == 0 ? Demand.usual(agents, MORNING) : new Demand(items, agents, MORNING);
    }

    private Speed pace() {
        try {
            return new Speed(speed);
        } catch (IllegalArgumentException wrong) {
            throw Complaint.unusable(wrong.getMessage() + ".");
        }
    }

    private static Wanted tenants(Staff staff, Speed pace, Neighbourhood around) {
        var document = around.connected(DemoTenant.document(staff, pace));
        return switch (ConfigurationReader.read(document)) {
            case Usable usable -> new Wanted(() -> Replacement.of(document, usable), false,
                    around.tenants());
            case Broken broken -> throw new IllegalStateException(
                    "the demo's own configuration has errors: " + broken.findings());
        };
    }

    /// The simulators are on this machine, and their secrets are known to nobody else.
    private static Map<String, String> environment(Neighbourhood around) {
        var environment = new HashMap<>(around.secrets());
        environment.put("ROLLCALL_WEBHOOKS_INSIDE", "allow");
        return environment;
    }

    /// The floor is an outside system like any other: an integration with a token.
    private static Tokens tokens(Running running) {
        return new Tokens() {
            @Override
            public String integration(String tenant) {
                return token(running, tenant, Role.INTEGRATION, "");
            }

            @Override
            public String agent(String tenant, String agent) {
                return token(running, tenant, Role.AGENT, agent);
            }
        };
    }

    private static String token(Running running, String tenant, Role role, String subject) {
        return running.credentials().create(new Credentials.Wish(Credential.Kind.TOKEN,
                "simulated floor", tenant, role, role.most(), subject,
                Set.of(), Credential.NEVER, "")).written();
    }

    private void say(Running running, Neighbourhood around) {
        var address = doors.address(running.port());
        console.say(agents + " people work on " + address + ", one real second is "
                + Math.round(speed) + " of theirs.");
        console.say("Open the board once as administrator: " + address + "/#code="
                + running.administratorsCode(Running.TENANT));
        console.say("Other tenants, each a small office with the system that it is named after:");
        for (var tenant : around.names()) {
            console.say("  %-20s %s/#code=%s".formatted(tenant, address,
                    running.administratorsCode(tenant)));
        }
        console.say("Look for: lunches that end by themselves, red lines of people on private"
                + " calls, and why anybody is in what they are in. Ctrl-C ends the day.");
    }

    private static void remove(Path data) {
        try (var files = Files.walk(data)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException left) {
            // The operating system sweeps its temporary folder; nothing of it is needed.
        }
    }
}

package dev.rollcall.tool;

import dev.rollcall.api.Api;
import dev.rollcall.journal.JournalException;
import dev.rollcall.tool.Running.Wanted;
import dev.rollcall.wire.configuration.ConfigurationReader;
import dev.rollcall.wire.configuration.Presets;
import dev.rollcall.wire.configuration.Reading.Broken;
import dev.rollcall.wire.configuration.Reading.Usable;
import dev.rollcall.wire.configuration.Replacement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `serve`: the server, until it is told to stop.
@Command(name = "serve", mixinStandardHelpOptions = true, description = {
    "Runs the server: API, streams and page, with the journal in a folder of its own.",
    "ROLLCALL_ADMIN_TOKEN (at least 24 characters) is an administrator's token, for automation.",
    "Exit codes: 0 stopped, 2 it cannot start."})
final class ServeCommand implements Callable<Integer> {
    private static final int TOKEN_MIN = 24;

    private final Console console;

    @Option(names = "--config", paramLabel = "FILE|PRESET", description = "the tenant's"
            + " configuration on the first start; ships as a small example")
    private String config = "";

    @Option(names = "--apply", paramLabel = "FILE|PRESET", description = "the tenant's"
            + " configuration on this and every start: it replaces whatever the folder holds")
    private String apply = "";

    @Option(names = "--data", paramLabel = "DIR", description = "where the journal lives; ships as"
            + " ./data")
    private Path data = Path.of("data");

    @Option(names = "--new-link", description = "prints an administrator's one-time link, also"
            + " when there is an administrator already")
    private boolean newLink;

    @Mixin
    private Doors doors = new Doors();

    ServeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        var token = console.variable("ROLLCALL_ADMIN_TOKEN");
        if (!token.isEmpty() && token.length() < TOKEN_MIN) {
            throw Complaint.unusable("expected at least " + TOKEN_MIN + " characters in"
                    + " ROLLCALL_ADMIN_TOKEN, found " + token.length() + ". Choose a longer one.");
        }
        if (!config.isEmpty() && !apply.isEmpty()) {
            throw Complaint.unusable("expected --config, for the first start, or --apply, for"
                    + " every start; found both.");
        }
        var running = open(console, data, doors.settings(),
                new Wanted(configuration(), !apply.isEmpty(), Map.of()));
        say(running);
        Stopping.await(() -> stop(console, running));
        return Exit.DONE;
    }

    /// What a person names is read before anything is touched; the example, which is as we shipped
    /// it, when a folder turns out to be new: reading it is a fifth of a start.
    private Supplier<Replacement> configuration() {
        var name = apply.isEmpty() ? config : apply;
        if (name.isEmpty()) return () -> configuration(Presets.EXAMPLE);
        var named = configuration(name);
        return () -> named;
    }

    private static Replacement configuration(String name) {
        var document = Presets.document(name)
                .orElseGet(() -> SourceFile.of(Path.of(name)).document());
        return switch (ConfigurationReader.read(document)) {
            case Usable usable -> Replacement.of(document.tree(), usable);
            case Broken broken -> {
                var first = broken.findings().getFirst();
                throw Complaint.unusable("expected a configuration without errors, found "
                        + document.at(first.pointer()) + ": " + first.detail()
                        + ". 'rollcall check " + name + "' lists them all.");
            }
        };
    }

    /// Up and ready, or a complaint that says why not and what to do.
    static Running open(Console console, Path data, Api.Settings settings, Wanted wanted) {
        try {
            return Running.open(data, settings, wanted, console.environment());
        } catch (JournalException | IOException cannot) {
            throw Complaint.unusable(Optional.ofNullable(cannot.getMessage())
                    .orElse(cannot.toString()));
        }
    }

    static void stop(Console console, Running running) {
        console.remark("Stopping: what was asked is answered, then the doors are shut.");
        running.close();
    }

    private void say(Running running) {
        var address = doors.address(running.port());
        console.say("Rollcall listens on " + address + " (health and metrics on port "
                + running.managementPort() + "), its journal is in " + data.toAbsolutePath());
        if (!running.fresh() && !config.isEmpty()) {
            console.remark("The folder holds a tenant already: --config was not looked at."
                    + " --apply replaces its configuration, at every start; 'rollcall apply FILE'"
                    + " does so while it runs.");
        }
        if (newLink || !running.credentials().hasAdministrator()) {
            console.say("Open it once as administrator: " + address + "/#code="
                    + running.administratorsCode(Running.TENANT));
        }
    }
}

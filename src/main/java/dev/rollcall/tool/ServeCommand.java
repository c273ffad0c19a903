package dev.rollcall.tool;

import dev.rollcall.api.Api;
import dev.rollcall.journal.JournalException;
import dev.rollcall.wire.configuration.ConfigurationReader;
import dev.rollcall.wire.configuration.Presets;
import dev.rollcall.wire.configuration.Reading.Broken;
import dev.rollcall.wire.configuration.Reading.Usable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
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
    private String config = Presets.EXAMPLE;

    @Option(names = "--data", paramLabel = "DIR", description = "where the journal lives; ships as"
            + " ./data")
    private Path data = Path.of("data");

    @Option(names = "--host", description = "the address to listen on; ships as 0.0.0.0")
    private String host = "0.0.0.0";

    @Option(names = "--port", description = "API and page; ships as 8080, 0 takes a free one")
    private int port = 8080;

    @Option(names = "--management-port", description = "health and metrics; ships as 9090")
    private int managementPort = 9090;

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
        var running = open(console, data, Api.Settings.SHIPPED.on(host, port, managementPort),
                configuration());
        say(running, token.isEmpty());
        untilStopped(running);
        return Exit.DONE;
    }

    private Usable configuration() {
        var preset = Presets.usable(config);
        if (preset.isPresent()) return preset.get();
        var document = SourceFile.of(Path.of(config)).document();
        return switch (ConfigurationReader.read(document)) {
            case Usable usable -> usable;
            case Broken broken -> {
                var first = broken.findings().getFirst();
                throw Complaint.unusable("expected a configuration without errors, found "
                        + document.at(first.pointer()) + ": " + first.detail()
                        + ". 'rollcall check " + config + "' lists them all.");
            }
        };
    }

    /// Up and ready, or a complaint that says why not and what to do.
    static Running open(Console console, Path data, Api.Settings settings, Usable first) {
        try {
            return Running.open(data, settings, first, console.environment());
        } catch (JournalException | IOException cannot) {
            throw Complaint.unusable(Optional.ofNullable(cannot.getMessage())
                    .orElse(cannot.toString()));
        }
    }

    private void say(Running running, boolean link) {
        var address = "http://localhost:" + running.port();
        console.say("Rollcall listens on " + address + " (health and metrics on "
                + running.managementPort() + "), its journal is in " + data.toAbsolutePath());
        if (!running.fresh()) {
            console.remark("The folder holds a tenant already: --config was not looked at."
                    + " 'rollcall apply FILE' changes its configuration.");
        }
        if (link && !running.credentials().hasAdministrator()) {
            console.say("Open it once as administrator: " + address + "/#code="
                    + running.administratorsCode());
        }
    }

    /// Waits for the process to be told to stop, and then stops in order.
    static void untilStopped(Running running) throws InterruptedException {
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            running.close();
            stopped.countDown();
        }, "rollcall-stop"));
        stopped.await();
    }
}

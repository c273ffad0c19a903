package dev.rollcall;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The composition root: the command line's front door. It gives each command what it needs and
/// holds no rule of its own; nobody imports it.
@Command(
    name = "rollcall",
    mixinStandardHelpOptions = true,
    version = "rollcall 0.1.0-SNAPSHOT",
    synopsisSubcommandLabel = "COMMAND",
    description = "One live, durable truth about every contact-centre agent's presence.")
public final class Main {

    private Main() {}

    /// Runs one command and ends with its exit code.
    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }

    /// What the build runs once to fill the AOT cache: the ways that a start goes through.
    @Command(name = "rehearse", hidden = true)
    int rehearse() {
        var nothing = OutputStream.nullOutputStream();
        var nowhere = new PrintWriter(nothing, false, StandardCharsets.UTF_8);
        new CommandLine(new Main()).usage(nowhere);
        return CommandLine.ExitCode.OK;
    }
}

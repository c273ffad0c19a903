package dev.rollcall.tool;

import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// All commands, and how every one of them ends: with its answer, or with one clear paragraph and
/// the right exit code.
public final class Toolbox {

    /// Hangs the commands under `root`.
    public static CommandLine commands(Object root, Console console) {
        var commands = new CommandLine(root)
                .addSubcommand(new CheckCommand(console))
                .addSubcommand(new ScenarioCommand(console))
                .addSubcommand(new CompletionCommand(console));
        return commands.setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(console.out())
                .setErr(console.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        console.coloured() ? Ansi.ON : Ansi.OFF))
                .setParameterExceptionHandler((wrong, _) -> misused(wrong, console))
                .setExecutionExceptionHandler((thrown, _, _) -> failed(thrown, console));
    }

    private static int misused(ParameterException wrong, Console console) {
        var command = wrong.getCommandLine();
        console.remark("rollcall: " + sentence(wrong.getMessage()));
        UnmatchedArgumentException.printSuggestions(wrong, console.err());
        console.remark("'" + command.getCommandSpec().qualifiedName() + " --help' says more.");
        console.err().flush();
        return Exit.UNUSABLE;
    }

    private static String sentence(String message) {
        var line = message.strip();
        return line.endsWith(".") ? line : line + ".";
    }

    private static int failed(Exception thrown, Console console) {
        console.out().flush();
        if (thrown instanceof Complaint complaint) {
            console.remark("rollcall: " + complaint.message());
            return complaint.exit();
        }
        console.remark("rollcall: this is a bug of ours, please report it: " + thrown);
        if (!console.variable("ROLLCALL_TRACE").isEmpty()) thrown.printStackTrace(console.err());
        else console.remark("ROLLCALL_TRACE=1 says where it happened.");
        return Exit.BUG;
    }

    private Toolbox() {}
}

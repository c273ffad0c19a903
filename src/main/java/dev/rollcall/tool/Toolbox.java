package dev.rollcall.tool;

import dev.rollcall.domain.configuration.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// All commands, and how every one of them ends: with its answer, or with one clear paragraph and
/// the right exit code.
public final class Toolbox {

    private static final String[] FOOTER = {
        "",
        "Commands that ask a running server take its address from ROLLCALL_URL",
        "(http://localhost:8080 if it is not set) and a token from ROLLCALL_TOKEN.",
        "Exit codes: 0 done, 1 the answer is no, 2 wrong usage or unreadable input,",
        "3 conflict, 4 unreachable."};

    /// Hangs the commands under `root`: all of them, or the one that is asked for, because reading
    /// a command's annotations costs a server's start some ten milliseconds each.
    public static CommandLine commands(Object root, Console console, String... asked) {
        var commands = new CommandLine(root);
        var all = all();
        if (asked.length > 0 && all.containsKey(asked[0])) {
            commands.addSubcommand(all.get(asked[0]).apply(console));
        } else {
            all.values().forEach(make -> commands.addSubcommand(make.apply(console)));
            commands.addSubcommand(new CompletionCommand(console))
                    .addSubcommand(new HelpCommand());
        }
        commands.getCommandSpec().usageMessage().footer(FOOTER);
        return commands.setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(console.out())
                .setErr(console.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        console.coloured() ? Ansi.ON : Ansi.OFF))
                .setParameterExceptionHandler((wrong, _) -> misused(wrong, console))
                .setExecutionExceptionHandler((thrown, _, _) -> failed(thrown, console));
    }

    /// By name, in the order of the help text; without those that tell of all the others.
    private static SequencedMap<String, Function<Console, Object>> all() {
        var all = new LinkedHashMap<String, Function<Console, Object>>();
        all.put("serve", ServeCommand::new);
        all.put("demo", DemoCommand::new);
        all.put("check", CheckCommand::new);
        all.put("apply", ApplyCommand::new);
        all.put("export", ExportCommand::new);
        all.put("scenario", ScenarioCommand::new);
        all.put("bench", BenchCommand::new);
        all.put("agents", AgentsCommand::new);
        all.put("watch", WatchCommand::new);
        all.put("set-presence", SetPresenceCommand::new);
        all.put("journal", JournalCommand::new);
        return all;
    }

    private static int misused(ParameterException wrong, Console console) {
        var command = wrong.getCommandLine();
        if (command.getParent() == null && !(wrong instanceof UnmatchedArgumentException)) {
            command.usage(console.err());
            return Exit.UNUSABLE;
        }
        console.remark("rollcall: " + reason(wrong));
        console.remark("'" + command.getCommandSpec().qualifiedName() + " --help' says more.");
        console.err().flush();
        return Exit.UNUSABLE;
    }

    private static String reason(ParameterException wrong) {
        if (wrong instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            return unknown(wrong.getCommandLine(), unmatched.getUnmatched().getFirst());
        }
        var line = Objects.requireNonNullElse(wrong.getMessage(), "").strip()
                .replaceFirst("^Error: ", "");
        return line.endsWith(".") ? line : line + ".";
    }

    /// A word that no command takes: an option if it looks like one, else a command if there are
    /// any here, else one argument too many.
    private static String unknown(CommandLine command, String word) {
        var name = command.getCommandSpec().qualifiedName();
        if (word.startsWith("-")) {
            var options = new ArrayList<String>();
            command.getCommandSpec().options().forEach(option ->
                    options.addAll(List.of(option.names())));
            return "expected an option of '" + name + "', found '" + word + "'"
                    + "; " + Suggestion.hint(word, options);
        }
        var commands = command.getSubcommands().keySet();
        return commands.isEmpty()
                ? "expected no more arguments for '" + name + "', found '" + word + "'."
                : "expected a command, found '" + word + "'; "
                        + Suggestion.hint(word, commands);
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

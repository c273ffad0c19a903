package dev.rollcall.tool;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/// Where the commands speak and what they know of their surroundings. Answers go to `out`, and only
/// they, so that a pipe gets nothing else; everything about the answer goes to `err`. Colours and
/// progress are for people at a terminal.
///
/// @param terminal whether a person is looking at `out`
public record Console(PrintWriter out, PrintWriter err, Map<String, String> environment,
        boolean terminal, InstantSource clock) {

    /// What a text means, for those who see colours.
    enum Tone {
        GOOD("32"), BAD("31;1"), CAREFUL("33"), QUIET("2"), STRONG("1");

        private final String code;

        Tone(String code) {
            this.code = code;
        }
    }

    public Console {
        environment = Map.copyOf(environment);
    }

    /// The process's own. In JDK 25 there is no console where there is no terminal.
    @SuppressWarnings("SystemConsoleNull")
    public static Console ofProcess(PrintStream out, PrintStream err) {
        var console = System.console();
        return new Console(writer(out), writer(err), System.getenv(),
                console != null && console.isTerminal(), InstantSource.system());
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    /// The same with more variables in its environment.
    Console with(Map<String, String> variables) {
        var more = new HashMap<>(environment);
        more.putAll(variables);
        return new Console(out, err, more, terminal, clock);
    }

    void say(String line) {
        out.println(line);
    }

    /// About the answer, not the answer.
    void remark(String line) {
        err.println(line);
    }

    String in(Tone tone, String text) {
        return coloured() ? "\u001b[" + tone.code + "m" + text + "\u001b[0m" : text;
    }

    boolean coloured() {
        return terminal && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
    }

    /// A variable of the environment; empty when it is not set.
    String variable(String name) {
        return environment.getOrDefault(name, "");
    }
}

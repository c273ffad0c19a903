package dev.rollcall.tool;

import dev.rollcall.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// A command that was run as from a shell, in this process, and what came of it.
record Ran(int exit, String out, String err) {

    /// Output into a pipe, nothing in the environment.
    static Ran rollcall(String... args) {
        return in(Map.of(), false, args);
    }

    static Ran in(Map<String, String> environment, boolean terminal, String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        var console = new Console(new PrintWriter(out, true), new PrintWriter(err, true),
                environment, terminal, InstantSource.system());
        return new Ran(Main.run(console, args), out.toString(), err.toString());
    }

    List<String> lines() {
        return out.lines().toList();
    }
}

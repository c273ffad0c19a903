package dev.rollcall.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `completion bash|zsh`: the script that makes the tab key work.
@Command(name = "completion", mixinStandardHelpOptions = true, description = {
    "Prints the script that completes commands and options.",
    "bash: source <(rollcall completion bash)",
    "zsh:  source <(rollcall completion zsh)"})
final class CompletionCommand implements Callable<Integer> {

    /// What the tab key offers.
    static final class Shells extends ArrayList<String> {
        private static final long serialVersionUID = 1;

        Shells() {
            super(List.of("bash", "zsh"));
        }
    }

    private static final String BASH_IN_ZSH = """
        autoload -U +X compinit && compinit
        autoload -U +X bashcompinit && bashcompinit
        """;

    private final Console console;

    @Parameters(paramLabel = "SHELL", description = "bash or zsh",
            completionCandidates = Shells.class)
    private String shell = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    CompletionCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var shells = new Shells();
        if (!shells.contains(shell)) {
            throw Complaint.unusable("expected bash or zsh, found '" + shell + "'.");
        }
        if (shell.equals("zsh")) console.out().print(BASH_IN_ZSH);
        console.out().print(AutoComplete.bash("rollcall", spec.root().commandLine()));
        console.out().flush();
        return Exit.DONE;
    }
}

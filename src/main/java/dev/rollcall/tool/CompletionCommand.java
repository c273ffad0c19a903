package dev.rollcall.tool;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `completion bash|zsh`: the script that makes the tab key work.
@Command(name = "completion", description = {
    "Prints the script that completes commands and options.",
    "bash: source <(rollcall completion bash)",
    "zsh:  source <(rollcall completion zsh)"})
final class CompletionCommand implements Callable<Integer> {

    enum Shell { BASH, ZSH }

    private static final String BASH_IN_ZSH = """
        autoload -U +X compinit && compinit
        autoload -U +X bashcompinit && bashcompinit
        """;

    private final Console console;

    @Parameters(paramLabel = "SHELL", description = "bash or zsh")
    private Shell shell = Shell.BASH;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    CompletionCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (shell == Shell.ZSH) console.out().print(BASH_IN_ZSH);
        console.out().print(AutoComplete.bash("rollcall", spec.root().commandLine()));
        console.out().flush();
        return Exit.DONE;
    }
}

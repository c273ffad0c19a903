package dev.rollcall;

import dev.rollcall.tool.Console;
import dev.rollcall.tool.Toolbox;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/// The composition root: the command line's front door. It gives each command what it needs and
/// holds no rule of its own; nobody imports it.
@Command(
    name = "rollcall",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "One live, durable truth about every contact-centre agent's presence.")
public final class Main {

    private Main() {}

    /// Runs one command and ends with its exit code.
    public static void main(String[] args) {
        log(System.getenv());
        System.exit(run(Console.ofProcess(System.out, System.err), args));
    }

    /// The same without the end of the process: returns the exit code.
    public static int run(Console console, String... args) {
        return Toolbox.commands(new Main(), console, args).execute(args);
    }

    /// `ROLLCALL_LOG` is `text` (the script says so on a terminal) or `json`, `ROLLCALL_LOG_LEVEL`
    /// is one of `System.Logger`'s. A word we do not know changes nothing: logging must not stop a
    /// start.
    private static void log(Map<String, String> environment) {
        var form = word(environment, "ROLLCALL_LOG", Logging.Form.class)
            .orElse(Logging.Form.JSON);
        var least = word(environment, "ROLLCALL_LOG_LEVEL", Level.class).orElse(Level.INFO);
        Logging.start(form, least);
    }

    private static <E extends Enum<E>> Optional<E> word(
            Map<String, String> environment, String name, Class<E> words) {
        var said = environment.getOrDefault(name, "").toUpperCase(Locale.ROOT);
        for (var word : words.getEnumConstants()) {
            if (word.name().equals(said)) return Optional.of(word);
        }
        return Optional.empty();
    }

    /// The version that the build wrote into the jar.
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            var built = Main.class.getPackage().getImplementationVersion();
            return new String[] {"rollcall " + (built == null ? "from its classes" : built)};
        }
    }
}

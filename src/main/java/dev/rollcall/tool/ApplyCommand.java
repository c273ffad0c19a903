package dev.rollcall.tool;

import dev.rollcall.domain.configuration.Finding;
import dev.rollcall.tool.Console.Tone;
import dev.rollcall.wire.configuration.ConfigurationReader;
import dev.rollcall.wire.document.Document;
import dev.rollcall.wire.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `apply FILE`: puts a configuration on a running server. It is checked here first, where errors
/// still have a file and a line.
@Command(name = "apply", mixinStandardHelpOptions = true, description = {
    "Checks a configuration and puts it on a running server, all of it or nothing.",
    "A file that 'rollcall export' printed knows its version: if somebody has changed the",
    "configuration since, nothing is done.",
    "Exit codes: 0 applied, 1 errors or refused, 2 unreadable, 3 changed meanwhile,",
    "4 unreachable."})
final class ApplyCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "FILE", description = "a configuration in YAML or JSON; - reads it"
            + " from standard input")
    private Path file = Path.of("-");

    @Option(names = "--force", description = "replaces whatever is there, whoever changed it")
    private boolean force;

    @Option(names = "--json", description = "the answer as JSON")
    private boolean json;

    ApplyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var source = SourceFile.of(file);
        var document = source.document();
        var findings = ConfigurationReader.read(document).findings();
        for (var finding : findings) {
            console.remark(CheckCommand.words(console, document, finding));
        }
        var errors = findings.stream().filter(finding -> finding.code().error()).count();
        if (errors > 0) {
            throw Complaint.no("nothing was applied: the configuration has "
                    + Words.count((int) errors, "error") + ", see above.");
        }
        var remote = Remote.of(console);
        var version = force ? "*" : said(source.text()).orElseGet(() -> current(remote));
        var reply = remote.put("/v1/config", type(document), source.bytes(),
                Map.of("If-Match", version));
        var now = reply.header("ETag").map(tag -> tag.replace("\"", "")).orElse("unknown");
        console.say(json ? Json.text(Map.of("applied", true, "version", now))
                : console.in(Tone.GOOD, "applied") + ": " + remote.base() + " is at version "
                        + now);
        return Exit.DONE;
    }

    /// The version that an exported file was made from.
    private static Optional<String> said(String text) {
        if (!text.startsWith(ExportCommand.VERSION)) return Optional.empty();
        var line = text.lines().findFirst().orElseThrow();
        return Optional.of("\"" + line.substring(ExportCommand.VERSION.length()).strip() + "\"");
    }

    private static String current(Remote remote) {
        return remote.get("/v1/config", Remote.JSON).header("ETag").orElse("*");
    }

    private static String type(Document document) {
        return document.source().endsWith(".json") ? Remote.JSON : Remote.YAML;
    }
}

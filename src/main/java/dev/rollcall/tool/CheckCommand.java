package dev.rollcall.tool;

import dev.rollcall.domain.configuration.Finding;
import dev.rollcall.tool.Console.Tone;
import dev.rollcall.wire.configuration.ConfigurationReader;
import dev.rollcall.wire.configuration.FindingText;
import dev.rollcall.wire.document.Document;
import dev.rollcall.wire.json.Json;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `check FILE`: what is wrong with a tenant's configuration, and what is only odd.
@Command(name = "check", mixinStandardHelpOptions = true, description = {
    "Checks a tenant's configuration: errors stop it from being used, warnings do not.",
    "Exit codes: 0 no errors, 1 errors, 2 the file cannot be read."})
final class CheckCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "FILE", description = "a configuration in YAML or JSON; - reads it"
            + " from standard input")
    private Path file = Path.of("-");

    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;

    CheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var document = SourceFile.of(file).document();
        var findings = ConfigurationReader.read(document).findings();
        for (var finding : findings) {
            console.say(json ? Json.text(line(document, finding))
                    : words(console, document, finding));
        }
        var errors = (int) findings.stream().filter(finding -> finding.code().error()).count();
        var warnings = findings.size() - errors;
        if (json) {
            var summary = new LinkedHashMap<String, Object>();
            summary.put("errors", errors);
            summary.put("warnings", warnings);
            console.say(Json.text(summary));
        } else {
            console.say(Words.count(errors, "error") + ", " + Words.count(warnings, "warning"));
        }
        return errors == 0 ? Exit.DONE : Exit.NO;
    }

    /// As compilers say it, so that editors jump there: `tenant.yaml:12:3: error: ...`.
    static String words(Console console, Document document, Finding finding) {
        var error = finding.code().error();
        return FindingText.place(document, finding) + ": "
                + console.in(error ? Tone.BAD : Tone.CAREFUL, error ? "error" : "warning") + ": "
                + finding.detail() + " (" + finding.code().text() + ")";
    }

    private static Map<String, Object> line(Document document, Finding finding) {
        var place = FindingText.place(document, finding);
        var line = new LinkedHashMap<String, Object>();
        line.put("level", finding.code().error() ? "error" : "warning");
        line.put("code", finding.code().text());
        line.put("file", place.source());
        line.put("line", place.line());
        line.put("column", place.column());
        line.put("pointer", finding.pointer());
        line.put("detail", finding.detail());
        return line;
    }
}

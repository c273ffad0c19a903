package dev.rollcall.tool;

import dev.rollcall.domain.configuration.Suggestion;
import dev.rollcall.wire.configuration.Presets;
import dev.rollcall.wire.document.Documents;
import dev.rollcall.wire.document.Unreadable;
import dev.rollcall.wire.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `export`: the configuration of a running server's tenant, or a shipped preset.
@Command(name = "export", mixinStandardHelpOptions = true, description = {
    "Prints the configuration of a running server's tenant, agents included, or a preset.",
    "'rollcall apply' takes it back, and notices if somebody changed it meanwhile."})
final class ExportCommand implements Callable<Integer> {

    /// How a printed configuration says which version it is; `apply` reads it.
    static final String VERSION = "# version: ";

    private final Console console;

    @Option(names = "--preset", paramLabel = "NAME", defaultValue = "", description =
            "a preset instead: dynamics-365, elevate, pureconnect-genesys, contact-pro,"
            + " vonage-salesforce, example")
    private String preset = "";

    @Option(names = "--json", description = "JSON instead of YAML")
    private boolean json;

    ExportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        console.out().print(preset.isEmpty() ? fromServer() : fromJar());
        console.out().flush();
        return Exit.DONE;
    }

    private String fromServer() {
        var reply = Remote.of(console).get("/v1/config", json ? Remote.JSON : Remote.YAML);
        var text = line(new String(reply.body(), StandardCharsets.UTF_8));
        var version = reply.header("ETag").map(tag -> tag.replace("\"", ""));
        return json || version.isEmpty() ? text : VERSION + version.get() + "\n" + text;
    }

    private String fromJar() {
        var text = Presets.text(preset).orElseThrow(() -> Complaint.unusable(
                "expected a preset, found '" + preset + "'"
                        + "; " + Suggestion.hint(preset, Presets.names())));
        return line(json ? asJson(text) : text);
    }

    private String asJson(String text) {
        try {
            return Json.text(Documents.one(preset, text).tree());
        } catch (Unreadable damaged) {
            throw new IllegalStateException("the preset " + preset + " is damaged", damaged);
        }
    }

    private static String line(String text) {
        return text.endsWith("\n") ? text : text + "\n";
    }
}

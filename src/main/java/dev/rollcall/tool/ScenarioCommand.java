package dev.rollcall.tool;

import dev.rollcall.scenario.Features;
import dev.rollcall.scenario.Features.Feature;
import dev.rollcall.scenario.Scenarios;
import dev.rollcall.scenario.Verdict;
import dev.rollcall.scenario.Verdict.Failed;
import dev.rollcall.tool.Console.Tone;
import dev.rollcall.wire.json.Json;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `scenario FILE...`: what must be true of a configuration, tried out in virtual time.
@Command(name = "scenario", mixinStandardHelpOptions = true, description = {
    "Runs scenario files in virtual time.",
    "Given a tenant, when these things happen, then this is what everyone sees.",
    "Exit codes: 0 all passed, 1 some failed, 2 a file cannot be read."})
final class ScenarioCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(arity = "1..*", paramLabel = "FILE",
            description = "files or folders (every *.yaml in them)")
    private List<Path> paths = List.of();

    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;

    @Option(names = "--only", paramLabel = "TEXT", defaultValue = "",
            description = "only scenarios whose title contains this")
    private String only = "";

    @Option(names = "--features", description = "runs nothing: lists which behaviours of the"
            + " five systems have scenarios, and which have none")
    private boolean features;

    private int passed;
    private int failed;

    ScenarioCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var scenarios = Scenarios.read(paths);
        if (!scenarios.mistakes().isEmpty()) {
            scenarios.mistakes().forEach(mistake -> console.remark(mistake.toString()));
            throw Complaint.unusable("nothing was run: the files have "
                    + Words.count(scenarios.mistakes().size(), "mistake") + ", see above");
        }
        if (features) return features(Features.shownBy(scenarios.all()));
        scenarios.run(scenario -> scenario.title().contains(only), this::tell);
        if (json) console.say(Json.text(summary()));
        else console.say(passed + " passed, " + failed + " failed");
        return failed == 0 ? Exit.DONE : Exit.NO;
    }

    private int features(List<Feature> all) {
        for (var feature : all) {
            var many = feature.shownBy().size();
            if (json) {
                console.say(Json.text(Map.of("feature", feature.number(),
                        "text", feature.text(), "scenarios", feature.shownBy())));
            } else {
                console.say("%-6s %s  %s".formatted(feature.number(), feature.shown()
                        ? console.in(Tone.GOOD, "%3d".formatted(many))
                        : console.in(Tone.CAREFUL, "  -"), feature.text()));
            }
        }
        var shown = all.stream().filter(Feature::shown).count();
        if (!json) console.say(shown + " of " + all.size() + " features have scenarios");
        return Exit.DONE;
    }

    private void tell(Verdict verdict) {
        switch (verdict) {
            case Verdict.Passed _ -> passed++;
            case Failed _ -> failed++;
        }
        if (json) console.say(Json.text(line(verdict)));
        else inWords(verdict);
    }

    private void inWords(Verdict verdict) {
        var title = verdict.scenario().title();
        switch (verdict) {
            case Verdict.Passed _ -> console.say(console.in(Tone.GOOD, "ok") + "    " + title);
            case Failed(_, var place, var differences) -> {
                console.say(console.in(Tone.BAD, "FAIL") + "  " + title);
                console.say("      at " + place);
                for (var one : differences) {
                    console.say("      " + one.what() + ": expected " + one.expected()
                            + ", seen " + one.seen());
                }
            }
        }
    }

    private static Map<String, Object> line(Verdict verdict) {
        var line = new LinkedHashMap<String, Object>();
        line.put("title", verdict.scenario().title());
        line.put("file", verdict.scenario().place().source());
        line.put("line", verdict.scenario().place().line());
        line.put("passed", verdict instanceof Verdict.Passed);
        if (verdict instanceof Failed(_, var place, var differences)) {
            line.put("at", Map.of("line", place.line(), "column", place.column()));
            line.put("differences", differences.stream().map(one -> Map.of("what", one.what(),
                    "expected", one.expected(), "seen", one.seen())).toList());
        }
        return line;
    }

    private Map<String, Object> summary() {
        var summary = new LinkedHashMap<String, Object>();
        summary.put("passed", passed);
        summary.put("failed", failed);
        return summary;
    }
}

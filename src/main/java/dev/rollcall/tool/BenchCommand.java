package dev.rollcall.tool;

import dev.rollcall.bench.Benchmark;
import dev.rollcall.bench.Benchmark.Row;
import dev.rollcall.bench.Benchmark.Target;
import dev.rollcall.bench.Benchmarks;
import dev.rollcall.bench.Effort;
import dev.rollcall.bench.Figure;
import dev.rollcall.tool.Console.Tone;
import dev.rollcall.wire.json.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `bench`: how fast it is here, against its targets and against what somebody might take instead.
@Command(name = "bench", mixinStandardHelpOptions = true, description = {
    "Measures what the house promises, some seconds for each row; all of it takes six minutes.",
    "Nothing else should run on the machine meanwhile. PostgreSQL and Redis are measured beside it",
    "where they are installed.",
    "Exit codes: 0 every target was met, 1 one was not, 2 nothing was measured."})
final class BenchCommand implements Callable<Integer> {

    /// Wide enough for what is measured and for its figure; a line is told as soon as it is known.
    private static final String LINE = "%-60s %10s %10s %-10s %s";

    private final Console console;

    @Option(names = "--only", paramLabel = "NAME", defaultValue = "",
            description = "only benchmarks whose name contains this")
    private String only = "";

    @Option(names = "--list", description = "runs nothing: lists the benchmarks")
    private boolean list;

    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;

    @Option(names = "--quick", description = "a moment for each, to see that it works; its figures"
            + " say nothing")
    private boolean quick;

    @Option(names = "--long", description = "thirty times as long, for what must hold for long;"
            + " with --only")
    private boolean soak;

    private final Map<Row, Double> found = new LinkedHashMap<>();
    private boolean missed;

    BenchCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var chosen = Benchmarks.ALL.stream().filter(one -> one.name().contains(only)).toList();
        if (chosen.isEmpty()) {
            throw Complaint.unusable("expected a benchmark whose name contains '" + only
                    + "', found none. 'rollcall bench --list' names them all.");
        }
        if (list) {
            chosen.forEach(this::list);
            return Exit.DONE;
        }
        heading();
        chosen.forEach(this::run);
        ratios();
        return missed ? Exit.NO : Exit.DONE;
    }

    private void list(Benchmark benchmark) {
        for (var row : benchmark.rows()) {
            console.say("%-13s %s".formatted(benchmark.name(), row.what()));
        }
    }

    private void heading() {
        if (json) return;
        console.remark("on %d processors, Java %s".formatted(
                Runtime.getRuntime().availableProcessors(), Runtime.version()));
        console.say(console.in(Tone.STRONG, LINE.formatted("WHAT", "TARGET", "FIGURE", "", "NOTE")
                .stripTrailing()));
    }

    private void run(Benchmark benchmark) {
        var figures = figures(benchmark);
        for (var i = 0; i < figures.size(); i++) {
            var row = benchmark.rows().get(i);
            figures.get(i).value().ifPresent(value -> found.put(row, value));
            tell(benchmark.name(), row, figures.get(i));
        }
    }

    /// Whatever goes wrong in one says nothing of the others.
    private List<Figure> figures(Benchmark benchmark) {
        try {
            return benchmark.run(quick ? Effort.QUICK : soak ? Effort.LONG : Effort.WHOLE);
        } catch (Exception failed) {
            missed = true;
            if (failed instanceof InterruptedException) Thread.currentThread().interrupt();
            var why = Optional.ofNullable(failed.getMessage()).orElse(failed.toString());
            return Collections.nCopies(benchmark.rows().size(),
                    new Figure(OptionalDouble.empty(), "failed: " + why));
        }
    }

    /// What of one run can be compared with each other.
    private void ratios() {
        for (var ratio : Benchmarks.RATIOS) {
            if (!found.containsKey(ratio.over()) || !found.containsKey(ratio.under())) continue;
            var value = found.get(ratio.over()) / found.get(ratio.under());
            tell("ratio", new Row(ratio.what(), "×", ratio.target()),
                    new Figure(OptionalDouble.of(value), ""));
        }
    }

    private void tell(String name, Row row, Figure figure) {
        var met = met(row, figure);
        if (met.isPresent() && !met.get()) missed = true;
        if (json) console.say(Json.text(line(name, row, figure, met)));
        else console.say(LINE.formatted(row.what(), row.target().map(BenchCommand::text).orElse(""),
                figure.value().isEmpty() ? "-" : number(figure.value().getAsDouble()), row.unit(),
                said(met, figure.note())).stripTrailing());
    }

    /// A quick figure meets nothing and misses nothing.
    private Optional<Boolean> met(Row row, Figure figure) {
        if (quick || figure.value().isEmpty()) return Optional.empty();
        return row.target().map(target -> target.met(figure.value().getAsDouble()));
    }

    private String said(Optional<Boolean> met, String note) {
        var verdict = met.map(yes -> yes ? console.in(Tone.GOOD, "met   ")
                : console.in(Tone.BAD, "missed")).orElse("      ");
        return verdict + "  " + note;
    }

    private static String text(Target target) {
        return switch (target.bound()) {
            case AT_LEAST -> "≥ " + number(target.value());
            case AT_MOST -> "≤ " + number(target.value());
        };
    }

    /// Three figures are more than any of this repeats.
    private static String number(double value) {
        if (value >= 1_000) return String.format(Locale.ROOT, "%,.0f", value);
        if (value >= 100 || value == Math.rint(value)) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static Map<String, Object> line(
            String name, Row row, Figure figure, Optional<Boolean> met) {
        var line = new LinkedHashMap<String, Object>();
        line.put("name", name);
        line.put("what", row.what());
        line.put("unit", row.unit());
        row.target().ifPresent(target -> line.put(switch (target.bound()) {
            case AT_LEAST -> "atLeast";
            case AT_MOST -> "atMost";
        }, target.value()));
        figure.value().ifPresent(value -> line.put("figure", value));
        met.ifPresent(yes -> line.put("met", yes));
        if (!figure.note().isEmpty()) line.put("note", figure.note());
        return line;
    }
}

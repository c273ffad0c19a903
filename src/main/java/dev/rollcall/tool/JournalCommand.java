package dev.rollcall.tool;

import dev.rollcall.journal.Entry;
import dev.rollcall.journal.JournalException;
import dev.rollcall.journal.Report;
import dev.rollcall.journal.sqlite.Inspection;
import dev.rollcall.tool.Console.Tone;
import dev.rollcall.wire.json.BadInput;
import dev.rollcall.wire.json.Instants;
import dev.rollcall.wire.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `journal verify` and `journal dump`: what is written down, looked at from outside. Nothing is
/// written, and a server may be at work there.
@Command(name = "journal", mixinStandardHelpOptions = true, description =
        "Looks into the journal of a server, also while it runs. Nothing is changed.")
final class JournalCommand implements Runnable {
    private static final String FILE = "journal.db";

    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    JournalCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected verify or dump after 'journal'");
    }

    @Command(name = "verify", mixinStandardHelpOptions = true, description = {
        "Reads everything and says whether it is as it was written.",
        "Exit codes: 0 whole, 1 damaged, 2 no journal there."})
    int verify(
            @Option(names = "--data", paramLabel = "DIR", defaultValue = "data",
                    description = "the server's folder; ships ./data") Path data,
            @Option(names = "--json", description = "one JSON object a journal") boolean json) {
        var whole = true;
        for (var folder : journals(data)) {
            try (var journal = Inspection.open(folder)) {
                var report = journal.verify();
                whole &= report.whole();
                if (json) console.say(Json.text(tree(folder, report)));
                else inWords(folder, report);
            } catch (JournalException failure) {
                throw complaint(failure);
            }
        }
        return whole ? Exit.DONE : Exit.NO;
    }

    private void inWords(Path folder, Report report) {
        console.say(folder + ": " + (report.whole() ? console.in(Tone.GOOD, "whole")
                : console.in(Tone.BAD, "damaged")) + ", "
                + Words.count(report.entries(), "entry", "entries") + ", lineage "
                + report.lineage());
        for (var epoch : report.epochs()) {
            console.say("  epoch %d: %d to %d, %s to %s".formatted(epoch.number(), epoch.first(),
                    epoch.last(), Instants.text(epoch.earliest()), Instants.text(epoch.latest())));
        }
        for (var bad : report.bad()) {
            console.say("  " + console.in(Tone.BAD, "bad") + (bad.sequence() == 0 ? ""
                    : " from entry " + bad.sequence()) + ": " + bad.found());
        }
    }

    private static Map<String, Object> tree(Path folder, Report report) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("folder", folder.toString());
        tree.put("whole", report.whole());
        tree.put("entries", report.entries());
        tree.put("lineage", report.lineage());
        tree.put("bad", report.bad().stream().map(bad -> Map.<String, Object>of(
                "sequence", bad.sequence(), "found", bad.found())).toList());
        return tree;
    }

    @Command(name = "dump", mixinStandardHelpOptions = true, description = {
        "Prints entries as JSON, one a line. What is personal stays sealed.",
        "Exit codes: 0 done, 1 damaged, 2 no journal there."})
    int dump(
            @Option(names = "--data", paramLabel = "DIR", defaultValue = "data",
                    description = "the server's folder; ships ./data") Path data,
            @Option(names = "--after", paramLabel = "SEQUENCE", defaultValue = "0",
                    description = "only entries after this one") long after,
            @Option(names = "--tenant", paramLabel = "NAME", defaultValue = "",
                    description = "only entries of this tenant") String tenant) {
        for (var folder : journals(data)) {
            try (var journal = Inspection.open(folder)) {
                journal.read(after, entry -> {
                    if (tenant.isEmpty() || tenant.equals(entry.tenant())) {
                        console.say(Json.text(tree(entry)));
                    }
                    return true;
                });
            } catch (JournalException failure) {
                throw complaint(failure);
            }
        }
        return Exit.DONE;
    }

    private static Map<String, @Nullable Object> tree(Entry entry) {
        var tree = new LinkedHashMap<String, @Nullable Object>();
        tree.put("sequence", entry.sequence());
        tree.put("epoch", entry.epoch());
        tree.put("time", Instants.text(entry.time()));
        tree.put("tenant", entry.tenant());
        tree.put("actor", entry.actor());
        if (!entry.commandId().isEmpty()) tree.put("commandId", entry.commandId());
        tree.put("version", entry.version());
        tree.put("command", content(entry.command().copy()));
        tree.put("events", content(entry.events().copy()));
        return tree;
    }

    /// The entry's own words; their length if they are no JSON.
    private static @Nullable Object content(byte[] bytes) {
        try {
            return Json.read(bytes, new Json.Limits(Entry.BYTES_MAX, 128));
        } catch (BadInput otherwise) {
            return bytes.length + " bytes";
        }
    }

    /// The folder itself, or every folder in it that holds a journal.
    private static List<Path> journals(Path data) {
        if (Files.exists(data.resolve(FILE))) return List.of(data);
        try (var walk = Files.walk(data, 3)) {
            var found = walk.filter(file -> file.endsWith(FILE)).map(Path::getParent).sorted()
                    .toList();
            if (!found.isEmpty()) return found;
        } catch (IOException none) {
            // Then there is no journal either.
        }
        throw Complaint.unusable("expected the folder of a server in --data, found no journal in '"
                + data + "'.");
    }

    private static Complaint complaint(JournalException failure) {
        return switch (failure.kind()) {
            case CORRUPT -> Complaint.no(failure.getMessage());
            case FOREIGN, READ_ONLY, IO, FULL -> Complaint.unusable(failure.getMessage());
            case LOCKED -> Complaint.conflict(failure.getMessage());
        };
    }
}

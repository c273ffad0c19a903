package dev.rollcall.scenario;

import dev.rollcall.wire.configuration.Reading;
import dev.rollcall.wire.document.Document;
import dev.rollcall.wire.document.Documents;
import dev.rollcall.wire.document.Place;
import dev.rollcall.wire.document.Unreadable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// The door: reads scenario files and rehearses what is in them. Files are read here and nowhere
/// deeper, so that whoever has the documents already, a server with a new configuration, can
/// rehearse them as well.
public final class Scenarios {

    /// Folders in folders, as deep as anybody keeps scenarios.
    private static final int DEPTH_MAX = 16;

    private final List<Cast> casts = new ArrayList<>();
    private final List<Mistake> mistakes = new ArrayList<>();
    private final Map<Map<String, Object>, Reading> readings = new HashMap<>();

    private Scenarios() {}

    /// Files, and folders with everything in them that ends in `.yaml`.
    public static Scenarios read(List<Path> paths) {
        var scenarios = new Scenarios();
        var tenants = new TenantFiles();
        for (var path : paths) {
            try {
                for (var file : files(path)) scenarios.add(Documents.read(file), tenants);
            } catch (Unreadable unreadable) {
                scenarios.wrong(unreadable);
            } catch (IOException gone) {
                scenarios.wrong(new Unreadable(new Place(path.toString(), 1, 1), reason(gone)));
            }
        }
        return scenarios;
    }

    /// Documents that have been read already, in tenants that somebody else finds.
    public static Scenarios of(List<Document> documents, Tenants tenants) {
        var scenarios = new Scenarios();
        scenarios.add(documents, tenants);
        return scenarios;
    }

    /// What is wrong in the files; while anything is, nothing should be run.
    public List<Mistake> mistakes() {
        return List.copyOf(mistakes);
    }

    /// All that could be read, in the order of the files.
    public List<Scenario> all() {
        return casts.stream().map(Cast::scenario).toList();
    }

    List<Cast> casts() {
        return List.copyOf(casts);
    }

    /// Rehearses those that are meant, on all processors, and tells of them in the order of the
    /// files.
    public void run(Predicate<Scenario> meant, Consumer<Verdict> told) {
        casts.parallelStream().filter(cast -> meant.test(cast.scenario())).map(Rehearsal::of)
                .forEachOrdered(told);
    }

    // --- Reading

    private static List<Path> files(Path path) throws IOException {
        if (!Files.isDirectory(path)) return List.of(path);
        try (var walk = Files.walk(path, DEPTH_MAX)) {
            return walk.filter(file -> file.toString().endsWith(".yaml")
                    && Files.isRegularFile(file)).sorted().toList();
        }
    }

    private static String reason(IOException gone) {
        return gone instanceof NoSuchFileException ? "expected a file or a folder, found none"
                : "expected a file that can be read, found " + gone.getMessage();
    }

    private void add(List<Document> documents, Tenants tenants) {
        for (var document : documents) {
            switch (ScenarioReader.read(document)) {
                case ScenarioReader.Reading.Read(var scenario) -> add(scenario, tenants);
                case ScenarioReader.Reading.Wrong(var wrong) -> mistakes.addAll(wrong);
            }
        }
    }

    private void add(Scenario scenario, Tenants tenants) {
        try {
            var tenant = tenants.of(scenario);
            var cast = Cast.of(scenario, tenant.tree(), readings);
            var wrong = cast.mistakes(tenant);
            if (wrong.isEmpty()) casts.add(cast);
            mistakes.addAll(wrong);
        } catch (Unreadable unreadable) {
            wrong(unreadable);
        }
    }

    private void wrong(Unreadable unreadable) {
        mistakes.add(new Mistake(unreadable.place(), unreadable.reason()));
    }
}

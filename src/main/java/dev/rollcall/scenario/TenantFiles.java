package dev.rollcall.scenario;

import dev.rollcall.domain.configuration.Suggestion;
import dev.rollcall.scenario.Scenario.TenantSource;
import dev.rollcall.wire.configuration.Presets;
import dev.rollcall.wire.document.Document;
import dev.rollcall.wire.document.Documents;
import dev.rollcall.wire.document.Unreadable;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Tenants as scenario files name them: a preset of the jar, a file beside the scenario's, or the
/// configuration itself. Each is read once, however many scenarios play in it.
public final class TenantFiles implements Tenants {
    private final Map<TenantSource, Found> found = new HashMap<>();

    @Override
    public Found of(Scenario scenario) throws Unreadable {
        return switch (scenario.given().tenant()) {
            case TenantSource.Inline(var tree) -> new Found(tree, Optional.empty());
            case TenantSource.Preset(var id) -> preset(scenario, id);
            case TenantSource.File(var path) -> file(scenario, path);
        };
    }

    private Found preset(Scenario scenario, String id) throws Unreadable {
        var source = new TenantSource.Preset(id);
        if (!found.containsKey(source)) {
            var document = Presets.document(id).orElseThrow(() -> noPreset(scenario, id));
            found.put(source, whole(document));
        }
        return found.get(source);
    }

    private static Unreadable noPreset(Scenario scenario, String id) {
        return new Unreadable(scenario.document().at("/tenant"), "expected a preset or a file"
                + " (with a dot or a slash in its name), found '" + id + "'"
                + "; " + Suggestion.hint(id, Presets.names()));
    }

    private Found file(Scenario scenario, String path) throws Unreadable {
        var place = scenario.document().at("/tenant");
        try {
            var file = Path.of(scenario.document().source()).resolveSibling(path).normalize();
            var source = new TenantSource.File(file.toString());
            if (!found.containsKey(source)) found.put(source, whole(Documents.one(file)));
            return found.get(source);
        } catch (IOException | InvalidPathException none) {
            throw new Unreadable(place, "expected the file of a tenant's configuration, found no '"
                    + path + "' that can be read beside this file");
        }
    }

    private static Found whole(Document document) throws Unreadable {
        return new Found(document.map(), Optional.of(document));
    }
}

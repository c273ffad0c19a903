package dev.rollcall.scenario;

import dev.rollcall.domain.configuration.Finding;
import dev.rollcall.domain.configuration.Pointer;
import dev.rollcall.scenario.Step.Act.Expect;
import dev.rollcall.wire.configuration.ConfigurationReader;
import dev.rollcall.wire.configuration.Reading;
import dev.rollcall.wire.configuration.Trees;
import dev.rollcall.wire.document.Document;
import dev.rollcall.wire.document.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A scenario with the tenant it plays in: the tenant's document, the scenario's own words laid
/// over it, and what the check of the configuration says to that. Knows for every finding which
/// file and line it came from.
record Cast(Scenario scenario, Reading tenant) {

    /// A document the tenant was made of, and where in it the tenant's keys begin.
    ///
    /// @param key the only key of a tenant that stands there; empty for all
    private record Layer(Document document, String prefix, String key) {

        boolean speaksOf(List<String> steps) {
            return key.isEmpty() || (!steps.isEmpty() && steps.getFirst().equals(key));
        }
    }

    /// @param known readings of trees met before: many scenarios play in the same tenant
    static Cast of(Scenario scenario, Map<String, Object> tree,
            Map<Map<String, Object>, Reading> known) {
        return new Cast(scenario,
                known.computeIfAbsent(merged(scenario, tree), ConfigurationReader::read));
    }

    private static Map<String, Object> merged(Scenario scenario, Map<String, Object> tree) {
        var configured = Trees.merge(tree, scenario.given().configure());
        return scenario.given().agents().isEmpty() ? configured
                : Trees.merge(configured, Map.of("agents", scenario.given().agents()));
    }

    /// Errors of a configuration are what some scenarios are about; in all others they are mistakes
    /// of the file.
    List<Mistake> mistakes(Tenants.Found found) {
        if (!(tenant instanceof Reading.Broken broken) || asksForErrors()) return List.of();
        var layers = layers(found.document());
        var merged = merged(scenario, found.tree());
        return broken.findings().stream().filter(finding -> finding.code().error())
                .map(finding -> new Mistake(place(layers, merged, finding), text(finding)))
                .toList();
    }

    private static String text(Finding finding) {
        return finding.detail() + " (" + finding.code().text() + ")";
    }

    private boolean asksForErrors() {
        return scenario.steps().stream().anyMatch(step ->
                step.act() instanceof Expect(var all) && all.stream().anyMatch(one ->
                        one.subject() == Expectation.Subject.CHECK && one.asks("errors")));
    }

    /// The newest word first.
    private List<Layer> layers(Optional<Document> base) {
        var layers = new ArrayList<Layer>();
        layers.add(new Layer(scenario.document(), "", "agents"));
        layers.add(new Layer(scenario.document(), "/configure", ""));
        layers.add(new Layer(scenario.document(), "/tenant", ""));
        base.ifPresent(document -> layers.add(new Layer(document, "", "")));
        return layers;
    }

    /// Where the thing a finding speaks of was written: in the newest layer that knows the most of
    /// the way to it.
    private static Place place(List<Layer> layers, Map<String, Object> merged, Finding finding) {
        var steps = Pointer.steps(finding.pointer());
        var best = layers.getFirst().document().at(Pointer.ROOT);
        var most = 0;
        for (var layer : layers) {
            var way = way(layer, merged, steps);
            if (layer.speaksOf(steps) && way.size() > most) {
                most = way.size();
                best = layer.document().at(layer.prefix() + Pointer.of(way.toArray()));
            }
        }
        return best;
    }

    /// How far a layer knows the way, in its own steps: in a list of things with an id, the thing
    /// of the same id stands elsewhere in each layer.
    private static List<Object> way(
            Layer layer, Map<String, Object> merged, List<String> steps) {
        var way = new ArrayList<Object>();
        @Nullable Object there = at(layer);
        @Nullable Object whole = merged;
        for (var step : steps) {
            var next = whole instanceof List<?> list && there instanceof List<?> own
                    ? sameThing(own, list.get(Integer.parseInt(step))) : step;
            var found = child(there, next);
            if (found.isEmpty()) return way;
            way.add(next);
            there = found.get();
            whole = child(whole, step).orElse(whole);
        }
        return way;
    }

    private static @Nullable Object at(Layer layer) {
        @Nullable Object node = layer.document().tree();
        for (var step : Pointer.steps(layer.prefix())) {
            node = node instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return node;
    }

    private static String sameThing(List<?> own, @Nullable Object thing) {
        for (var i = 0; i < own.size(); i++) {
            if (own.get(i).equals(thing) || sameId(own.get(i), thing)) return Integer.toString(i);
        }
        return "";
    }

    private static boolean sameId(Object own, @Nullable Object thing) {
        return own instanceof Map<?, ?> one && thing instanceof Map<?, ?> other
                && one.get("id") instanceof String id && id.equals(other.get("id"));
    }

    private static Optional<Object> child(@Nullable Object node, Object step) {
        return switch (node) {
            case Map<?, ?> map -> Optional.ofNullable(map.get(step));
            case List<?> list -> item(list, step.toString());
            case null, default -> Optional.empty();
        };
    }

    private static Optional<Object> item(List<?> list, String step) {
        if (!step.matches("\\d{1,9}")) return Optional.empty();
        var index = Integer.parseInt(step);
        return index < list.size() ? Optional.ofNullable(list.get(index)) : Optional.empty();
    }
}

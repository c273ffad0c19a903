package dev.rollcall.scenario;

import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.configuration.Pointer;
import dev.rollcall.scenario.Scenario.Given;
import dev.rollcall.scenario.Scenario.TenantSource;
import dev.rollcall.wire.document.Document;
import dev.rollcall.wire.document.Kind;
import dev.rollcall.wire.document.Unreadable;
import dev.rollcall.wire.json.Instants;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads a document as a scenario, strictly: a key, verb or expectation that nobody knows is an
/// error with its place, never ignored. It says what is written; it neither looks at the tenant nor
/// performs anything.
public final class ScenarioReader {

    /// What there is when a scenario does not say: a Monday morning.
    static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

    private static final Set<String> KEYS = new LinkedHashSet<>(List.of(
            "title", "tenant", "configure", "agents", "external", "start", "steps"));

    private final Document document;
    private final Notes notes;

    private ScenarioReader(Document document) {
        this.document = document;
        this.notes = new Notes(document);
    }

    /// What was read: a scenario, or why there is none.
    public sealed interface Reading {
        record Read(Scenario scenario) implements Reading {}

        record Wrong(List<Mistake> mistakes) implements Reading {}
    }

    public static Reading read(Document document) {
        var reader = new ScenarioReader(document);
        try {
            var scenario = reader.scenario(document.map());
            var mistakes = reader.notes.mistakes();
            return mistakes.isEmpty() ? new Reading.Read(scenario) : new Reading.Wrong(mistakes);
        } catch (Unreadable noMap) {
            return new Reading.Wrong(List.of(new Mistake(noMap.place(), noMap.reason())));
        }
    }

    private Scenario scenario(Map<String, Object> tree) {
        notes.onlyKeys(Pointer.ROOT, tree, "a key of a scenario", KEYS);
        var title = tree.containsKey("title")
                ? notes.text("/title", tree.get("title")) : missing("title", "what it shows");
        var given = new Given(
                tenant(tree.get("tenant")),
                notes.mapOrNothing("/configure", tree.get("configure")),
                agents(tree.get("agents")),
                external(tree.get("external")),
                start(tree));
        return new Scenario(title, document, given, steps(tree));
    }

    private String missing(String key, String what) {
        notes.wrong(Pointer.ROOT, "expected '" + key + "' (" + what + "), found none");
        return "";
    }

    private TenantSource tenant(@Nullable Object node) {
        return switch (node) {
            case null -> new TenantSource.Inline(Map.of());
            case String text when isPath(text) -> new TenantSource.File(text);
            case String text -> new TenantSource.Preset(text);
            case Map<?, ?> _ -> new TenantSource.Inline(notes.map("/tenant", node));
            default -> {
                notes.wrong("/tenant", "expected a preset, a path or a configuration, found "
                        + Kind.of(node));
                yield new TenantSource.Inline(Map.of());
            }
        };
    }

    /// Preset ids have neither slashes nor dots.
    private static boolean isPath(String text) {
        return text.contains("/") || text.contains("\\") || text.contains(".");
    }

    /// An agent that says nothing is an agent all the same.
    private Map<String, Object> agents(@Nullable Object node) {
        var agents = new LinkedHashMap<String, Object>();
        notes.mapOrNothing("/agents", node).forEach((id, settings) -> agents.put(id,
                notes.mapOrNothing(Pointer.of("agents", id), settings)));
        return agents;
    }

    private Map<ConnectionId, Map<AgentId, String>> external(@Nullable Object node) {
        var external = new LinkedHashMap<ConnectionId, Map<AgentId, String>>();
        notes.mapOrNothing("/external", node).forEach((connection, shown) -> {
            var pointer = Pointer.of("external", connection);
            var statuses = new LinkedHashMap<AgentId, String>();
            notes.map(pointer, shown).forEach((agent, status) -> statuses.put(new AgentId(agent),
                    notes.text(Pointer.under(pointer, agent), status)));
            external.put(new ConnectionId(connection), statuses);
        });
        return external;
    }

    private Instant start(Map<String, Object> tree) {
        if (!tree.containsKey("start")) return START;
        var node = tree.get("start");
        var start = node instanceof String text ? Instants.parse(text)
                : Optional.<Instant>empty();
        if (start.isEmpty()) {
            notes.wrong("/start", "expected a time such as 2026-01-05T09:00:00Z, found "
                    + Kind.of(node));
        }
        return start.orElse(START);
    }

    private List<Step> steps(Map<String, Object> tree) {
        var node = tree.get("steps");
        if (!(node instanceof List<?> list) || list.isEmpty()) {
            notes.wrong(tree.containsKey("steps") ? "/steps" : Pointer.ROOT,
                    "expected 'steps' (a list of at least one), found " + Kind.of(node));
            return List.of();
        }
        var reader = new StepReader(document, notes);
        var steps = new ArrayList<Step>(list.size());
        for (var i = 0; i < list.size(); i++) {
            reader.read(Pointer.of("steps", i), list.get(i)).ifPresent(steps::add);
        }
        return steps;
    }
}

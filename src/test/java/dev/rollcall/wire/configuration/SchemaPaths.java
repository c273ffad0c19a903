package dev.rollcall.wire.configuration;

import dev.rollcall.wire.document.Document;
import dev.rollcall.wire.document.Documents;
import dev.rollcall.wire.document.Unreadable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The shipped schema as a list of paths, and a document as one, so that the two can be compared:
/// `statuses/*/label`. Inbound and outbound rows have one form, and a `when` inside a `when` is
/// like it, so those paths are written alike.
final class SchemaPaths {

    private final Map<String, Object> root;
    private final Map<String, Map<String, Object>> properties = new LinkedHashMap<>();

    SchemaPaths() {
        try {
            root = Documents.one("schema.json", Shape.text()).map();
        } catch (Unreadable bad) {
            throw new AssertionError(bad);
        }
        walk("", root, 0);
    }

    /// Every path that a document may have, with its part of the schema.
    Map<String, Map<String, Object>> properties() {
        return properties;
    }

    Set<String> paths() {
        var paths = new TreeSet<String>();
        properties.keySet().forEach(path -> paths.add(alike(path)));
        return paths;
    }

    private void walk(String path, Map<String, Object> schema, int depth) {
        if (depth > 12) return;
        if (schema.get("properties") instanceof Map<?, ?> keys) {
            keys.forEach((key, value) -> enter(path + "/" + key, map(value), depth));
        }
        if (schema.get("additionalProperties") instanceof Map<?, ?> value) {
            enter(path + "/*", map(value), depth);
        }
        if (schema.get("items") instanceof Map<?, ?> items) {
            var item = resolved(map(items));
            if (item.containsKey("properties")) walk(path + "/*", item, depth + 1);
        }
    }

    private void enter(String path, Map<String, Object> schema, int depth) {
        var resolved = resolved(schema);
        properties.put(path, resolved);
        walk(path, resolved, depth + 1);
    }

    /// A `$ref` with its own words laid over what it refers to.
    private Map<String, Object> resolved(Map<String, Object> schema) {
        if (!(schema.get("$ref") instanceof String ref)) return schema;
        var definitions = map(root.get("$defs"));
        var merged = new LinkedHashMap<>(map(definitions.get(ref.substring("#/$defs/".length()))));
        merged.putAll(schema);
        merged.remove("$ref");
        return merged;
    }

    static String alike(String path) {
        return path.replaceAll("/(in|out)bound/rules/", "/rules/")
                .replaceAll("/when/(not/|any/\\*/)+", "/when/");
    }

    /// The paths of a document, by the schema: what it calls a map of things by id has `*`.
    Set<String> of(Document document) {
        var paths = new TreeSet<String>();
        collect("", document.tree(), paths);
        return paths;
    }

    private void collect(String path, Object node, Set<String> paths) {
        if (node instanceof List<?> list) {
            for (var item : list) if (item instanceof Map<?, ?>) collect(path + "/*", item, paths);
        }
        if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                var step = step(path, key.toString());
                paths.add(alike(step));
                if (!step.endsWith("/settings")) collect(step, value, paths);
            });
        }
    }

    private String step(String path, String key) {
        var named = path + "/" + key;
        return properties.containsKey(named) ? named : path + "/*";
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object node) {
        return (Map<String, Object>) node;
    }
}

package dev.rollcall.wire.configuration;

import dev.rollcall.domain.configuration.Pointer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What can be done to a configuration while it is still a tree. One merge serves the `configure:`
/// of a scenario, the `configure` command and files laid over each other.
///
/// The law: maps merge deeply; lists of things with an id merge by id, new ones at the end; any
/// other list, and any scalar, is replaced; `null` takes a key away. An empty list empties.
public final class Trees {

    /// `tree` with `patch` laid over it; neither is changed.
    public static Map<String, Object> merge(Map<String, Object> tree, Map<String, Object> patch) {
        var merged = mergedMaps(tree, patch);
        if (tree.get("queues") instanceof List<?> queues
                && patch.get("queues") instanceof List<?> more && !more.isEmpty()) {
            merged.put("queues", Collections.unmodifiableList(mergedQueues(queues, more)));
        }
        return Collections.unmodifiableMap(merged);
    }

    /// The tree with an empty map for everything that holds nothing in the maps under some keys:
    /// `agents: {bob: }` is an agent about whom nothing is said, not no agent.
    static Map<String, Object> filled(Map<String, Object> tree, String... keys) {
        var filled = new LinkedHashMap<>(tree);
        for (var key : keys) {
            if (tree.get(key) instanceof Map<?, ?> map
                    && map.values().stream().anyMatch(Objects::isNull)) {
                var inner = new LinkedHashMap<Object, Object>();
                map.forEach((name, value) -> inner.put(name, value == null ? Map.of() : value));
                filled.put(key, inner);
            }
        }
        return filled;
    }

    /// The tree without keys that hold nothing: `team:` with nothing after it is as good as absent.
    public static Map<String, Object> withoutNulls(Map<String, ?> tree) {
        var kept = new LinkedHashMap<String, Object>();
        tree.forEach((key, value) -> {
            if (value != null) kept.put(key, valueWithoutNulls(value));
        });
        return Collections.unmodifiableMap(kept);
    }

    private static Object valueWithoutNulls(Object value) {
        return switch (value) {
            case Map<?, ?> map -> withoutNulls(map(map));
            case List<?> list -> {
                var kept = new ArrayList<@Nullable Object>(list.size());
                for (var item : list) kept.add(item == null ? null : valueWithoutNulls(item));
                yield Collections.unmodifiableList(kept);
            }
            default -> value;
        };
    }

    /// The tree without what stands at some pointers.
    static Map<String, Object> without(Map<String, Object> tree, List<String> pointers) {
        var rest = tree;
        for (var pointer : pointers) rest = map(without(rest, Pointer.steps(pointer), 0));
        return rest;
    }

    private static Object without(Object node, List<String> steps, int step) {
        var key = steps.get(step);
        boolean last = step == steps.size() - 1;
        if (node instanceof List<?> list) {
            var items = new ArrayList<Object>(list);
            int index = Integer.parseInt(key);
            if (last) items.remove(index);
            else items.set(index, without(items.get(index), steps, step + 1));
            return Collections.unmodifiableList(items);
        }
        var entries = new LinkedHashMap<>(map(node));
        if (last) entries.remove(key);
        else entries.computeIfPresent(key, (_, inner) -> without(inner, steps, step + 1));
        return Collections.unmodifiableMap(entries);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object node) {
        return (Map<String, Object>) node;
    }

    private static Map<String, Object> mergedMaps(Map<String, Object> tree,
            Map<String, Object> patch) {
        var merged = new LinkedHashMap<>(tree);
        patch.forEach((key, value) -> {
            var old = merged.get(key);
            if (value == null) merged.remove(key);
            else merged.put(key, old == null ? valueWithoutNulls(value) : merged(old, value));
        });
        return merged;
    }

    private static Object merged(Object old, Object value) {
        if (old instanceof Map<?, ?> map && value instanceof Map<?, ?> patch) {
            return Collections.unmodifiableMap(mergedMaps(map(map), map(patch)));
        }
        if (old instanceof List<?> list && value instanceof List<?> patch
                && !patch.isEmpty() && haveIds(list) && haveIds(patch)) {
            return Collections.unmodifiableList(mergedById(list, patch));
        }
        return valueWithoutNulls(value);
    }

    private static boolean haveIds(List<?> list) {
        return list.stream().allMatch(item -> item instanceof Map<?, ?> map
                && map.get("id") instanceof String);
    }

    /// A queue is a thing with an id even where only the id is written.
    private static List<Object> mergedQueues(List<?> queues, List<?> more) {
        var maps = mergedById(asMaps(queues), asMaps(more));
        return maps.stream().map(queue ->
                queue instanceof Map<?, ?> map && map.size() == 1
                        && map.get("id") instanceof String id ? id : queue).toList();
    }

    private static List<?> asMaps(List<?> queues) {
        return queues.stream()
                .map(queue -> queue instanceof String id ? Map.of("id", id) : queue)
                .toList();
    }

    private static List<Object> mergedById(List<?> list, List<?> patch) {
        var merged = new ArrayList<Object>(list);
        for (var item : patch) {
            int at = indexOf(merged, id(item));
            if (at >= 0) merged.set(at, merged(merged.get(at), item));
            else merged.add(valueWithoutNulls(item));
        }
        return merged;
    }

    private static @Nullable Object id(Object item) {
        return item instanceof Map<?, ?> map ? map.get("id") : null;
    }

    private static int indexOf(List<Object> items, @Nullable Object id) {
        for (int i = 0; i < items.size() && id != null; i++) {
            if (id.equals(id(items.get(i)))) return i;
        }
        return -1;
    }

    private Trees() {}
}

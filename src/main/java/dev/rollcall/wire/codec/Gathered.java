package dev.rollcall.wire.codec;

import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.wire.json.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// Lists, sets, maps, and what may be missing. Sets and maps have no order of their own and are
/// written in the order of their texts, so that equal values are equal bytes on every machine.
public final class Gathered {

    /// Anything that JSON can say: the attributes of work and of outside statuses.
    public static final Codec<Map<String, Object>> TREE = Leaves.<Map<String, Object>>leaf(
            In::tree, (tree, out) -> Json.write(Json.sorted(tree), out.json())).or(Map.of());

    public static <T> Codec<List<T>> list(Codec<T> item) {
        return Leaves.<List<T>>leaf(
                in -> {
                    in.enterList();
                    var list = new ArrayList<T>();
                    while (in.nextItem()) list.add(item.read(in));
                    return List.copyOf(list);
                },
                (list, out) -> writeList(list, item, out)).or(List.of());
    }

    public static <T> Codec<Set<T>> set(Codec<T> item, Function<T, String> order) {
        return Leaves.<Set<T>>leaf(
                in -> {
                    in.enterList();
                    var set = new HashSet<T>();
                    while (in.nextItem()) set.add(item.read(in));
                    return Set.copyOf(set);
                },
                (set, out) -> writeList(sorted(set, order), item, out)).or(Set.of());
    }

    private static <T> List<T> sorted(Set<T> set, Function<T, String> order) {
        return set.stream().sorted(Comparator.comparing(order)).toList();
    }

    private static <T> void writeList(List<T> list, Codec<T> item, Out out) {
        out.json().writeStartArray();
        for (var one : list) item.write(one, out);
        out.json().writeEndArray();
    }

    /// A map as an object.
    public static <K, V> Codec<Map<K, V>> map(
            Function<String, K> key, Function<K, String> text, Codec<V> value) {
        return map(key, text, (_, _) -> {}, (_, _) -> {}, value);
    }

    /// @param reading and writing: what is to be done between a key and its value
    private static <K, V> Codec<Map<K, V>> map(Function<String, K> key, Function<K, String> text,
            BiConsumer<In, String> reading, BiConsumer<Out, String> writing, Codec<V> value) {
        return Leaves.<Map<K, V>>leaf(
                in -> {
                    in.enterObject();
                    var map = new HashMap<K, V>();
                    for (var name = in.json().nextName(); name != null;
                            name = in.json().nextName()) {
                        in.json().nextToken();
                        reading.accept(in, name);
                        map.put(key.apply(name), value.read(in));
                    }
                    return Map.copyOf(map);
                },
                (map, out) -> {
                    out.json().writeStartObject();
                    var sorted = new TreeMap<String, V>();
                    map.forEach((name, item) -> sorted.put(text.apply(name), item));
                    sorted.forEach((name, item) -> {
                        out.json().writeName(name);
                        writing.accept(out, name);
                        value.write(item, out);
                    });
                    out.json().writeEndObject();
                }).or(Map.of());
    }

    /// A map of what is said of persons, each under the person's own key.
    public static <V> Codec<Map<AgentId, V>> persons(Codec<V> value) {
        return map(AgentId::new, AgentId::text, In::person, Out::person, value);
    }

    /// A map of things that know their own key, as a list in the order of the keys.
    public static <K, V> Codec<Map<K, V>> byKey(
            Codec<V> item, Function<V, K> key, Function<K, String> order) {
        return Leaves.<Map<K, V>>leaf(
                in -> {
                    in.enterList();
                    var map = new HashMap<K, V>();
                    while (in.nextItem()) {
                        var one = item.read(in);
                        map.put(key.apply(one), one);
                    }
                    return Map.copyOf(map);
                },
                (map, out) -> writeList(map.values().stream()
                        .sorted(Comparator.comparing(key.andThen(order))).toList(), item, out))
                .or(Map.of());
    }

    public static <T> Codec<Optional<T>> maybe(Codec<T> must) {
        return Leaves.<Optional<T>>leaf(in -> Optional.of(must.read(in)),
                (value, out) -> must.write(value.orElseThrow(), out)).or(Optional.empty());
    }

    private Gathered() {}
}

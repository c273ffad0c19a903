package dev.rollcall.wire.configuration;

import dev.rollcall.domain.configuration.Finding;
import dev.rollcall.domain.configuration.Finding.Code;
import dev.rollcall.domain.configuration.Pointer;
import dev.rollcall.wire.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// A map of a configuration, read key by key with its defaults. The [Shape] has been looked at, so
/// values are of their kind; what a schema cannot say (is that a duration?) is found here.
final class Fields {
    private final Map<String, Object> map;
    private final String pointer;
    private final List<Finding> findings;

    Fields(Map<String, Object> map, String pointer, List<Finding> findings) {
        this.map = map;
        this.pointer = pointer;
        this.findings = findings;
    }

    boolean has(String key) {
        return map.containsKey(key);
    }

    Map<String, Object> tree() {
        return map;
    }

    String text(String key, String fallback) {
        return map.get(key) instanceof String text ? text : fallback;
    }

    boolean flag(String key, boolean fallback) {
        return map.get(key) instanceof Boolean flag ? flag : fallback;
    }

    int whole(String key, int fallback) {
        return map.get(key) instanceof Number number ? number.intValue() : fallback;
    }

    /// `none` and `off` are no time at all.
    Duration duration(String key, Duration fallback) {
        var text = text(key, "");
        if (text.isEmpty()) return fallback;
        if (text.equals("none") || text.equals("off")) return Duration.ZERO;
        return duration(key, text, text);
    }

    private Duration duration(String key, String text, String found) {
        return Durations.parse(text).orElseGet(() -> {
            bad(key, "expected " + Durations.EXPECTED + ", found '" + found + "'");
            return Duration.ZERO;
        });
    }

    /// The duration after a prefix, as in `expire:5m`.
    Duration durationAfter(String prefix, String key) {
        var text = text(key, "");
        return duration(key, text.substring(prefix.length()), text);
    }

    /// A word of an enum, written `two-way`, `afterWork` or `OFF_QUEUE`.
    <E extends Enum<E>> E word(String key, E fallback) {
        var text = text(key, "");
        return text.isEmpty() ? fallback : word(fallback.getDeclaringClass(), text);
    }

    static <E extends Enum<E>> E word(Class<E> type, String text) {
        return Enum.valueOf(type, text.replaceAll("([a-z])([A-Z])", "$1-$2")
                .toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /// A list of texts, or one text alone; empty if there is none.
    List<String> texts(String key) {
        return switch (map.get(key)) {
            case String one -> List.of(one);
            case List<?> list -> list.stream().map(Object::toString).toList();
            case null, default -> List.of();
        };
    }

    <T> List<T> texts(String key, Function<String, T> made) {
        return texts(key).stream().map(made).toList();
    }

    /// The map under a key; an empty one if it is absent, so that its defaults are read alike.
    Fields fields(String key) {
        return inner(map.getOrDefault(key, Map.of()), Pointer.under(pointer, key));
    }

    /// The maps in a list.
    List<Fields> list(String key) {
        var place = Pointer.under(pointer, key);
        var items = new ArrayList<Fields>();
        if (map.get(key) instanceof List<?> list) {
            for (var item : list) items.add(inner(item, Pointer.under(place, items.size())));
        }
        return items;
    }

    /// The maps in a map, by its keys.
    Map<String, Fields> byKey(String key) {
        var place = Pointer.under(pointer, key);
        var entries = new LinkedHashMap<String, Fields>();
        if (map.get(key) instanceof Map<?, ?> inner) {
            inner.forEach((name, value) -> entries.put(name.toString(),
                    inner(value, Pointer.under(place, name))));
        }
        return entries;
    }

    /// The scalars in a map, as texts.
    Map<String, String> textMap(String key) {
        var texts = new LinkedHashMap<String, String>();
        if (map.get(key) instanceof Map<?, ?> inner) {
            inner.forEach((name, value) -> texts.put(name.toString(), value.toString()));
        }
        return texts;
    }

    /// The lists of texts in a map.
    Map<String, List<String>> textsByKey(String key) {
        var fields = fields(key);
        var lists = new LinkedHashMap<String, List<String>>();
        fields.tree().keySet().forEach(name -> lists.put(name, fields.texts(name)));
        return lists;
    }

    /// The numbers in a map.
    Map<String, Integer> wholesByKey(String key) {
        var fields = fields(key);
        var numbers = new LinkedHashMap<String, Integer>();
        fields.tree().keySet().forEach(name -> numbers.put(name, fields.whole(name, 0)));
        return numbers;
    }

    /// The same map, as if it had no other keys.
    Fields only(String... keys) {
        var kept = new LinkedHashMap<>(map);
        kept.keySet().retainAll(List.of(keys));
        return new Fields(kept, pointer, findings);
    }

    /// A text alone in place of a map stands for its `id`, as in `queues: [support]`.
    @SuppressWarnings("unchecked")
    private Fields inner(Object value, String place) {
        var inner = value instanceof Map<?, ?> fields
                ? (Map<String, Object>) fields : Map.<String, Object>of("id", value);
        return new Fields(inner, place, findings);
    }

    /// A condition that does not compile.
    void badCondition(String key, String detail) {
        findings.add(new Finding(Code.BAD_CONDITION, Pointer.under(pointer, key), detail));
    }

    private void bad(String key, String detail) {
        findings.add(new Finding(Code.BAD_VALUE, Pointer.under(pointer, key), detail));
    }
}

package dev.rollcall.scenario;

import dev.rollcall.domain.configuration.Pointer;
import dev.rollcall.scenario.Expectation.Shape;
import dev.rollcall.scenario.Expectation.Subject;
import dev.rollcall.wire.document.Kind;
import dev.rollcall.wire.json.Instants;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads what an `expect` asks for. A word nobody knows and a value that could never be seen (a
/// text where only true or false is possible) are mistakes in the file, not expectations that
/// fail.
final class ExpectationReader {
    private final Notes notes;

    ExpectationReader(Notes notes) {
        this.notes = notes;
    }

    List<Expectation> read(String pointer, @Nullable Object node) {
        var read = new ArrayList<Expectation>();
        if (node instanceof List<?> list) {
            if (list.isEmpty()) notes.wrong(pointer, "expected at least one map, found none");
            for (var i = 0; i < list.size(); i++) {
                one(Pointer.under(pointer, i), list.get(i)).ifPresent(read::add);
            }
        } else {
            one(pointer, node).ifPresent(read::add);
        }
        return read;
    }

    private Optional<Expectation> one(String pointer, @Nullable Object node) {
        var map = notes.map(pointer, node);
        var subject = subject(map);
        if (subject.isEmpty()) {
            if (node instanceof Map) {
                notes.wrong(pointer, "expected 'agent', 'connection' and 'agent', 'work' or"
                        + " 'check: true', found none of them");
            }
            return Optional.empty();
        }
        return Optional.of(about(pointer, subject.get(), map));
    }

    private static Optional<Subject> subject(Map<String, Object> map) {
        for (var subject : Subject.values()) {
            if (map.containsKey(subject.keys().getFirst())) return Optional.of(subject);
        }
        return Optional.empty();
    }

    private Expectation about(String pointer, Subject subject, Map<String, Object> map) {
        var about = new LinkedHashMap<String, String>();
        for (var key : subject.keys()) {
            if (subject == Subject.CHECK) truth(pointer, map.get(key));
            else about.put(key, notes.text(Pointer.under(pointer, key), map.get(key)));
        }
        var fields = new LinkedHashMap<String, Object>(map);
        fields.keySet().removeAll(subject.keys());
        notes.onlyKeys(pointer, fields, "something that can be expected here",
                subject.says().keySet());
        subject.says().forEach((key, shape) -> {
            if (fields.containsKey(key)) value(Pointer.under(pointer, key), key, shape,
                    fields.get(key));
        });
        if (fields.isEmpty()) {
            notes.wrong(pointer, "expected one or more of "
                    + String.join(", ", subject.says().keySet()) + ", found nothing to look at");
        }
        return new Expectation(pointer, subject, about, fields);
    }

    private void truth(String pointer, @Nullable Object node) {
        if (!Boolean.TRUE.equals(node)) {
            notes.wrong(Pointer.under(pointer, "check"), "expected true, found " + Kind.of(node));
        }
    }

    private void value(String pointer, String key, Shape shape, @Nullable Object node) {
        if (node == null) return;
        if (!fits(shape, node)) {
            notes.wrong(pointer, "expected " + shape.text() + " or null, found " + Kind.of(node));
        } else if (node instanceof Map<?, ?>) {
            inside(pointer, key, notes.map(pointer, node));
        }
    }

    private void inside(String pointer, String key, Map<String, Object> map) {
        var known = Expectation.INSIDE.get(key);
        if (known != null) {
            notes.onlyKeys(pointer, map, "a key of '" + key + "'", known.keySet());
        }
        map.forEach((name, node) -> {
            var shape = known == null ? Expectation.VALUES.get(key) : known.get(name);
            if (shape != null && node != null && !fits(shape, node)) {
                notes.wrong(Pointer.under(pointer, name),
                        "expected " + shape.text() + " or null, found " + Kind.of(node));
            }
        });
    }

    private static boolean fits(Shape shape, Object node) {
        return switch (shape) {
            case TEXT -> node instanceof String;
            case TRUTH -> node instanceof Boolean;
            case COUNT -> node instanceof Number;
            case TIME -> node instanceof String text
                    && (Instants.parse(text).isPresent() || TimeOfDay.parse(text).isPresent());
            case LIST -> node instanceof List<?> list
                    && list.stream().allMatch(String.class::isInstance);
            case MAP -> node instanceof Map;
            case REASON -> node instanceof Boolean || node instanceof String;
        };
    }
}

package dev.rollcall.api.http;

import dev.rollcall.domain.configuration.Suggestion;
import dev.rollcall.wire.Durations;
import dev.rollcall.wire.json.BadInput;
import dev.rollcall.wire.json.BadInput.Code;
import dev.rollcall.wire.json.Instants;
import dev.rollcall.wire.json.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The fields of a small object that is no command: read one by one, and everything that is wrong
/// said at once by [#done]. A field that nobody read is unknown.
public final class Fields {
    private static final int TEXT_MAX = 256;
    private static final int LIST_MAX = 1_000;

    private final Map<String, @Nullable Object> tree;
    private final Set<String> known = new LinkedHashSet<>();
    private final List<BadInput.Problem> problems = new ArrayList<>();

    public Fields(Map<String, @Nullable Object> tree) {
        this.tree = tree;
    }

    /// A text, or `ifAbsent`.
    public String text(String name, String ifAbsent) {
        return maybe(name, node -> string(node)).orElse(ifAbsent);
    }

    public String required(String name) {
        if (!tree.containsKey(name)) {
            wrong(name, Code.MISSING_FIELD, "expected '" + name + "', found none");
        }
        return text(name, "");
    }

    public Optional<Instant> time(String name) {
        return maybe(name, node -> Instants.parse(string(node)).orElseThrow(() -> new BadInput(
                Code.BAD_VALUE, "expected a time such as 2026-03-02T09:00:00Z")));
    }

    public Optional<Duration> span(String name) {
        return maybe(name, node -> Durations.parse(string(node)).orElseThrow(() -> new BadInput(
                Code.BAD_VALUE, "expected " + Durations.EXPECTED)));
    }

    public Set<String> texts(String name) {
        return maybe(name, Fields::strings).orElse(Set.of());
    }

    /// One of some words.
    public <T> Optional<T> word(String name, Function<String, Optional<T>> meaning, String words) {
        return maybe(name, node -> meaning.apply(string(node)).orElseThrow(() -> new BadInput(
                Code.BAD_VALUE, "expected one of " + words)));
    }

    private <T> Optional<T> maybe(String name, Function<Object, T> read) {
        known.add(name);
        var node = tree.get(name);
        if (node == null) return Optional.empty();
        try {
            return Optional.of(read.apply(node));
        } catch (BadInput bad) {
            problems.addAll(bad.in(name).problems());
            return Optional.empty();
        }
    }

    private static String string(Object node) {
        if (!(node instanceof String text)) {
            throw new BadInput(Code.WRONG_TYPE, "expected a text");
        }
        if (text.length() > TEXT_MAX) {
            throw new BadInput(Code.TOO_LONG, "expected at most " + TEXT_MAX + " characters");
        }
        if (!text.codePoints().allMatch(Texts::visible)) {
            throw new BadInput(Code.BAD_VALUE, "expected visible characters");
        }
        return text;
    }

    private static Set<String> strings(Object node) {
        if (!(node instanceof List<?> list)) {
            throw new BadInput(Code.WRONG_TYPE, "expected a list of texts");
        }
        if (list.size() > LIST_MAX) {
            throw new BadInput(Code.TOO_MANY, "expected at most " + LIST_MAX + " texts");
        }
        var texts = new LinkedHashSet<String>();
        for (var item : list) {
            if (item == null) throw new BadInput(Code.WRONG_TYPE, "expected a list of texts");
            texts.add(string(item));
        }
        return texts;
    }

    /// Adds something that is wrong with a field.
    public void wrong(String name, Code code, String detail) {
        problems.addAll(new BadInput(code, detail).in(name).problems());
    }

    /// @throws BadInput when anything was wrong
    public void done() {
        for (var name : tree.keySet()) {
            if (known.contains(name)) continue;
            wrong(name, Code.UNKNOWN_FIELD, "expected a field of this call"
                    + "; " + Suggestion.hint(name, known));
        }
        if (!problems.isEmpty()) throw new BadInput(problems);
    }
}

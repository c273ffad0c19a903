package dev.rollcall.scenario;

import dev.rollcall.domain.configuration.Pointer;
import dev.rollcall.domain.configuration.Suggestion;
import dev.rollcall.wire.document.Document;
import dev.rollcall.wire.document.Kind;
import dev.rollcall.wire.json.BadInput;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a reader notes down while it reads a document: every mistake with its place. What cannot be
/// understood is read as if it were empty, so that one mistake hides no other; a document with
/// mistakes is never used.
final class Notes {
    private final Document document;
    private final List<Mistake> mistakes = new ArrayList<>();

    Notes(Document document) {
        this.document = document;
    }

    List<Mistake> mistakes() {
        return List.copyOf(mistakes);
    }

    void wrong(String pointer, String reason) {
        mistakes.add(new Mistake(document.at(pointer), reason));
    }

    /// What a reader of `wire` found wrong in the thing at `pointer`. Its pointers begin there.
    void wrong(String pointer, BadInput bad) {
        for (var problem : bad.problems()) {
            var at = pointer + problem.pointer();
            var place = problem.code() == BadInput.Code.UNKNOWN_FIELD
                    ? document.keyAt(at) : document.at(at);
            mistakes.add(new Mistake(place, problem.detail()));
        }
    }

    /// A key that nobody knows.
    void unknownKey(String pointer, String what, String found, Collection<String> known) {
        mistakes.add(new Mistake(document.keyAt(pointer), notAmong(what, found, known)));
    }

    /// A word that nobody knows.
    void unknownWord(String pointer, String what, String found, Collection<String> known) {
        mistakes.add(new Mistake(document.at(pointer), notAmong(what, found, known)));
    }

    private static String notAmong(String what, String found, Collection<String> known) {
        return "expected " + what + ", found '" + Kind.shortened(found) + "'"
                + "; " + Suggestion.hint(found, known);
    }

    String text(String pointer, @Nullable Object node) {
        if (node instanceof String text && !text.isEmpty()) return text;
        wrong(pointer, "expected a text, found " + Kind.of(node));
        return "";
    }

    @SuppressWarnings("unchecked") // a document's maps have texts for keys
    Map<String, Object> map(String pointer, @Nullable Object node) {
        if (node instanceof Map<?, ?> map) return (Map<String, Object>) map;
        wrong(pointer, "expected a map, found " + Kind.of(node));
        return Map.of();
    }

    /// As [#map], and what says nothing is an empty one.
    Map<String, Object> mapOrNothing(String pointer, @Nullable Object node) {
        return node == null ? Map.of() : map(pointer, node);
    }

    /// Every key of a map must be one of those.
    void onlyKeys(String pointer, Map<String, Object> map, String what, Collection<String> known) {
        for (var key : map.keySet()) {
            if (!known.contains(key)) {
                unknownKey(Pointer.under(pointer, key), what, key, known);
            }
        }
    }
}

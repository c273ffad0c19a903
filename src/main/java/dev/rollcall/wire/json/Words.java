package dev.rollcall.wire.json;

import dev.rollcall.wire.document.Kind;
import dev.rollcall.wire.json.BadInput.Code;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// An enum as words: `AFTER_WORK` is `after-work`.
public final class Words<E extends Enum<E>> {
    private final Map<E, String> texts;
    private final Map<String, E> values = new LinkedHashMap<>();

    public Words(Class<E> type) {
        texts = new EnumMap<>(type);
        for (var one : type.getEnumConstants()) {
            var text = one.name().toLowerCase(Locale.ROOT).replace('_', '-');
            texts.put(one, text);
            values.put(text, one);
        }
    }

    public String text(E value) {
        return Objects.requireNonNull(texts.get(value));
    }

    /// @throws BadInput for a word that is none of them
    public E value(String text) {
        var value = values.get(text);
        if (value != null) return value;
        throw new BadInput(Code.BAD_VALUE, "expected " + this + ", found " + Kind.of(text));
    }

    public List<String> all() {
        return List.copyOf(values.keySet());
    }

    @Override
    public String toString() {
        return "one of " + String.join(", ", values.keySet());
    }
}

package dev.rollcall.wire.codec;

import dev.rollcall.domain.configuration.Suggestion;
import dev.rollcall.wire.document.Kind;
import dev.rollcall.wire.json.BadInput.Code;
import dev.rollcall.wire.json.BadInput;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.io.SerializedString;

/// A sealed interface as JSON: its records, each an object whose first key says which it is:
/// `{"e": "claim-made", …}`.
public final class Union<T> implements Codec<T> {

    /// One alternative: what it is called, and its shape.
    public record Row<T>(String name, SerializedString written, Shape<T> shape) {}

    public static <T> Row<T> row(String name, Class<T> type, Shape.Declaration<T> declaration) {
        return row(name, Shape.of(type, declaration));
    }

    public static <T> Row<T> row(String name, Shape<T> shape) {
        return new Row<>(name, new SerializedString(name), shape);
    }

    private final SerializedString tag;
    private final Map<String, Row<? extends T>> byName = new HashMap<>();
    private final Map<Class<?>, Row<? extends T>> byType = new HashMap<>();

    private Union(String tag) {
        this.tag = new SerializedString(tag);
    }

    /// @param tag the key that says which
    public static <T> Union<T> of(String tag, List<? extends Row<? extends T>> rows) {
        var union = new Union<T>(tag);
        for (var row : rows) {
            if (union.byName.put(row.name(), row) != null
                    || union.byType.put(row.shape().type(), row) != null) {
                throw new IllegalArgumentException("two rows for " + row.name());
            }
        }
        return union;
    }

    public String name(T value) {
        return row(value).name();
    }

    /// All names, in alphabetical order.
    public Set<String> names() {
        return new TreeSet<>(byName.keySet());
    }

    public Set<Class<?>> types() {
        return Set.copyOf(byType.keySet());
    }

    private Row<? extends T> row(T value) {
        var row = byType.get(value.getClass());
        if (row != null) return row;
        throw new IllegalStateException("no row in the table for " + value.getClass().getName());
    }

    @Override
    public void write(T value, Out out) {
        out.json().writeStartObject();
        writeInside(value, out);
        out.json().writeEndObject();
    }

    /// Which it is and what it holds, into an object that is already begun.
    public void writeInside(T value, Out out) {
        var row = row(value);
        out.json().writeName(tag);
        out.json().writeString(row.written());
        writeFields(row.shape(), value, out);
    }

    private static <S> void writeFields(Shape<S> shape, Object value, Out out) {
        shape.writeFields(shape.type().cast(value), out);
    }

    @Override
    public T read(In in) {
        in.enterObject();
        if (!in.json().nextName(tag)) {
            throw new BadInput(Code.MISSING_FIELD,
                    "expected '" + tag + "' first, found another key or none");
        }
        in.json().nextToken();
        var name = in.text();
        var row = byName.get(name);
        if (row == null) {
            throw new BadInput(Code.BAD_VALUE, "expected one that is known, found "
                    + Kind.of(name) + "; " + Suggestion.hint(name, names())).in(tag);
        }
        return row.shape().readFields(in);
    }
}

package dev.rollcall.wire.codec;

import dev.rollcall.wire.json.BadInput;
import dev.rollcall.wire.json.BadInput.Code;
import dev.rollcall.wire.json.BadInput.Problem;
import dev.rollcall.wire.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.sym.PropertyNameMatcher;

/// A record as a JSON object: a table of its fields, and how the record is made of them.
///
///     Shape.of(Claim.class, f -> {
///         var status = f.field("status", Ids.STATUS, Claim::status);
///         var reason = f.field("reason", Leaves.TEXT, Claim::reason);
///         return v -> new Claim(v.get(status), v.get(reason));
///     });
///
/// Written in the order of the table, what absence means left out; read in any order. The names
/// stand here and not in the record, so that renaming a component changes no journal.
public final class Shape<T> implements Codec<T> {

    /// One row of the table.
    public static final class Field<T, V> {
        private final String name;
        private final SerializableString written;
        private final Codec<V> codec;
        private final Optional<V> absent;
        private final Function<T, V> of;
        private final int place;

        private Field(String name, Codec<V> codec, Optional<V> absent, Function<T, V> of,
                int place) {
            this.name = name;
            this.written = new SerializedString(name);
            this.codec = codec;
            this.absent = absent;
            this.of = of;
            this.place = place;
        }

        public String name() {
            return name;
        }

        /// What its absence means; empty for a field that must be there.
        public Optional<V> absent() {
            return absent;
        }

        private void write(T from, Out out) {
            var value = of.apply(from);
            if (absent.isPresent() && absent.get().equals(value)) return;
            out.json().writeName(written);
            codec.write(value, out);
        }
    }

    /// The values of the fields, while a record is made of them.
    public static final class Values {
        private final @Nullable Object[] values;

        public Values(int fields) {
            values = new Object[fields];
        }

        @SuppressWarnings("unchecked") // put by the field's own codec or form
        public <V> V get(Field<?, V> field) {
            return (V) values[field.place];
        }

        public <V> void put(Field<?, V> field, V value) {
            values[field.place] = value;
        }
    }

    /// Where the table is written.
    public interface Declaration<T> {
        Function<Values, T> declare(Fields<T> fields);
    }

    public static final class Fields<T> {
        private final Class<T> type;
        private final List<Field<T, ?>> list = new ArrayList<>();

        public Fields(Class<T> type) {
            this.type = type;
        }

        public <V> Field<T, V> field(String name, Codec<V> codec, Function<T, V> of) {
            return add(name, codec, codec.absent(), of);
        }

        /// A field that must be there, even if its absence could mean something.
        public <V> Field<T, V> required(String name, Codec<V> codec, Function<T, V> of) {
            return add(name, codec, Optional.empty(), of);
        }

        private <V> Field<T, V> add(
                String name, Codec<V> codec, Optional<V> absent, Function<T, V> of) {
            var guarded = Personal.guarded(type, name, codec);
            var field = new Field<>(name, guarded, absent, of, list.size());
            list.add(field);
            return field;
        }

        public Shape<T> shape(Function<Values, T> make) {
            return new Shape<>(type, list, make);
        }
    }

    private final Class<T> type;
    private final Field<T, ?>[] fields;
    private final PropertyNameMatcher names;
    private final Function<Values, T> make;

    @SuppressWarnings({"unchecked", "rawtypes"}) // there is no generic array
    private Shape(Class<T> type, List<Field<T, ?>> fields, Function<Values, T> make) {
        this.type = type;
        this.fields = fields.toArray(new Field[0]);
        this.names = Json.matcher(fields.stream().map(Field::name).toList());
        this.make = make;
    }

    public static <T> Shape<T> of(Class<T> type, Declaration<T> declaration) {
        var fields = new Fields<>(type);
        return fields.shape(declaration.declare(fields));
    }

    public Class<T> type() {
        return type;
    }

    public List<Field<T, ?>> fields() {
        return List.of(fields);
    }

    /// The record of values that were read elsewhere.
    public T make(Values values) {
        return make.apply(values);
    }

    @Override
    public void write(T value, Out out) {
        out.json().writeStartObject();
        writeFields(value, out);
        out.json().writeEndObject();
    }

    void writeFields(T value, Out out) {
        for (var field : fields) field.write(value, out);
    }

    @Override
    public T read(In in) {
        in.enterObject();
        return readFields(in);
    }

    /// The parser stands on the object's beginning or on a value inside it.
    T readFields(In in) {
        var values = new Values(fields.length);
        var json = in.json();
        for (var at = json.nextNameMatch(names); at != PropertyNameMatcher.MATCH_END_OBJECT;
                at = json.nextNameMatch(names)) {
            if (at < 0) throw stranger(String.valueOf(json.currentName()));
            json.nextToken();
            if (values.values[at] != null) throw twice(fields[at]);
            readField(fields[at], values, in);
        }
        for (var field : fields) if (values.values[field.place] == null) silent(field, values);
        return make.apply(values);
    }

    private static <V> void readField(Field<?, V> field, Values values, In in) {
        try {
            values.put(field, field.codec.read(in));
        } catch (BadInput bad) {
            throw bad.in(field.name);
        }
    }

    private static <V> void silent(Field<?, V> field, Values values) {
        values.put(field, field.absent.orElseThrow(() -> new BadInput(Code.MISSING_FIELD,
                "expected a value, found none").in(field.name)));
    }

    private BadInput stranger(String name) {
        return new BadInput(List.of(new Problem("", Code.UNKNOWN_FIELD, "expected a field of "
                + type.getSimpleName() + ", found '" + name + "'")));
    }

    private static BadInput twice(Field<?, ?> field) {
        return new BadInput(Code.MALFORMED, "expected each key once, found it twice")
                .in(field.name);
    }
}

package dev.rollcall.connector.salesforce;

import dev.rollcall.connector.LineBroken;
import dev.rollcall.wire.json.BadInput;
import dev.rollcall.wire.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An Avro schema (1.12): what the bytes of an event mean. It is read from JSON once; named types
/// may be used again by their names. Logical types and defaults are left alone, because events are
/// read with the very schema they were written with.
sealed interface AvroSchema {

    record Primitive(Kind kind) implements AvroSchema {}

    enum Kind { NULL, BOOLEAN, INT, LONG, FLOAT, DOUBLE, BYTES, STRING }

    record Field(String name, AvroSchema type) {}

    record Structure(String name, List<Field> fields) implements AvroSchema {}

    record Enumeration(List<String> symbols) implements AvroSchema {}

    record Sequence(AvroSchema items) implements AvroSchema {}

    record Dictionary(AvroSchema values) implements AvroSchema {}

    record Union(List<AvroSchema> branches) implements AvroSchema {}

    record Fixed(int size) implements AvroSchema {}

    /// Reads nothing: what was written with a schema that makes no sense.
    Structure UNREADABLE = new Structure("", List.of());

    /// The largest objects have 800 fields.
    Json.Limits LIMITS = new Json.Limits(2 << 20, 64);
    int FIXED_MAX = 1 << 16;

    /// @throws LineBroken when it is no schema of a record
    static Structure parse(String json) throws LineBroken {
        try {
            var tree = Json.read(json.getBytes(StandardCharsets.UTF_8), LIMITS);
            if (new Reader().type(tree) instanceof Structure record) return record;
        } catch (BadInput malformed) {
            throw new LineBroken("expected an Avro schema in JSON");
        }
        throw new LineBroken("expected the Avro schema of a record");
    }

    /// Reads one schema; knows the types it has named so far.
    final class Reader {
        private final Map<String, AvroSchema> named = new HashMap<>();

        AvroSchema type(@Nullable Object tree) throws LineBroken {
            return switch (tree) {
                case String name -> byName(name);
                case List<?> branches -> new Union(types(branches));
                case Map<?, ?> map -> complex(map);
                case null, default -> throw new LineBroken("expected an Avro type");
            };
        }

        private List<AvroSchema> types(List<?> trees) throws LineBroken {
            var types = new ArrayList<AvroSchema>();
            for (var tree : trees) types.add(type(tree));
            return List.copyOf(types);
        }

        private AvroSchema byName(String name) throws LineBroken {
            for (var kind : Kind.values()) {
                if (kind.name().toLowerCase(Locale.ROOT).equals(name)) {
                    return new Primitive(kind);
                }
            }
            var known = named.get(name.substring(name.lastIndexOf('.') + 1));
            if (known != null) return known;
            throw new LineBroken("expected an Avro type, found an unknown name");
        }

        private AvroSchema complex(Map<?, ?> map) throws LineBroken {
            return switch (String.valueOf(map.get("type"))) {
                case "record" -> record(map);
                case "enum" -> remember(map, new Enumeration(symbols(map)));
                case "fixed" -> remember(map, new Fixed(size(map)));
                case "array" -> new Sequence(type(map.get("items")));
                case "map" -> new Dictionary(type(map.get("values")));
                default -> type(map.get("type"));
            };
        }

        private Structure record(Map<?, ?> map) throws LineBroken {
            var fields = new ArrayList<Field>();
            if (map.get("fields") instanceof List<?> list) {
                for (var one : list) {
                    if (!(one instanceof Map<?, ?> field)) {
                        throw new LineBroken("expected a field of an Avro record");
                    }
                    fields.add(new Field(text(field, "name"), type(field.get("type"))));
                }
            }
            var record = new Structure(text(map, "name"), List.copyOf(fields));
            named.put(record.name(), record);
            return record;
        }

        private AvroSchema remember(Map<?, ?> map, AvroSchema type) throws LineBroken {
            named.put(text(map, "name"), type);
            return type;
        }

        private static List<String> symbols(Map<?, ?> map) {
            return map.get("symbols") instanceof List<?> list
                    ? list.stream().map(String::valueOf).toList() : List.of();
        }

        private static int size(Map<?, ?> map) throws LineBroken {
            if (map.get("size") instanceof Long size && size >= 0 && size <= FIXED_MAX) {
                return size.intValue();
            }
            throw new LineBroken("expected the size of an Avro fixed");
        }

        private static String text(Map<?, ?> map, String key) throws LineBroken {
            if (map.get(key) instanceof String text) return text;
            throw new LineBroken("expected '" + key + "' in an Avro schema");
        }
    }
}

package dev.rollcall.connector.salesforce;

import dev.rollcall.connector.LineBroken;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One event of Change Data Capture: which records changed, how, and which of their fields. In the
/// header the names of changed fields are bits in the order of the schema's fields.
///
/// @param type `CREATE`, `UPDATE`, `DELETE`, `UNDELETE`, or `GAP_...` where something is lost
/// @param changed names of the fields that have changed; empty for a record that is new
record Change(String type, List<String> records, Set<String> changed,
        Map<String, @Nullable Object> fields) {

    private static final String HEADER = "ChangeEventHeader";

    static Change of(AvroSchema.Structure schema, byte[] payload) throws LineBroken {
        var fields = AvroReader.read(schema, payload);
        if (!(fields.get(HEADER) instanceof Map<?, ?> header)) {
            throw new LineBroken("an event: expected a " + HEADER);
        }
        return new Change(String.valueOf(header.get("changeType")),
                texts(header.get("recordIds")), named(schema, texts(header.get("changedFields"))),
                fields);
    }

    private static List<String> texts(@Nullable Object list) {
        return list instanceof List<?> all ? all.stream().map(String::valueOf).toList()
                : List.of();
    }

    /// `0x…` is about the schema's own fields; `5-0x…`, about the fields of the fifth, says no more
    /// than that the fifth has changed.
    private static Set<String> named(AvroSchema.Structure schema, List<String> bitmaps)
            throws LineBroken {
        var names = new HashSet<String>();
        for (var bitmap : bitmaps) {
            var dash = bitmap.indexOf('-');
            var bits = dash < 0 ? bits(bitmap)
                    : BigInteger.ZERO.setBit(position(bitmap.substring(0, dash)));
            for (var i = 0; i < schema.fields().size(); i++) {
                if (bits.testBit(i)) names.add(schema.fields().get(i).name());
            }
        }
        return names;
    }

    private static BigInteger bits(String hex) throws LineBroken {
        if (!hex.matches("0x[0-9a-fA-F]{1,512}")) {
            throw new LineBroken("an event: expected a bitmap of fields such as 0x1A");
        }
        return new BigInteger(hex.substring(2), 16);
    }

    private static int position(String text) throws LineBroken {
        if (text.matches("\\d{1,4}")) return Integer.parseInt(text);
        throw new LineBroken("an event: expected the number of a field");
    }

    /// A field that is a text; empty where there is none.
    String text(String name) {
        return fields.get(name) instanceof String text ? text : "";
    }

    /// Whether a field that is true or false has just become `value`.
    boolean became(String name, boolean value) {
        return Boolean.valueOf(value).equals(fields.get(name))
                && (changed.isEmpty() || changed.contains(name));
    }
}

package dev.rollcall.simulator.salesforce;

import dev.rollcall.simulator.salesforce.Entity.Field;
import dev.rollcall.simulator.salesforce.Records.Change;
import dev.rollcall.simulator.salesforce.Records.Kind;
import dev.rollcall.wire.json.Json;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Change events in Avro: the schema of an object's events, and a change written by it.
///
/// Every event has the header first and then all fields of the object, each of them possibly null:
/// a field that did not change is null as well, which is why the header names the changed ones, as
/// bits of a hexadecimal number that count the schema's fields from the lowest bit.
final class ChangeEvents {

    private static final List<String> KINDS = List.of("CREATE", "UPDATE", "DELETE", "UNDELETE",
            "GAP_CREATE", "GAP_UPDATE", "GAP_DELETE", "GAP_UNDELETE", "GAP_OVERFLOW", "SNAPSHOT");

    static String topic(Entity entity) {
        return "/data/" + entity.text() + "ChangeEvent";
    }

    /// The schema as JSON.
    static String schema(Entity entity) {
        var fields = new ArrayList<Object>();
        fields.add(named("ChangeEventHeader", record("ChangeEventHeader", List.of(
                named("entityName", "string"),
                named("recordIds", array()),
                named("changeType", ordered("type", "enum", "name", "ChangeType",
                        "symbols", KINDS)),
                named("changeOrigin", "string"),
                named("transactionKey", "string"),
                named("sequenceNumber", "int"),
                named("commitTimestamp", "long"),
                named("commitNumber", "long"),
                named("commitUser", "string"),
                named("nulledFields", array()),
                named("diffFields", array()),
                named("changedFields", array())))));
        for (var field : entity.fields()) fields.add(optional(entity, field));
        var schema = record(entity.text() + "ChangeEvent", fields);
        schema.put("namespace", "com.sforce.eventbus");
        return Json.text(schema);
    }

    /// A fingerprint, by which events name their schema.
    static String schemaId(Entity entity) {
        var hash = UUID.nameUUIDFromBytes(schema(entity).getBytes(StandardCharsets.UTF_8));
        var bytes = ByteBuffer.allocate(16).putLong(hash.getMostSignificantBits())
                .putLong(hash.getLeastSignificantBits()).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// @param user by whom
    static byte[] write(Change change, String user) {
        var to = new Writer();
        var updated = change.kind() == Kind.UPDATE;
        to.text(change.entity().text());
        to.texts(List.of(change.id()));
        to.number(KINDS.indexOf(change.kind().name()));
        to.text("com/salesforce/api/rest/62.0");
        to.text(new UUID(change.at().toEpochMilli(), change.number()).toString());
        to.number(1);
        to.number(change.at().toEpochMilli());
        to.number(change.number());
        to.text(user);
        to.texts(bits(change, updated, true));
        to.texts(List.of());
        to.texts(bits(change, updated, false));
        for (var field : change.entity().fields()) {
            to.optional(field.type(), change.values().get(field.name()));
        }
        return to.bytes();
    }

    private static List<String> bits(Change change, boolean updated, boolean nulled) {
        var bits = BigInteger.ZERO;
        var fields = change.entity().fields();
        for (var i = 0; i < fields.size(); i++) {
            var name = fields.get(i).name();
            if (change.values().containsKey(name)
                    && (!nulled || change.values().get(name) == null)) {
                // The header is the schema's first field.
                bits = bits.setBit(i + 1);
            }
        }
        if (!updated || bits.signum() == 0) return List.of();
        var hex = bits.toString(16).toUpperCase(Locale.ROOT);
        return List.of("0x" + (hex.length() % 2 == 0 ? hex : "0" + hex));
    }

    private static Map<String, @Nullable Object> optional(Entity entity, Field field) {
        var type = switch (field.type()) {
            case TEXT -> "string";
            case TRUTH -> "boolean";
            case TIME -> "long";
            case WHOLE -> "int";
            case DECIMAL -> "double";
        };
        var optional = new LinkedHashMap<String, @Nullable Object>();
        optional.put("name", field.name());
        optional.put("type", List.of("null", type));
        optional.put("doc", "Data:" + entity.text() + ":" + field.name());
        optional.put("default", null);
        return optional;
    }

    private static Map<String, Object> record(String name, List<?> fields) {
        return ordered("type", "record", "name", name, "fields", fields);
    }

    private static Map<String, Object> array() {
        return ordered("type", "array", "items", "string");
    }

    private static Map<String, Object> named(String name, Object type) {
        return ordered("name", name, "type", type);
    }

    private static Map<String, Object> ordered(Object... keysAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (var i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    /// Avro's binary encoding, as far as change events need it.
    private static final class Writer {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        byte[] bytes() {
            return bytes.toByteArray();
        }

        /// Whole numbers of any width: zig-zag, seven bits a byte, the lowest first.
        void number(long number) {
            var rest = (number << 1) ^ (number >> 63);
            while ((rest & ~0x7fL) != 0) {
                bytes.write((int) ((rest & 0x7f) | 0x80));
                rest >>>= 7;
            }
            bytes.write((int) rest);
        }

        void text(String text) {
            var utf8 = text.getBytes(StandardCharsets.UTF_8);
            number(utf8.length);
            bytes.writeBytes(utf8);
        }

        void texts(List<String> texts) {
            if (!texts.isEmpty()) {
                number(texts.size());
                texts.forEach(this::text);
            }
            number(0);
        }

        void optional(Entity.Type type, @Nullable Object value) {
            number(value == null ? 0 : 1);
            switch (value) {
                case null -> { }
                case String text -> text(text);
                case Boolean truth -> bytes.write(truth ? 1 : 0);
                case Instant time -> number(time.toEpochMilli());
                case Long number -> number(number);
                case Double number -> bytes.writeBytes(ByteBuffer.allocate(8)
                        .order(ByteOrder.LITTLE_ENDIAN).putDouble(number).array());
                default -> throw new IllegalStateException("no " + type + ": " + value);
            }
        }
    }

    private ChangeEvents() {}
}

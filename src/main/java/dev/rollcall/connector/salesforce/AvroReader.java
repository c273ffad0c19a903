package dev.rollcall.connector.salesforce;

import dev.rollcall.connector.LineBroken;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One value in Avro's binary encoding, as a tree: `Map`, `List`, `String`, `Long`, `Double`,
/// `Boolean`, `byte[]`, null. The bytes are somebody else's, so nothing is made that they cannot
/// account for: lengths are held against what is left, and values are counted.
final class AvroReader {

    /// An event of the largest object has 1,000.
    private static final int VALUES_MAX = 100_000;
    private static final int DEPTH_MAX = 32;

    private final ByteBuffer in;
    private int values;

    private AvroReader(byte[] bytes) {
        this.in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// @throws LineBroken when the bytes are no such record
    static Map<String, @Nullable Object> read(AvroSchema.Structure schema, byte[] bytes)
            throws LineBroken {
        var reader = new AvroReader(bytes);
        try {
            var record = reader.record(schema, 0);
            if (!reader.in.hasRemaining()) return record;
            throw broken("the end");
        } catch (BufferUnderflowException ended) {
            throw broken("more bytes");
        }
    }

    private @Nullable Object value(AvroSchema type, int depth) throws LineBroken {
        if (++values > VALUES_MAX || depth > DEPTH_MAX) throw broken("fewer values");
        return switch (type) {
            case AvroSchema.Primitive(var kind) -> primitive(kind);
            case AvroSchema.Structure record -> record(record, depth);
            case AvroSchema.Enumeration(var symbols) -> symbols.get(index(symbols.size()));
            case AvroSchema.Sequence(var items) -> sequence(items, depth);
            case AvroSchema.Dictionary(var items) -> dictionary(items, depth);
            case AvroSchema.Union(var branches) ->
                value(branches.get(index(branches.size())), depth + 1);
            case AvroSchema.Fixed(var size) -> bytes(size);
        };
    }

    private @Nullable Object primitive(AvroSchema.Kind kind) throws LineBroken {
        return switch (kind) {
            case NULL -> null;
            case BOOLEAN -> in.get() != 0;
            case INT, LONG -> number();
            case FLOAT -> (double) in.getFloat();
            case DOUBLE -> in.getDouble();
            case BYTES -> bytes(number());
            case STRING -> text();
        };
    }

    private Map<String, @Nullable Object> record(AvroSchema.Structure record, int depth)
            throws LineBroken {
        var map = new LinkedHashMap<String, @Nullable Object>();
        for (var field : record.fields()) map.put(field.name(), value(field.type(), depth + 1));
        return map;
    }

    private List<@Nullable Object> sequence(AvroSchema items, int depth) throws LineBroken {
        var list = new ArrayList<@Nullable Object>();
        for (var left = block(); left > 0; left = block()) {
            for (var i = 0L; i < left; i++) list.add(value(items, depth + 1));
        }
        return list;
    }

    private Map<String, @Nullable Object> dictionary(AvroSchema items, int depth)
            throws LineBroken {
        var map = new LinkedHashMap<String, @Nullable Object>();
        for (var left = block(); left > 0; left = block()) {
            for (var i = 0L; i < left; i++) map.put(text(), value(items, depth + 1));
        }
        return map;
    }

    /// How many items come now; a negative count is followed by their size in bytes.
    private long block() throws LineBroken {
        var count = number();
        if (count >= 0) return count;
        var size = number();
        if (size < 0) throw broken("a size");
        return -count;
    }

    private int index(int size) throws LineBroken {
        var index = number();
        if (index >= 0 && index < size) return (int) index;
        throw broken("a choice of " + size);
    }

    private String text() throws LineBroken {
        return new String(bytes(number()), StandardCharsets.UTF_8);
    }

    private byte[] bytes(long size) throws LineBroken {
        if (size < 0 || size > in.remaining()) throw broken("a length");
        var bytes = new byte[(int) size];
        in.get(bytes);
        return bytes;
    }

    /// Zigzag, in groups of seven bits, the lowest first.
    private long number() throws LineBroken {
        var value = 0L;
        for (var shift = 0; shift < 64; shift += 7) {
            var part = in.get();
            value |= (part & 0x7fL) << shift;
            if (part >= 0) return (value >>> 1) ^ -(value & 1);
        }
        throw broken("a number");
    }

    private static LineBroken broken(String what) {
        return new LineBroken("an event in Avro: expected " + what);
    }
}

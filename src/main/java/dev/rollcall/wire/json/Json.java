package dev.rollcall.wire.json;

import dev.rollcall.wire.json.BadInput.Code;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.sym.PropertyNameMatcher;
import tools.jackson.core.util.ByteArrayBuilder;
import tools.jackson.core.util.Named;

/// JSON text to trees and back, strictly (RFC 8259). A tree is plain: `Map<String, ?>` and
/// `List<?>` in the order of the text, `String`, `Long`, `Double`, `Boolean`, and Java's `null` for
/// `null`.
///
/// Everything from outside has limits, and what JSON leaves open is refused rather than guessed:
/// a key that stands twice, a number that Java cannot hold, NUL, half a character.
public final class Json {

    /// Jackson's own limits stand behind ours, so that nothing is ever unbounded; what one of the
    /// two refuses is refused. Streams are closed by those who opened them.
    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(256)
                    .maxNumberLength(40)
                    .maxStringLength(1 << 26)
                    .build())
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    /// @param bytes of text
    /// @param depth of objects and lists in each other
    public record Limits(int bytes, int depth) {
        /// A batch of 1,000 commands takes a tenth of it.
        public static final Limits SHIPPED = new Limits(1 << 20, 64);
    }

    public static @Nullable Object read(byte[] utf8) {
        return read(utf8, Limits.SHIPPED);
    }

    /// @throws BadInput for anything but one JSON value within the limits
    public static @Nullable Object read(byte[] utf8, Limits limits) {
        if (utf8.length > limits.bytes()) {
            throw new BadInput(Code.TOO_LONG, "expected at most " + limits.bytes()
                    + " bytes, found " + utf8.length);
        }
        checkUtf8(utf8);
        try (var parser = FACTORY.createParser(ObjectReadContext.empty(), utf8)) {
            var first = parser.nextToken();
            if (first == null) throw new BadInput(Code.MALFORMED, "expected JSON, found nothing");
            var tree = new TreeReader(parser, limits.depth()).node(first, 0);
            if (parser.nextToken() != null) {
                throw new BadInput(Code.MALFORMED, "expected the end, found more after it");
            }
            return tree;
        } catch (JacksonException malformed) {
            throw malformed(malformed);
        }
    }

    /// Text of our own that holds an object, as a tree.
    public static Map<String, Object> map(byte[] utf8) {
        try (var parser = parser(utf8, 0, utf8.length)) {
            parser.nextToken();
            return tree(parser);
        }
    }

    public static @Nullable Object read(String text) {
        return read(encoded(text));
    }

    /// Half a surrogate pair has no UTF-8; `getBytes` would silently make a question mark of it.
    private static byte[] encoded(String text) {
        if (!Texts.sound(text)) throw notUnicode();
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void checkUtf8(byte[] bytes) {
        var i = 0;
        while (i < bytes.length && bytes[i] >= 0) i++;
        if (i == bytes.length) return;
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, i, bytes.length - i));
        } catch (CharacterCodingException bad) {
            throw new BadInput(Code.MALFORMED, "expected UTF-8, found other bytes");
        }
    }

    private static BadInput notUnicode() {
        return new BadInput(Code.MALFORMED,
                "expected text, found NUL or half of a surrogate pair in it");
    }

    /// One pass over the tokens; recursion is as deep as the limit allows.
    private record TreeReader(JsonParser parser, int depthMax) {

        @Nullable Object node(JsonToken token, int depth) {
            return switch (token) {
                case START_OBJECT -> map(depth + 1);
                case START_ARRAY -> list(depth + 1);
                case VALUE_STRING -> text(parser.getString());
                case VALUE_NUMBER_INT -> whole();
                case VALUE_NUMBER_FLOAT -> decimal();
                case VALUE_TRUE -> true;
                case VALUE_FALSE -> false;
                case VALUE_NULL -> null;
                default -> throw new IllegalStateException("no JSON value begins with " + token);
            };
        }

        private Map<String, @Nullable Object> map(int depth) {
            enter(depth);
            var map = new LinkedHashMap<String, @Nullable Object>();
            for (var name = parser.nextName(); name != null; name = parser.nextName()) {
                if (map.containsKey(text(name))) {
                    throw new BadInput(Code.MALFORMED, "expected each key once, found it twice")
                            .in(name);
                }
                try {
                    map.put(name, node(parser.nextToken(), depth));
                } catch (BadInput bad) {
                    throw bad.in(name);
                }
            }
            return map;
        }

        private List<@Nullable Object> list(int depth) {
            enter(depth);
            var list = new ArrayList<@Nullable Object>();
            for (var token = parser.nextToken(); token != JsonToken.END_ARRAY;
                    token = parser.nextToken()) {
                try {
                    list.add(node(token, depth));
                } catch (BadInput bad) {
                    throw bad.in(list.size());
                }
            }
            return list;
        }

        private void enter(int depth) {
            if (depth <= depthMax) return;
            throw new BadInput(Code.TOO_DEEP, "expected at most " + depthMax
                    + " objects and lists in each other, found more");
        }

        private static String text(String text) {
            if (!Texts.sound(text)) throw notUnicode();
            return text;
        }

        private Object whole() {
            try {
                return parser.getLongValue();
            } catch (JacksonException tooLarge) {
                throw new BadInput(Code.BAD_VALUE,
                        "expected a number of at most 18 digits, found a longer one");
            }
        }

        private Object decimal() {
            var number = parser.getDoubleValue();
            if (Double.isFinite(number)) return number;
            throw new BadInput(Code.BAD_VALUE, "expected a number below 1e308, found a larger one");
        }
    }

    /// The text of a tree, keys in the order of its maps.
    public static byte[] write(@Nullable Object tree) {
        var bytes = new ByteArrayBuilder(256);
        try (var generator = generator(bytes)) {
            write(tree, generator);
        }
        return bytes.toByteArray();
    }

    public static String text(@Nullable Object tree) {
        return new String(write(tree), StandardCharsets.UTF_8);
    }

    public static JsonGenerator generator(OutputStream stream) {
        return FACTORY.createGenerator(ObjectWriteContext.empty(), stream);
    }

    /// Over bytes of our own, which need no limits.
    public static JsonParser parser(byte[] utf8, int offset, int length) {
        return FACTORY.createParser(ObjectReadContext.empty(), utf8, offset, length);
    }

    public static JsonParser parser(InputStream stream) {
        return FACTORY.createParser(ObjectReadContext.empty(), stream);
    }

    /// The object that a parser stands on, as a tree; a key that says `null` says nothing.
    public static Map<String, Object> tree(JsonParser parser) {
        var read = new TreeReader(parser, Limits.SHIPPED.depth()).map(1);
        var tree = new LinkedHashMap<String, Object>();
        read.forEach((key, value) -> {
            if (value != null) tree.put(key, value);
        });
        return tree;
    }

    /// Tells the parser which names to look for, so that it need not make texts of them.
    public static PropertyNameMatcher matcher(List<String> names) {
        return FACTORY.constructNameMatcher(names.stream().map(Named::fromString).toList(), false);
    }

    /// What Jackson has to say of a text that is no JSON.
    public static BadInput malformed(JacksonException found) {
        @Nullable TokenStreamLocation at = found.getLocation();
        var place = at == null ? "" : " at line " + at.getLineNr() + ", column "
                + at.getColumnNr();
        return new BadInput(Code.MALFORMED,
                "expected JSON, found" + place + ": " + found.getOriginalMessage());
    }

    public static void write(@Nullable Object tree, JsonGenerator to) {
        switch (tree) {
            case null -> to.writeNull();
            case String text -> to.writeString(text);
            case Long number -> to.writeNumber(number);
            case Integer number -> to.writeNumber(number);
            case Double number -> to.writeNumber(number);
            case Boolean truth -> to.writeBoolean(truth);
            case Map<?, ?> map -> {
                to.writeStartObject();
                map.forEach((key, value) -> {
                    to.writeName((String) key);
                    write(value, to);
                });
                to.writeEndObject();
            }
            case List<?> list -> {
                to.writeStartArray();
                for (var item : list) write(item, to);
                to.writeEndArray();
            }
            default -> throw new IllegalArgumentException(
                    "a tree holds no " + tree.getClass().getName());
        }
    }

    /// The same tree with the keys of every map in order, so that equal trees are equal text.
    public static @Nullable Object sorted(@Nullable Object tree) {
        return switch (tree) {
            case null -> null;
            case Map<?, ?> map -> {
                var sorted = new TreeMap<String, @Nullable Object>();
                map.forEach((key, value) -> sorted.put((String) key, sorted(value)));
                yield sorted;
            }
            case List<?> list -> list.stream().<@Nullable Object>map(Json::sorted).toList();
            default -> tree;
        };
    }

    private Json() {}
}

package dev.rollcall.wire.document;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/// JSON, strictly (RFC 8259): request bodies and files named `.json`. YAML would read most of it
/// too, but not all, and its errors would speak of things that JSON does not have.
final class JsonReader {
    private final Growth growth;
    private final JsonParser parser;

    JsonReader(String source, String text, Limits limits) {
        this.growth = new Growth(source, limits);
        var constraints = StreamReadConstraints.builder()
                .maxNestingDepth(limits.depth() + 2)
                .maxStringLength(limits.bytes())
                .maxNameLength(limits.bytes())
                .maxDocumentLength(StreamReadConstraints.DEFAULT_MAX_DOC_LEN)
                .build();
        this.parser = JsonFactory.builder()
                .streamReadConstraints(constraints)
                .build()
                .createParser(ObjectReadContext.empty(), text);
    }

    Document document() throws Unreadable {
        try (parser) {
            var first = parser.nextToken();
            long root = at();
            if (first == null) throw growth.unreadable(root, "expected JSON, found nothing");
            var tree = node(first, 1);
            if (tree == null) throw growth.unreadable(root, "expected a map, found null");
            if (parser.nextToken() != null) {
                throw growth.unreadable(at(), "expected the end, found more after the document");
            }
            return growth.document(tree, root);
        } catch (JacksonException malformed) {
            throw growth.unreadable(mark(malformed.getLocation()),
                    "not JSON: " + malformed.getOriginalMessage());
        }
    }

    private @Nullable Object node(JsonToken token, int depth) throws Unreadable {
        growth.count(1, at());
        return switch (token) {
            case START_OBJECT -> map(depth);
            case START_ARRAY -> list(depth);
            case VALUE_STRING -> parser.getString();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(token);
            default -> throw new IllegalStateException("no JSON value begins with " + token);
        };
    }

    private Object map(int depth) throws Unreadable {
        growth.enter(depth, at());
        var map = growth.map();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var key = parser.currentName();
            long keyAt = at();
            map.key(key, keyAt);
            var value = parser.nextToken();
            long valueAt = at();
            map.entry(key, keyAt, node(value, depth + 1), valueAt);
        }
        return map.grown();
    }

    private Object list(int depth) throws Unreadable {
        growth.enter(depth, at());
        var list = growth.list();
        for (var item = parser.nextToken(); item != JsonToken.END_ARRAY;
                item = parser.nextToken()) {
            long at = at();
            list.item(node(item, depth + 1), at);
        }
        return list.grown();
    }

    private Object number(JsonToken token) throws Unreadable {
        var written = parser.getString();
        try {
            if (token == JsonToken.VALUE_NUMBER_FLOAT) return CoreSchema.decimal(written);
            return CoreSchema.whole(written, written, 10);
        } catch (NumberFormatException tooLarge) {
            throw growth.unreadable(at(), String.valueOf(tooLarge.getMessage()));
        }
    }

    private long at() {
        return mark(parser.currentTokenLocation());
    }

    private static long mark(@Nullable TokenStreamLocation location) {
        return location == null
                ? Document.mark(1, 1)
                : Document.mark(Math.max(1, location.getLineNr()),
                        Math.max(1, location.getColumnNr()));
    }
}

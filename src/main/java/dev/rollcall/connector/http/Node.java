package dev.rollcall.connector.http;

import dev.rollcall.connector.LineBroken;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A value in somebody else's JSON and where it stands. What is missing reads as empty, because
/// vendors leave out what is not set; what is there and of another type than expected is an error
/// that says where.
public final class Node {

    private final String place;
    private final @Nullable Object value;

    private Node(String place, @Nullable Object value) {
        this.place = place;
        this.value = value;
    }

    /// @param named what it is, in messages
    public static Node of(String named, @Nullable Object tree) {
        return new Node(named + ": ", tree);
    }

    public boolean present() {
        return value != null;
    }

    /// A field of an object; absent where there is none.
    public Node get(String name) throws LineBroken {
        if (value == null) return new Node(place + "/" + name, null);
        if (value instanceof Map<?, ?> map) return new Node(place + "/" + name, map.get(name));
        throw unexpected("an object");
    }

    /// What a JSON pointer leads to (RFC 6901); absent where it leads nowhere.
    public Node at(String pointer) throws LineBroken {
        var node = this;
        for (var part : pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
            var name = part.replace("~1", "/").replace("~0", "~");
            node = node.value instanceof List<?> list
                    ? new Node(node.place + "/" + name, element(list, name)) : node.get(name);
        }
        return node;
    }

    private static @Nullable Object element(List<?> list, String index) {
        if (!index.matches("\\d{1,6}")) return null;
        var at = Integer.parseInt(index);
        return at < list.size() ? list.get(at) : null;
    }

    /// This, if it is a list; else the field of an object, where the list may stand too.
    public Node listOr(String name) throws LineBroken {
        return value instanceof List<?> ? this : get(name);
    }

    /// The elements of a list; none where there is no list.
    public List<Node> each() throws LineBroken {
        if (value == null) return List.of();
        if (!(value instanceof List<?> list)) throw unexpected("a list");
        var nodes = new ArrayList<Node>();
        for (var one : list) nodes.add(new Node(place + "/" + nodes.size(), one));
        return nodes;
    }

    /// The names of an object's fields.
    public List<String> names() throws LineBroken {
        if (value == null) return List.of();
        if (!(value instanceof Map<?, ?> map)) throw unexpected("an object");
        return map.keySet().stream().map(String::valueOf).toList();
    }

    /// Empty where there is none.
    public String text() throws LineBroken {
        if (value == null) return "";
        if (value instanceof String text) return text;
        throw unexpected("a text");
    }

    /// A text, or a number as a text: for ids that are now the one, now the other.
    public String name() throws LineBroken {
        return value instanceof Long number ? number.toString() : text();
    }

    /// A text, a number, true or false, as a text; empty where there is none.
    public String plain() throws LineBroken {
        if (value instanceof Map || value instanceof List) throw unexpected("a plain value");
        return value == null ? "" : value.toString();
    }

    /// A text that must be there.
    public String required() throws LineBroken {
        var text = text();
        if (text.isEmpty()) throw unexpected("a text");
        return text;
    }

    public long number(long otherwise) throws LineBroken {
        if (value == null) return otherwise;
        if (value instanceof Long number) return number;
        throw unexpected("a whole number");
    }

    public boolean flag(boolean otherwise) throws LineBroken {
        if (value == null) return otherwise;
        if (value instanceof Boolean flag) return flag;
        throw unexpected("true or false");
    }

    /// A point in time (ISO 8601 with an offset); [Instant#MIN] where there is none.
    public Instant time() throws LineBroken {
        var text = text();
        if (text.isEmpty()) return Instant.MIN;
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException nonsense) {
            throw unexpected("a point in time");
        }
    }

    /// Never repeats what was found: it may be anything.
    private LineBroken unexpected(String what) {
        var where = place.endsWith(": ") ? place : place + ": ";
        return new LineBroken(where + "expected " + what + ", found " + switch (value) {
            case null -> "nothing";
            case Map<?, ?> _ -> "an object";
            case List<?> _ -> "a list";
            case String _ -> "a text";
            case Boolean _ -> "true or false";
            default -> "a number";
        });
    }
}

package dev.rollcall.wire.command;

import dev.rollcall.wire.json.BadInput;
import dev.rollcall.wire.json.BadInput.Code;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whatever a caller wants to say about a work item or an outside status: free in its keys, small
/// in its size, since it is kept with every change. A key without a value says nothing and is left
/// out.
final class Attributes {
    private static final int DEPTH_MAX = 8;
    private static final int NODES_MAX = 256;
    private static final int TEXT_MAX = 4_096;

    private int nodes;

    static Map<String, Object> read(@Nullable Object node) {
        if (!(node instanceof Map<?, ?> map)) throw Forms.wrongType("an object", node);
        return new Attributes().map(map, 1);
    }

    private Map<String, Object> map(Map<?, ?> map, int depth) {
        if (depth > DEPTH_MAX) {
            throw new BadInput(Code.TOO_DEEP, "expected at most " + DEPTH_MAX
                    + " objects and lists in each other, found more");
        }
        var read = new LinkedHashMap<String, Object>();
        map.forEach((key, value) -> {
            if (value == null) return;
            try {
                read.put(text(key.toString(), Forms.ID_MAX), node(value, depth));
            } catch (BadInput bad) {
                throw bad.in(key);
            }
        });
        return read;
    }

    private List<Object> list(List<?> list, int depth) {
        if (depth > DEPTH_MAX) {
            throw new BadInput(Code.TOO_DEEP, "expected at most " + DEPTH_MAX
                    + " objects and lists in each other, found more");
        }
        var read = new ArrayList<Object>();
        for (var i = 0; i < list.size(); i++) {
            var item = list.get(i);
            try {
                if (item == null) throw Forms.wrongType("a value", null);
                read.add(node(item, depth));
            } catch (BadInput bad) {
                throw bad.in(i);
            }
        }
        return read;
    }

    private Object node(Object node, int depth) {
        Forms.limit(++nodes, NODES_MAX, "values in all");
        return switch (node) {
            case Map<?, ?> map -> map(map, depth + 1);
            case List<?> list -> list(list, depth + 1);
            case String text -> text(text, TEXT_MAX);
            case Integer number -> number.longValue();
            case Long number -> number;
            case Double number when Double.isFinite(number) -> number;
            case Boolean truth -> truth;
            default -> throw Forms.wrongType("a JSON value", node);
        };
    }

    private static String text(String text, int max) {
        if (text.length() <= max) return text;
        throw new BadInput(Code.TOO_LONG,
                "expected at most " + max + " characters, found " + text.length());
    }

    private Attributes() {}
}

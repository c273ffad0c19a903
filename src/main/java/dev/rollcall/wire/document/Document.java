package dev.rollcall.wire.document;

import dev.rollcall.domain.configuration.Pointer;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One document as a plain tree, and the place of everything in it. The tree holds unmodifiable
/// `Map<String, ?>` and `List<?>` in the order of the text, `String`, `Long`, `Double`, `Boolean`,
/// and Java's `null` where the text says `null`, `~` or nothing after a key.
///
/// Places are kept beside the tree, one small array per map or list, so that a tenant of a hundred
/// thousand agents costs little more than its text.
public final class Document {
    private final String source;
    private final Object tree;
    private final long root;
    private final IdentityHashMap<Object, long[]> places;

    Document(String source, Object tree, long root, IdentityHashMap<Object, long[]> places) {
        this.source = source;
        this.tree = tree;
        this.root = root;
        this.places = places;
    }

    /// What the text came from: a file's name, `request body`.
    public String source() {
        return source;
    }

    public Object tree() {
        return tree;
    }

    /// The tree of a document that is a map, or an error that says what it is instead.
    @SuppressWarnings("unchecked")
    public Map<String, Object> map() throws Unreadable {
        if (tree instanceof Map<?, ?> map) return (Map<String, Object>) map;
        throw new Unreadable(at(Pointer.ROOT),
                "expected a map of keys and values, found " + Kind.of(tree));
    }

    /// Where the thing at a JSON pointer stands: a scalar or the item of a list itself, but the key
    /// of a map or list, since that is the line a person looks for. For something that is not there
    /// (a key that is missing), the nearest thing around it that is.
    public Place at(String pointer) {
        return place(pointer, false);
    }

    /// Where the key of the thing at a JSON pointer stands; as [#at] for the item of a list.
    public Place keyAt(String pointer) {
        return place(pointer, true);
    }

    private Place place(String pointer, boolean key) {
        long at = root;
        @Nullable Object node = tree;
        for (var step : Pointer.steps(pointer)) {
            int index = indexOf(node, step);
            if (index < 0) break;
            var marks = places.get(node);
            if (marks == null) throw new IllegalStateException("a container without places");
            if (node instanceof Map<?, ?> map) {
                node = map.get(step);
                boolean container = node instanceof Map || node instanceof List;
                at = marks[2 * index + (key || container ? 0 : 1)];
            } else if (node instanceof List<?> list) {
                node = list.get(index);
                at = marks[index];
            }
        }
        return new Place(source, (int) (at >>> 32), (int) at);
    }

    /// The position of a step among the entries of a map or list, or -1.
    private static int indexOf(@Nullable Object node, String step) {
        if (node instanceof Map<?, ?> map && map.containsKey(step)) {
            int index = 0;
            for (var key : map.keySet()) {
                if (step.equals(key)) return index;
                index++;
            }
        }
        if (node instanceof List<?> list && step.matches("\\d{1,9}")) {
            int index = Integer.parseInt(step);
            return index < list.size() ? index : -1;
        }
        return -1;
    }

    /// A line and a column in one word, as the arrays of places hold them.
    static long mark(int line, int column) {
        return (long) line << 32 | column;
    }
}

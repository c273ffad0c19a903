package dev.rollcall.wire.document;

import dev.rollcall.wire.json.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A tree while it grows. Both readers plant their nodes here, so that limits, duplicate keys and
/// places are the same law for YAML and JSON.
final class Growth {
    private final String source;
    private final Limits limits;
    private final IdentityHashMap<Object, long[]> places = new IdentityHashMap<>();
    private int nodes;

    Growth(String source, Limits limits) {
        this.source = source;
        this.limits = limits;
    }

    Document document(Object tree, long root) {
        return new Document(source, tree, root, places);
    }

    int nodes() {
        return nodes;
    }

    /// Every node passes here before it is kept.
    void count(int more, long at) throws Unreadable {
        nodes += more;
        if (nodes > limits.nodes() || nodes < 0) {
            throw unreadable(at, "expected at most " + limits.nodes() + " values, found more"
                    + " (an alias counts as everything it repeats); split the document");
        }
    }

    void enter(int depth, long at) throws Unreadable {
        if (depth > limits.depth()) {
            throw unreadable(at, "expected at most " + limits.depth()
                    + " maps and lists inside each other, found more; flatten the document");
        }
    }

    /// No text that JSON could not carry to the journal and to other systems.
    private void checkSound(@Nullable Object value, long at) throws Unreadable {
        if (value instanceof String text && !Texts.sound(text)) {
            throw unreadable(at, "expected text, found NUL or half of a surrogate pair in it");
        }
    }

    Unreadable unreadable(long at, String reason) {
        return new Unreadable(new Place(source, (int) (at >>> 32), (int) at), reason);
    }

    MapGrowth map() {
        return new MapGrowth();
    }

    ListGrowth list() {
        return new ListGrowth();
    }

    final class MapGrowth {
        private final Map<String, @Nullable Object> map = new LinkedHashMap<>();
        private long[] marks = new long[8];

        /// Called before the value is read, so that a duplicate is reported at its key.
        void key(String key, long at) throws Unreadable {
            checkSound(key, at);
            if (map.containsKey(key)) {
                throw unreadable(at, "expected every key once, found '" + Kind.shortened(key)
                        + "' a second time in the same map; remove one of them");
            }
        }

        void entry(String key, long keyAt, @Nullable Object value, long valueAt)
                throws Unreadable {
            checkSound(value, valueAt);
            int used = 2 * map.size();
            if (used == marks.length) marks = Arrays.copyOf(marks, 2 * used);
            marks[used] = keyAt;
            marks[used + 1] = valueAt;
            map.put(key, value);
        }

        Map<String, @Nullable Object> grown() {
            var grown = Collections.unmodifiableMap(map);
            places.put(grown, Arrays.copyOf(marks, 2 * map.size()));
            return grown;
        }
    }

    final class ListGrowth {
        private final List<@Nullable Object> list = new ArrayList<>();
        private long[] marks = new long[4];

        void item(@Nullable Object value, long at) throws Unreadable {
            checkSound(value, at);
            int used = list.size();
            if (used == marks.length) marks = Arrays.copyOf(marks, 2 * used);
            marks[used] = at;
            list.add(value);
        }

        List<@Nullable Object> grown() {
            var grown = Collections.unmodifiableList(list);
            places.put(grown, Arrays.copyOf(marks, list.size()));
            return grown;
        }
    }
}

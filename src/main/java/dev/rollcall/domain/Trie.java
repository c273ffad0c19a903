package dev.rollcall.domain;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A map of one writer whose present can be kept for nothing, however large it is. The writer goes
/// on writing; what was kept stays as it was. So a reader, a snapshot or a writer that has to go
/// back needs no lock and no copy.
///
/// It is a hash trie: a node has 32 places, and five bits of the key's hash choose one at each
/// level. A node is either the writer's own, and is written in place, or it is shared with
/// something kept, and is copied before it is written; [#keep] gives away all nodes at once by
/// becoming another owner. Between two keeps a node is copied at most once.
final class Trie<K, V> {

    private static final int BITS = 5;

    /// Below this level the hash has no bits left: keys of one hash stand in a list.
    private static final int LEVEL_MAX = 30;

    private static final Object[] NOTHING = {};

    /// Nothing but itself.
    private static final class Owner {}

    /// The slots hold the pairs of keys and values first, then the children, each in the order of
    /// their places.
    private static final class Node {
        private final Owner owner;
        private int pairs;
        private int children;
        private Object[] slots;

        private Node(Owner owner, int pairs, int children, Object[] slots) {
            this.owner = owner;
            this.pairs = pairs;
            this.children = children;
            this.slots = slots;
        }

        private int pairAt(int bit) {
            return 2 * Integer.bitCount(pairs & (bit - 1));
        }

        private int childAt(int bit) {
            return 2 * Integer.bitCount(pairs) + Integer.bitCount(children & (bit - 1));
        }
    }

    /// In place of a node that is not there.
    private static final Node EMPTY = new Node(new Owner(), 0, 0, NOTHING);

    private Owner owner = new Owner();
    private Node root;
    private int size;
    private @Nullable Object replaced;

    Trie() {
        root = new Node(owner, 0, 0, NOTHING);
    }

    private Trie(Node root, int size) {
        this.root = root;
        this.size = size;
    }

    /// The map as it is now, apart from what is written to this one later.
    Trie<K, V> keep() {
        owner = new Owner();
        return new Trie<>(root, size);
    }

    int size() {
        return size;
    }

    @SuppressWarnings("unchecked") // a value stands beside its key, and only `put` puts it there
    Optional<V> find(K key) {
        var hash = hash(key);
        var node = root;
        for (var level = 0; level <= LEVEL_MAX; level += BITS) {
            var bit = bit(hash, level);
            if ((node.pairs & bit) != 0) {
                var at = node.pairAt(bit);
                return node.slots[at].equals(key)
                        ? Optional.of((V) node.slots[at + 1]) : Optional.empty();
            }
            if ((node.children & bit) == 0) return Optional.empty();
            node = (Node) node.slots[node.childAt(bit)];
        }
        var at = indexOf(key, node);
        return at < 0 ? Optional.empty() : Optional.of((V) node.slots[at + 1]);
    }

    /// Returns what was there before.
    @SuppressWarnings("unchecked")
    Optional<V> put(K key, V value) {
        replaced = null;
        root = put(root, 0, hash(key), key, value);
        if (replaced == null) size++;
        return Optional.ofNullable((V) replaced);
    }

    private Node put(Node node, int level, int hash, Object key, Object value) {
        if (level > LEVEL_MAX) return putInList(node, key, value);
        var bit = bit(hash, level);
        if ((node.children & bit) != 0) {
            var at = node.childAt(bit);
            var child = (Node) node.slots[at];
            var next = put(child, level + BITS, hash, key, value);
            return next == child ? node : set(node, at, next);
        }
        var at = node.pairAt(bit);
        if ((node.pairs & bit) == 0) {
            return reshape(node, node.pairs | bit, node.children,
                    spliced(node.slots, at, 0, key, value));
        }
        if (node.slots[at].equals(key)) {
            replaced = node.slots[at + 1];
            return set(node, at + 1, value);
        }
        var below = put(new Node(owner, 0, 0, NOTHING), level + BITS, hash(node.slots[at]),
                node.slots[at], node.slots[at + 1]);
        return pushDown(node, bit, put(below, level + BITS, hash, key, value));
    }

    /// The pair at a place has got company: both stand in a child now.
    private Node pushDown(Node node, int bit, Node child) {
        var without = spliced(node.slots, node.pairAt(bit), 2);
        var pairs = node.pairs ^ bit;
        var at = 2 * Integer.bitCount(pairs) + Integer.bitCount(node.children & (bit - 1));
        return reshape(node, pairs, node.children | bit, spliced(without, at, 0, child));
    }

    private Node putInList(Node node, Object key, Object value) {
        var at = indexOf(key, node);
        if (at < 0) return reshape(node, 0, 0, spliced(node.slots, 0, 0, key, value));
        replaced = node.slots[at + 1];
        return set(node, at + 1, value);
    }

    /// Returns what was there before.
    @SuppressWarnings("unchecked")
    Optional<V> remove(K key) {
        replaced = null;
        root = remove(root, 0, hash(key), key);
        if (replaced != null) size--;
        return Optional.ofNullable((V) replaced);
    }

    private Node remove(Node node, int level, int hash, Object key) {
        if (level > LEVEL_MAX) return removeFromList(node, key);
        var bit = bit(hash, level);
        if ((node.pairs & bit) != 0) {
            var at = node.pairAt(bit);
            if (!node.slots[at].equals(key)) return node;
            replaced = node.slots[at + 1];
            return reshape(node, node.pairs ^ bit, node.children, spliced(node.slots, at, 2));
        }
        if ((node.children & bit) == 0) return node;
        var at = node.childAt(bit);
        var child = (Node) node.slots[at];
        var next = remove(child, level + BITS, hash, key);
        if (next.slots.length == 2 && next.children == 0) return pullUp(node, bit, next);
        return next == child ? node : set(node, at, next);
    }

    /// A child with one pair left is no more: the pair stands here, where a lone pair belongs.
    private Node pullUp(Node node, int bit, Node child) {
        var without = spliced(node.slots, node.childAt(bit), 1);
        return reshape(node, node.pairs | bit, node.children ^ bit,
                spliced(without, node.pairAt(bit), 0, child.slots));
    }

    private Node removeFromList(Node node, Object key) {
        var at = indexOf(key, node);
        if (at < 0) return node;
        replaced = node.slots[at + 1];
        return reshape(node, 0, 0, spliced(node.slots, at, 2));
    }

    private Node set(Node node, int at, Object what) {
        var mine = node.owner == owner ? node
                : new Node(owner, node.pairs, node.children, node.slots.clone());
        mine.slots[at] = what;
        return mine;
    }

    private Node reshape(Node node, int pairs, int children, Object[] slots) {
        if (node.owner != owner) return new Node(owner, pairs, children, slots);
        node.pairs = pairs;
        node.children = children;
        node.slots = slots;
        return node;
    }

    /// What is new or other than in an earlier state of the same map. What both share is not
    /// walked, so the cost follows the changes and not the size.
    List<V> changedSince(Trie<K, V> earlier) {
        var changed = new ArrayList<V>();
        addChanged(root, earlier.root, earlier, changed);
        return changed;
    }

    /// What is the same object has not changed; what is another one may be.
    @SuppressWarnings({"unchecked", "ReferenceEquality"}) // only `put` puts a value beside its key
    private void addChanged(Node node, Node old, Trie<K, V> earlier, List<V> changed) {
        if (node == old) return;
        var pairsEnd = node.slots.length - Integer.bitCount(node.children);
        for (var at = 0; at < pairsEnd; at += 2) {
            var value = (V) node.slots[at + 1];
            var before = earlier.find((K) node.slots[at]);
            if (before.isEmpty() || before.get() != value) changed.add(value);
        }
        for (var left = node.children; left != 0; left &= left - 1) {
            var bit = Integer.lowestOneBit(left);
            var below = (old.children & bit) == 0 ? EMPTY : (Node) old.slots[old.childAt(bit)];
            addChanged((Node) node.slots[node.childAt(bit)], below, earlier, changed);
        }
    }

    private static Object[] spliced(Object[] slots, int at, int cut, Object... in) {
        var next = new Object[slots.length - cut + in.length];
        for (var i = 0; i < at; i++) next[i] = slots[i];
        for (var i = 0; i < in.length; i++) next[at + i] = in[i];
        for (var i = at + in.length; i < next.length; i++) next[i] = slots[i + cut - in.length];
        return next;
    }

    private static int indexOf(Object key, Node list) {
        for (var at = 0; at < list.slots.length; at += 2) {
            if (list.slots[at].equals(key)) return at;
        }
        return -1;
    }

    /// Short texts differ in the low bits of their hash; the high ones are let in as well.
    private static int hash(Object key) {
        var hash = key.hashCode();
        return hash ^ (hash >>> 16);
    }

    private static int bit(int hash, int level) {
        return 1 << ((hash >>> level) & 31);
    }

    /// The same map for those who only read. Of a map that is still written to it shows the
    /// present, and must not be walked while it is.
    Map<K, V> asMap() {
        return new Reading();
    }

    private final class Reading extends AbstractMap<K, V> {

        @Override
        public Set<Entry<K, V>> entrySet() {
            return new AbstractSet<>() {
                @Override
                public Iterator<Entry<K, V>> iterator() {
                    return new Walk<>(root);
                }

                @Override
                public int size() {
                    return size;
                }
            };
        }

        @Override
        @SuppressWarnings("unchecked") // a key of another type is found nowhere
        public @Nullable V get(@Nullable Object key) {
            return key == null ? null : find((K) key).orElse(null);
        }

        @Override
        public boolean containsKey(@Nullable Object key) {
            return get(key) != null;
        }
    }

    private static final class Walk<K, V> implements Iterator<Map.Entry<K, V>> {

        private final ArrayDeque<Node> open = new ArrayDeque<>();
        private Object[] slots = NOTHING;
        private int at;
        private int pairsEnd;

        private Walk(Node root) {
            open.push(root);
        }

        @Override
        public boolean hasNext() {
            while (at == pairsEnd) {
                if (open.isEmpty()) return false;
                enter(open.pop());
            }
            return true;
        }

        private void enter(Node node) {
            slots = node.slots;
            at = 0;
            pairsEnd = slots.length - Integer.bitCount(node.children);
            for (var child = slots.length - 1; child >= pairsEnd; child--) {
                open.push((Node) slots[child]);
            }
        }

        @Override
        @SuppressWarnings("unchecked")
        public Map.Entry<K, V> next() {
            if (!hasNext()) throw new NoSuchElementException("the walk is over");
            at += 2;
            return Map.entry((K) slots[at - 2], (V) slots[at - 1]);
        }
    }
}

package dev.rollcall.engine;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/// The command ids of the last day and the entries they led to, so that twice is once. It holds a
/// fingerprint of 64 bits for each and no text: whoever finds a sequence here reads the entry and
/// sees whether it is the one. The oldest are forgotten when there are too many.
///
/// The ids stand in a ring, in the order in which they came; an index of open addresses finds
/// them. Forgetting the oldest moves its followers up, so the index never fills with holes.
final class CommandIds {

    static final long NONE = 0;

    private static final int SMALLEST = 64;

    private final int max;
    private final long keptMillis;
    private long[] prints = new long[SMALLEST];
    private long[] sequences = new long[SMALLEST];
    private long[] times = new long[SMALLEST];
    private int[] index = new int[2 * SMALLEST];
    private int oldest;
    private int size;

    CommandIds(int max, long keptMillis) {
        this.max = Math.max(SMALLEST, Integer.highestOneBit(max));
        this.keptMillis = keptMillis;
    }

    /// What stands for a command id. Mixed well, as it is all that is compared here.
    static long print(String tenant, String actor, String id) {
        var print = mix(mix(mix(0x2545F4914F6CDD1DL, tenant), actor), id);
        return print == 0 ? 1 : print;
    }

    private static long mix(long seed, String text) {
        var hash = seed;
        for (var i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 32;
        }
        hash = (hash ^ 0xFFFF_FFFFL) * 0xBF58476D1CE4E5B9L;
        return hash ^ (hash >>> 29);
    }

    int size() {
        return size;
    }

    /// The sequence of the entry that has this print, or [#NONE].
    long find(long print, long now) {
        forget(now);
        for (var at = home(print); index[at] != 0; at = next(at)) {
            var slot = index[at] - 1;
            if (prints[slot] == print) return sequences[slot];
        }
        return NONE;
    }

    /// Remembers an id. The newest entry of a print counts.
    void put(long print, long sequence, long now) {
        forget(now);
        if (size == prints.length) {
            if (size < max) grow();
            else forgetOldest();
        }
        var slot = (oldest + size) & (prints.length - 1);
        prints[slot] = print;
        sequences[slot] = sequence;
        times[slot] = now;
        size++;
        enter(slot);
    }

    private void enter(int slot) {
        var at = home(prints[slot]);
        while (index[at] != 0 && prints[index[at] - 1] != prints[slot]) at = next(at);
        index[at] = slot + 1;
    }

    private void forget(long now) {
        while (size > 0 && times[oldest] <= now - keptMillis) forgetOldest();
    }

    private void forgetOldest() {
        var at = home(prints[oldest]);
        while (index[at] != 0 && index[at] != oldest + 1) at = next(at);
        if (index[at] != 0) close(at);
        oldest = (oldest + 1) & (prints.length - 1);
        size--;
    }

    /// Fills a hole in the index with the next of its followers that may stand there.
    private void close(int hole) {
        var free = hole;
        for (var at = next(hole); index[at] != 0; at = next(at)) {
            var home = home(prints[index[at] - 1]);
            var mayMove = free <= at ? home <= free || home > at : home <= free && home > at;
            if (!mayMove) continue;
            index[free] = index[at];
            free = at;
        }
        index[free] = 0;
    }

    private void grow() {
        var from = oldest;
        prints = straight(prints, from);
        sequences = straight(sequences, from);
        times = straight(times, from);
        oldest = 0;
        index = new int[2 * prints.length];
        for (var slot = 0; slot < size; slot++) enter(slot);
    }

    /// Twice as long, the oldest first.
    private static long[] straight(long[] ring, int from) {
        var next = Arrays.copyOf(Arrays.copyOfRange(ring, from, ring.length), 2 * ring.length);
        System.arraycopy(ring, 0, next, ring.length - from, from);
        return next;
    }

    private int home(long print) {
        return (int) print & (index.length - 1);
    }

    private int next(int at) {
        return (at + 1) & (index.length - 1);
    }

    /// The same ids, apart from what is put in here later.
    CommandIds copy() {
        var copy = new CommandIds(max, keptMillis);
        copy.prints = prints.clone();
        copy.sequences = sequences.clone();
        copy.times = times.clone();
        copy.index = index.clone();
        copy.oldest = oldest;
        copy.size = size;
        return copy;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(size);
        for (var i = 0; i < size; i++) {
            var slot = (oldest + i) & (prints.length - 1);
            out.writeLong(prints[slot]);
            out.writeLong(sequences[slot]);
            out.writeLong(times[slot]);
        }
    }

    void read(DataInput in) throws IOException {
        for (var left = in.readInt(); left > 0; left--) {
            put(in.readLong(), in.readLong(), in.readLong());
        }
    }
}

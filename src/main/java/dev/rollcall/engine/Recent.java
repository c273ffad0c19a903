package dev.rollcall.engine;

import dev.rollcall.domain.Changes;
import dev.rollcall.domain.Changes.AgentChange;
import dev.rollcall.domain.Ids.AgentId;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Which agents of a tenant have changed lately, and at which offset: all that a stream needs to
/// go on where it was, as it is told the newest state and not each step. A ring: the oldest
/// changes are forgotten. Kept in snapshots, so that a stream also survives a restart.
final class Recent {

    private static final int SMALLEST = 64;

    private final int max;
    private long[] offsets = new long[SMALLEST];
    private AgentId[] agents = new AgentId[SMALLEST];
    private int oldest;
    private int size;
    private long since;
    private long configured;

    Recent(int max) {
        this.max = Math.max(SMALLEST, Integer.highestOneBit(max));
    }

    /// An entry changed these.
    synchronized void add(long offset, Changes changes) {
        if (changes.configured()) configured = offset;
        for (var change : changes.agents()) add(offset, agent(change));
    }

    private static AgentId agent(AgentChange change) {
        return change.after().or(change::before).orElseThrow().id();
    }

    private void add(long offset, AgentId agent) {
        if (size == offsets.length) {
            if (size < max) grow();
            else forgetOldest();
        }
        var slot = (oldest + size) & (offsets.length - 1);
        offsets[slot] = offset;
        agents[slot] = agent;
        size++;
    }

    private void forgetOldest() {
        since = offsets[oldest];
        oldest = (oldest + 1) & (offsets.length - 1);
        size--;
    }

    private void grow() {
        var length = offsets.length;
        var longerOffsets = Arrays.copyOf(offsets, 2 * length);
        var longerAgents = Arrays.copyOf(agents, 2 * length);
        for (var i = 0; i < size; i++) {
            longerOffsets[i] = offsets[(oldest + i) & (length - 1)];
            longerAgents[i] = agents[(oldest + i) & (length - 1)];
        }
        offsets = longerOffsets;
        agents = longerAgents;
        oldest = 0;
    }

    /// Who has changed after `offset`, each with the offset of the newest change; nothing when that
    /// is not known any more.
    synchronized Optional<Map<AgentId, Long>> after(long offset) {
        if (offset < since) return Optional.empty();
        var from = size;
        while (from > 0 && offsets[(oldest + from - 1) & (offsets.length - 1)] > offset) from--;
        var changed = new LinkedHashMap<AgentId, Long>();
        for (var i = from; i < size; i++) {
            var slot = (oldest + i) & (offsets.length - 1);
            changed.put(agents[slot], offsets[slot]);
        }
        return Optional.of(changed);
    }

    /// The offset of the newest configuration.
    synchronized long configured() {
        return configured;
    }

    synchronized Recent copy() {
        var copy = new Recent(max);
        copy.offsets = offsets.clone();
        copy.agents = agents.clone();
        copy.oldest = oldest;
        copy.size = size;
        copy.since = since;
        copy.configured = configured;
        return copy;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(since);
        out.writeLong(configured);
        out.writeInt(size);
        for (var i = 0; i < size; i++) {
            var slot = (oldest + i) & (offsets.length - 1);
            out.writeLong(offsets[slot]);
            out.writeUTF(agents[slot].text());
        }
    }

    synchronized void read(DataInput in) throws IOException {
        since = in.readLong();
        configured = in.readLong();
        for (var left = in.readInt(); left > 0; left--) {
            add(in.readLong(), new AgentId(in.readUTF()));
        }
    }
}

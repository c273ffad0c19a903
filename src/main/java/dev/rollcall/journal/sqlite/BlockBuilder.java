package dev.rollcall.journal.sqlite;

import dev.rollcall.journal.Entry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Lays a batch down as blocks. A batch becomes several when it is large, so that a reader never
/// needs more than about one block's bytes at a time. One builder belongs to one writing thread;
/// it keeps its buffer, because it is used for every commit.
final class BlockBuilder {

    /// A block is closed when it has reached one of these. Larger ones are not written or read any
    /// faster, and to read one entry is to read its block.
    static final int ENTRIES_MAX = 1_024;
    static final int BYTES_MAX = 256 << 10;

    private byte[] buffer = new byte[1 << 16];
    private ByteBuffer out = ByteBuffer.wrap(buffer);

    /// The blocks of a batch that follows the entry `after` and the block with this checksum.
    List<Block> blocks(List<Entry.New> batch, long epoch, long after, int previous) {
        var blocks = new ArrayList<Block>();
        int from = 0;
        while (from < batch.size()) {
            long first = after + 1 + from;
            out.clear().position(Block.HEADER);
            int to = from;
            do {
                add(batch.get(to), after + 1 + to);
                to++;
            } while (to < batch.size() && to - from < ENTRIES_MAX && out.position() < BYTES_MAX);
            var block = close(previous, first, after + to, epoch);
            blocks.add(block);
            previous = block.checksum();
            from = to;
        }
        return blocks;
    }

    private void add(Entry.New entry, long sequence) {
        var tenant = utf8(entry.tenant());
        var actor = utf8(entry.actor());
        var commandId = utf8(entry.commandId());
        var command = entry.command();
        var events = entry.events();
        int length = Block.FRAME - Integer.BYTES + tenant.length + actor.length + commandId.length
            + command.length() + events.length();
        reserve(Integer.BYTES + length);
        int at = out.position();
        out.putInt(length)
            .putInt(0)
            .putLong(sequence)
            .putLong(entry.time().toEpochMilli())
            .putInt(entry.version())
            .putChar((char) tenant.length)
            .putChar((char) actor.length)
            .putChar((char) commandId.length)
            .putInt(command.length())
            .put(tenant).put(actor).put(commandId)
            .put(command.array(), command.offset(), command.length())
            .put(events.array(), events.offset(), events.length());
        out.putInt(at + 4, Block.checksum(buffer, at + 8, length - Integer.BYTES));
    }

    private Block close(int previous, long first, long last, long epoch) {
        out.putInt(4, previous).putLong(8, first).putLong(16, last).putLong(24, epoch);
        out.putInt(0, Block.checksum(buffer, Integer.BYTES, out.position() - Integer.BYTES));
        var block = new Block(Arrays.copyOf(buffer, out.position()));
        // One huge entry must not keep its room for ever.
        if (buffer.length > 4 * BYTES_MAX) resize(BYTES_MAX);
        return block;
    }

    private void reserve(int more) {
        int needed = out.position() + more;
        if (needed <= buffer.length) return;
        resize(Math.max(needed, 2 * buffer.length));
    }

    private void resize(int size) {
        int position = Math.min(out.position(), size);
        buffer = Arrays.copyOf(buffer, size);
        out = ByteBuffer.wrap(buffer).position(position);
    }

    private static byte[] utf8(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }
}

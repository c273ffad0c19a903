package dev.rollcall.journal.sqlite;

import dev.rollcall.journal.Bytes;
import dev.rollcall.journal.Entry;
import dev.rollcall.journal.Journal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.zip.CRC32C;

/// Entries that were committed together, laid one behind the other in one array. This is what a
/// row holds, and it vouches for itself: a checksum over everything, the checksum of the block
/// before (so that a missing, moved or exchanged row is found), and a checksum for every entry (so
/// that a damaged block can say which entry is the first bad one).
///
/// ```
/// block:  checksum(4) previous(4) first(8) last(8) epoch(8)  entry…
/// entry:  length(4) checksum(4) sequence(8) time(8) version(4)
///         tenant(2) actor(2) commandId(2) command(4)  — lengths, in bytes; the rest are the events
///         tenant… actor… commandId… command… events…
/// ```
/// Numbers are big-endian, names are UTF-8. An entry's length counts what follows it; a checksum
/// covers what follows it.
final class Block {

    static final int HEADER = 32;
    static final int FRAME = 38;

    private final byte[] bytes;
    private final ByteBuffer view;

    Block(byte[] bytes) {
        this.bytes = bytes;
        this.view = ByteBuffer.wrap(bytes);
    }

    byte[] bytes() {
        return bytes;
    }

    int checksum() {
        return view.getInt(0);
    }

    int previous() {
        return view.getInt(4);
    }

    long first() {
        return view.getLong(8);
    }

    long last() {
        return view.getLong(16);
    }

    long epoch() {
        return view.getLong(24);
    }

    /// Is every byte the one that was written?
    boolean whole() {
        return bytes.length >= HEADER
            && checksum() == checksum(bytes, Integer.BYTES, bytes.length - Integer.BYTES);
    }

    /// Shows the entries after `after`. The block must be whole. Says whether the visitor wants
    /// more.
    boolean visit(long after, Journal.Visitor visitor) {
        int at = HEADER;
        for (long sequence = first(); sequence <= last(); sequence++) {
            int length = view.getInt(at);
            if (sequence > after && !visitor.visit(entry(at))) return false;
            at += Integer.BYTES + length;
        }
        return true;
    }

    /// Shows the entries of a damaged block that are whole, up to the first that is not, and
    /// returns that one's sequence. `expected` is the sequence that the block should begin with.
    long visitWhole(long expected, long after, Journal.Visitor visitor) {
        int at = HEADER;
        long sequence = expected;
        while (wholeAt(at, sequence)) {
            if (sequence > after && !visitor.visit(entry(at))) break;
            at += Integer.BYTES + view.getInt(at);
            sequence++;
        }
        return sequence;
    }

    private boolean wholeAt(int at, long sequence) {
        if (at > bytes.length - FRAME) return false;
        int length = view.getInt(at);
        if (length < FRAME - Integer.BYTES || length > bytes.length - at - Integer.BYTES) {
            return false;
        }
        int checksum = checksum(bytes, at + 8, length - Integer.BYTES);
        return checksum == view.getInt(at + 4) && sequence == view.getLong(at + 8);
    }

    private Entry entry(int at) {
        int end = at + Integer.BYTES + view.getInt(at);
        int tenant = at + FRAME;
        int actor = tenant + view.getChar(at + 28);
        int commandId = actor + view.getChar(at + 30);
        int command = commandId + view.getChar(at + 32);
        int events = command + view.getInt(at + 34);
        return new Entry(
            view.getLong(at + 8),
            epoch(),
            text(tenant, actor),
            Instant.ofEpochMilli(view.getLong(at + 16)),
            text(actor, commandId),
            text(commandId, command),
            view.getInt(at + 24),
            Bytes.of(bytes, command, events - command),
            Bytes.of(bytes, events, end - events));
    }

    private String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    static int checksum(byte[] bytes, int offset, int length) {
        var crc = new CRC32C();
        crc.update(bytes, offset, length);
        return (int) crc.getValue();
    }
}

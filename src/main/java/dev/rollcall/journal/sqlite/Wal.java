package dev.rollcall.journal.sqlite;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/// SQLite's write-ahead log, read before SQLite reads it. After a crash SQLite takes the log up to
/// the first frame that is not whole and forgets the rest, without a word: right for a torn write,
/// wrong for a damaged sector in the middle, behind which acknowledged commits lie. The two can be
/// told apart, because we commit one at a time and wait: a torn write leaves the end of at most one
/// commit behind the first bad frame, so two of them there were acknowledged.
///
/// The format is section 4 of the SQLite file format: a header of 32 bytes, then frames of a header
/// of 24 bytes and a page. A frame belongs to the log if it carries the header's two salts.
final class Wal {

    private static final int HEADER = 32;
    private static final int FRAME = 24;
    private static final int MAGIC = 0x377f0682;
    private static final int FORMAT = 3_007_000;

    private Wal() {}

    /// Are there acknowledged commits in this log that SQLite would forget?
    static boolean hidesCommits(Path file, int pageSize) throws IOException {
        if (!Files.exists(file) || Files.size(file) < HEADER) return false;
        try (var in = new BufferedInputStream(Files.newInputStream(file), 1 << 18)) {
            var header = ByteBuffer.wrap(in.readNBytes(HEADER));
            var sum = new Sum(header);
            sum.add(header, 0, 24);
            boolean valid = (header.getInt(0) & ~1) == MAGIC && header.getInt(4) == FORMAT
                && header.getInt(8) == pageSize && sum.matches(header, 24);
            if (valid) return commitsBehindDamage(in, header, sum, pageSize) > 1;
            return !blank(header) || !blank(in);
        }
    }

    private static int commitsBehindDamage(
        InputStream in, ByteBuffer header, Sum sum, int pageSize) throws IOException {
        boolean whole = true;
        int commits = 0;
        while (true) {
            var frame = ByteBuffer.wrap(in.readNBytes(FRAME + pageSize));
            if (frame.capacity() < FRAME + pageSize) return commits;
            boolean firstSalt = frame.getInt(8) == header.getInt(16);
            boolean secondSalt = frame.getInt(12) == header.getInt(20);
            if (whole) {
                sum.add(frame, 0, 8);
                sum.add(frame, FRAME, pageSize);
                whole = firstSalt && secondSalt && frame.getInt(0) != 0 && sum.matches(frame, 16);
            }
            boolean commit = frame.getInt(4) != 0;
            // One salt is enough here: the damage may be in the other.
            if (!whole && commit && (firstSalt || secondSalt)) commits++;
        }
    }

    private static boolean blank(ByteBuffer bytes) {
        for (int at = 0; at < bytes.capacity(); at++) {
            if (bytes.get(at) != 0) return false;
        }
        return true;
    }

    private static boolean blank(InputStream in) throws IOException {
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next != 0) return false;
        }
        return true;
    }

    /// The running checksum: two words, over everything from the header on.
    private static final class Sum {
        private final ByteOrder order;
        private int s0;
        private int s1;

        Sum(ByteBuffer header) {
            order = (header.getInt(0) & 1) == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        }

        void add(ByteBuffer bytes, int from, int length) {
            var words = bytes.duplicate().order(order);
            for (int at = from; at < from + length; at += 8) {
                s0 += words.getInt(at) + s1;
                s1 += words.getInt(at + 4) + s0;
            }
        }

        boolean matches(ByteBuffer bytes, int at) {
            return bytes.getInt(at) == s0 && bytes.getInt(at + 4) == s1;
        }
    }
}

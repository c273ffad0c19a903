package dev.rollcall.journal;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UTFDataFormatException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/// Snapshots as files in a folder: `snapshot-<sequence>`, each written under another name and put
/// in its place whole. A file that is not whole, or belongs to another lineage, is passed over: a
/// snapshot is a shortcut, and the journal beside it is the truth.
///
/// A file is: the mark, lineage, sequence, version; the content; its length; a CRC32C of all that.
public final class SnapshotFolder {

    private static final System.Logger LOG = System.getLogger(SnapshotFolder.class.getName());

    private static final long MARK = 0x524f4c4c534e4150L; // "ROLLSNAP"
    private static final String PREFIX = "snapshot-";
    private static final int KEPT = 2;
    private static final int TRAILER = Long.BYTES + Integer.BYTES;
    private static final int BUFFER = 1 << 16;

    private final Path folder;
    private final String lineage;

    public SnapshotFolder(Path folder, String lineage) {
        this.folder = folder;
        this.lineage = lineage;
    }

    /// Are there snapshots of any lineage, whole or not?
    public static boolean any(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.anyMatch(SnapshotFolder::isSnapshot);
        }
    }

    public synchronized void keep(long sequence, int version, Snapshot.Content content)
        throws JournalException {
        var target = folder.resolve(PREFIX + "%019d".formatted(sequence));
        var draft = folder.resolve("new-snapshot");
        try {
            try {
                write(draft, sequence, version, content);
                Disk.replace(draft, target);
            } finally {
                Files.deleteIfExists(draft);
            }
            for (var old : newestFirst().stream().skip(KEPT).toList()) Files.delete(old);
        } catch (IOException failure) {
            throw Disk.failure("keep the snapshot", target, failure);
        }
    }

    public Optional<Snapshot> newest() throws JournalException {
        return newestAfter(-1);
    }

    /// The newest whole snapshot of a sequence greater than this; others are not even read.
    public Optional<Snapshot> newestAfter(long sequence) throws JournalException {
        try {
            for (var file : newestFirst()) {
                if (sequence(file) <= sequence) break;
                var found = check(file);
                if (found.isPresent()) return found;
                LOG.log(System.Logger.Level.WARNING, "expected a whole snapshot of this journal in "
                    + file + ", found damage or another journal's; it is passed over, and the "
                    + "start takes longer");
            }
            return Optional.empty();
        } catch (IOException failure) {
            throw Disk.failure("read the snapshots in", folder, failure);
        }
    }

    private void write(Path draft, long sequence, int version, Snapshot.Content content)
        throws IOException {
        var crc = new CRC32C();
        try (var file = new BufferedOutputStream(Files.newOutputStream(draft), BUFFER)) {
            var out = new DataOutputStream(new CheckedOutputStream(file, crc));
            out.writeLong(MARK);
            out.writeUTF(lineage);
            out.writeLong(sequence);
            out.writeInt(version);
            var body = new Counted(out);
            content.writeTo(body);
            out.writeLong(body.count);
            out.writeInt((int) crc.getValue());
        }
    }

    /// Reads the whole file once, and hands it out only if every byte is what was written.
    private Optional<Snapshot> check(Path file) throws IOException {
        var crc = new CRC32C();
        try (var in = new DataInputStream(new CheckedInputStream(buffered(file), crc))) {
            if (in.readLong() != MARK || !in.readUTF().equals(lineage)) return Optional.empty();
            long sequence = in.readLong();
            int version = in.readInt();
            int header = 2 * Long.BYTES + Integer.BYTES
                + Short.BYTES + lineage.getBytes(StandardCharsets.UTF_8).length;
            long length = Files.size(file) - header - TRAILER;
            if (length < 0 || sequence != sequence(file)) return Optional.empty();
            in.skipNBytes(length);
            long written = in.readLong();
            int expected = (int) crc.getValue();
            if (written != length || in.readInt() != expected) return Optional.empty();
            return Optional.of(new Snapshot(sequence, version, () -> open(file, header, length)));
        } catch (EOFException | UTFDataFormatException notWhole) {
            return Optional.empty();
        }
    }

    private static InputStream open(Path file, int header, long length) throws IOException {
        var in = buffered(file);
        in.skipNBytes(header);
        return new Limited(in, length);
    }

    private static InputStream buffered(Path file) throws IOException {
        return new BufferedInputStream(Files.newInputStream(file), BUFFER);
    }

    private List<Path> newestFirst() throws IOException {
        try (var files = Files.list(folder)) {
            return new ArrayList<>(files.filter(SnapshotFolder::isSnapshot)
                .sorted(Comparator.comparingLong(SnapshotFolder::sequence).reversed()).toList());
        }
    }

    private static boolean isSnapshot(Path file) {
        return file.getFileName().toString().matches(PREFIX + "\\d{19}");
    }

    private static long sequence(Path file) {
        return Long.parseLong(file.getFileName().toString().substring(PREFIX.length()));
    }

    /// Counts what is written, and leaves closing to us.
    private static final class Counted extends OutputStream {
        private final OutputStream out;
        private long count;

        Counted(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int value) throws IOException {
            out.write(value);
            count++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            count += length;
        }
    }

    /// Ends where the content ends, before the trailer.
    private static final class Limited extends InputStream {
        private final InputStream in;
        private long left;

        Limited(InputStream in, long left) {
            this.in = in;
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            if (left == 0) return -1;
            left--;
            return in.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left == 0) return length == 0 ? 0 : -1;
            int read = in.read(bytes, offset, (int) Math.min(length, left));
            if (read > 0) left -= read;
            return read;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}

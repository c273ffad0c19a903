package dev.rollcall.api.access;

import dev.rollcall.wire.json.BadInput;
import dev.rollcall.wire.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The file of credentials beside the journal: one JSON object a line, the later line wins. A
/// change is appended and forced to the disk before anybody hears of it, so a login storm costs one
/// line each; what has been overtaken is swept out when the file is opened. It knows lines, not
/// what they mean.
///
/// A last line that is cut short was never acknowledged and is dropped. Anything else that cannot
/// be read is damage, and opening fails.
final class CredentialFile implements AutoCloseable {
    private final Path path;
    private FileChannel channel;

    private CredentialFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    static CredentialFile open(Path path) throws IOException {
        if (!Files.exists(path)) create(path);
        var channel = FileChannel.open(path, StandardOpenOption.WRITE);
        channel.position(wholeLines(Files.readAllBytes(path)));
        channel.truncate(channel.position());
        return new CredentialFile(path, channel);
    }

    private static void create(Path path) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(path, PosixFilePermissions.asFileAttribute(
                    PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(path);
        }
    }

    /// The length of the text up to the last line that was written to its end.
    private static int wholeLines(byte[] bytes) {
        var end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') end--;
        return end;
    }

    /// @throws IOException for a line that is none of ours; says which
    List<Map<String, Object>> read() throws IOException {
        var entries = new ArrayList<Map<String, Object>>();
        var lines = new String(Files.readAllBytes(path), StandardCharsets.UTF_8).split("\n", -1);
        for (var i = 0; i < lines.length; i++) {
            if (lines[i].isEmpty()) continue;
            entries.add(entry(lines[i], i + 1));
        }
        return entries;
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> entry(String line, int number) throws IOException {
        try {
            if (Json.read(line) instanceof Map<?, ?> map) return (Map<String, Object>) map;
        } catch (BadInput damaged) {
            // Told below, with the place.
        }
        throw new FileSystemException(path.toString(), null, "line " + number
                + " is damaged. Restore the file from a backup, or delete it: then all tokens"
                + " must be made anew");
    }

    /// Durable when it returns.
    synchronized void append(Map<String, ?> entry) {
        try {
            var bytes = ByteBuffer.wrap(line(entry));
            while (bytes.hasRemaining()) channel.write(bytes);
            channel.force(false);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write " + path, failed);
        }
    }

    /// Replaces all lines by these, or none if it fails.
    synchronized void rewrite(Collection<? extends Map<String, ?>> entries) throws IOException {
        var fresh = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        create(fresh);
        var next = FileChannel.open(fresh, Set.of(StandardOpenOption.WRITE));
        for (var entry : entries) next.write(ByteBuffer.wrap(line(entry)));
        next.force(true);
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        channel.close();
        channel = next;
        forceFolder();
    }

    private void forceFolder() throws IOException {
        var folder = path.toAbsolutePath().getParent();
        if (folder == null) return;
        try (var opened = FileChannel.open(folder, StandardOpenOption.READ)) {
            opened.force(true);
        }
    }

    private static byte[] line(Map<String, ?> entry) {
        return (Json.text(entry) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot close " + path, failed);
        }
    }
}

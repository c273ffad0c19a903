package dev.rollcall.connector.webhook;

import dev.rollcall.connector.webhook.Signing.Secret;
import dev.rollcall.engine.Position;
import dev.rollcall.wire.json.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The subscribers, beside the journal: one small JSON file, replaced whole and forced to the disk.
/// What is still to be delivered stands in the journal; here is only how far each one is.
final class SubscriberFile {

    private final Path path;

    SubscriberFile(Path path) {
        this.path = path;
    }

    /// @throws IOException when the file is there and is not ours, or is damaged
    List<Subscriber> read() throws IOException {
        if (!Files.exists(path)) return List.of();
        try {
            var all = new ArrayList<Subscriber>();
            if (Json.read(Files.readAllBytes(path)) instanceof List<?> list) {
                for (var one : list) all.add(subscriber((Map<?, ?>) one));
                return all;
            }
        } catch (ClassCastException | IllegalArgumentException damaged) {
            throw new IOException(damage(), damaged);
        }
        throw new IOException(damage());
    }

    private String damage() {
        return "expected the subscribers in " + path + ", found something else: restore the file"
                + " from a backup, or move it away to begin without subscribers";
    }

    void write(Collection<Subscriber> all) throws IOException {
        var next = path.resolveSibling(path.getFileName() + ".next");
        Files.deleteIfExists(next);
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(next, PosixFilePermissions.asFileAttribute(
                    PosixFilePermissions.fromString("rw-------")));
        }
        try (var channel = FileChannel.open(next, StandardOpenOption.WRITE,
                StandardOpenOption.CREATE)) {
            var bytes = ByteBuffer.wrap(
                    Json.write(all.stream().map(SubscriberFile::tree).toList()));
            while (bytes.hasRemaining()) channel.write(bytes);
            channel.force(true);
        }
        Files.move(next, path, StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private static Map<String, Object> tree(Subscriber one) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("id", one.id());
        tree.put("tenant", one.tenant());
        tree.put("url", one.url().toString());
        tree.put("types", one.types().stream().sorted().toList());
        tree.put("secret", one.secret().text());
        tree.put("position", one.position().toString());
        tree.put("failed", (long) one.failed());
        tree.put("due", one.due().toString());
        tree.put("ended", one.ended());
        return tree;
    }

    private static Subscriber subscriber(Map<?, ?> tree) {
        var types = new HashSet<String>();
        for (var type : (List<?>) of(tree, "types")) types.add((String) type);
        return new Subscriber((String) of(tree, "id"), (String) of(tree, "tenant"),
                URI.create((String) of(tree, "url")), types,
                Secret.parse((String) of(tree, "secret")),
                Position.parse((String) of(tree, "position")).orElseThrow(
                        () -> new IllegalArgumentException("no position")),
                ((Number) of(tree, "failed")).intValue(),
                Instant.parse((String) of(tree, "due")), (String) of(tree, "ended"));
    }

    private static Object of(Map<?, ?> tree, String key) {
        var value = tree.get(key);
        if (value == null) throw new IllegalArgumentException("expected '" + key + "'");
        return value;
    }
}

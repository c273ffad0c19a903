package dev.rollcall.journal.sqlite;

import dev.rollcall.journal.Disk;
import dev.rollcall.journal.JournalException;
import dev.rollcall.journal.JournalException.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// One process at a time. The operating system holds the lock and lets go of it when the process
/// dies, however it dies, so a lock is never stale; the file's text only says who holds it.
final class FolderLock implements AutoCloseable {

    /// What this process holds. The lock belongs to the process, not to the channel: opening and
    /// closing the file a second time here would silently give the first lock away. So a second
    /// try in the same process must be refused before the file is touched.
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /// Takes the lock `name` in an existing folder, or says at once who has it.
    static FolderLock take(Path folder, String name) throws JournalException {
        var file = folder.resolve(name);
        try {
            file = folder.toRealPath().resolve(name);
            if (!HELD_HERE.add(file)) throw taken(file, ProcessHandle.current().pid() + "");
            return lock(file);
        } catch (IOException failure) {
            throw Disk.failure("lock", file, failure);
        }
    }

    /// Does this process hold the lock `name` of this folder?
    static boolean heldHere(Path folder, String name) throws IOException {
        return HELD_HERE.contains(folder.toRealPath().resolve(name));
    }

    private static FolderLock lock(Path file) throws IOException, JournalException {
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) throw taken(file, Files.readString(file).strip());
            channel.truncate(0);
            var pid = ProcessHandle.current().pid() + "\n";
            channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.UTF_8)));
            return new FolderLock(file, channel);
        } catch (IOException | JournalException failure) {
            if (channel != null) channel.close();
            HELD_HERE.remove(file);
            throw failure;
        }
    }

    private static JournalException taken(Path file, String pid) {
        var own = pid.equals(ProcessHandle.current().pid() + "");
        var who = own ? "this process itself (pid " + pid + ")"
            : "process " + (pid.isEmpty() ? "unknown" : pid);
        return new JournalException(Kind.LOCKED, "Expected to be alone in " + file.getParent()
            + ", but " + who + " is at work there. " + Disk.advice(Kind.LOCKED));
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException theProcessEndSettlesIt) {
            return;
        } finally {
            HELD_HERE.remove(file);
        }
    }
}

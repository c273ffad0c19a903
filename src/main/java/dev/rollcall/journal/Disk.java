package dev.rollcall.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// What the journal asks of a file system beyond reading and writing: that a file appears whole or
/// not at all, and that a failure is named in words that say what to do.
public final class Disk {

    /// Less room than this, and a failed write is taken for a full disk: the smallest thing we
    /// write is a page of the index of SQLite's write-ahead log, 32 KiB.
    private static final long ROOM_MIN = 64 << 10;

    private Disk() {}

    /// Puts `written`, which must be closed, in the place of `target`, durably and at once.
    public static void replace(Path written, Path target) throws IOException {
        sync(written);
        Files.move(written, target,
            StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncFolder(target);
    }

    /// A new, renamed or deleted name is durable only when its folder is.
    public static void syncFolder(Path file) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        if (folder == null) return;
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void sync(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /// Is so little room left that a failure of the device is most likely this?
    public static boolean full(Path file) {
        var folder = file.toAbsolutePath().getParent();
        try {
            return Files.getFileStore(folder == null ? file : folder).getUsableSpace() < ROOM_MIN;
        } catch (IOException unknown) {
            return false;
        }
    }

    /// `doing` is what was tried, as in "append 3 entries after 12 to".
    public static JournalException failure(String doing, Path file, IOException cause) {
        var kind = kind(file, cause);
        return new JournalException(kind,
            "Could not " + doing + " " + file + ": " + found(kind, cause) + " " + advice(kind),
            cause);
    }

    /// What to do about it, for messages that end the same way everywhere.
    public static String advice(JournalException.Kind kind) {
        return switch (kind) {
            case FULL -> "Nothing of it was kept. Make room; then it goes on without a restart.";
            case READ_ONLY -> "Nothing was changed. Let this process write there; then it goes on "
                + "without a restart.";
            case CORRUPT -> "Nothing was changed. `journal verify` lists what is whole; restore a "
                + "backup.";
            case FOREIGN -> "Nothing was changed. Give another folder, or the version that wrote "
                + "this one.";
            case LOCKED -> "Stop the other process, or give another folder.";
            case IO -> "Nothing of it was acknowledged. Look at the device; trying again may help.";
        };
    }

    private static String found(JournalException.Kind kind, IOException cause) {
        return switch (kind) {
            case FULL -> "there is no room left on the disk.";
            case READ_ONLY -> "writing is not allowed there.";
            case CORRUPT, FOREIGN, LOCKED, IO -> cause.getClass().getSimpleName() + ", "
                + cause.getMessage() + ".";
        };
    }

    private static JournalException.Kind kind(Path file, IOException cause) {
        if (cause instanceof AccessDeniedException) return JournalException.Kind.READ_ONLY;
        var reason = cause instanceof FileSystemException named && named.getReason() != null
            ? named.getReason() : String.valueOf(cause.getMessage());
        if (reason.contains("Read-only file system")) return JournalException.Kind.READ_ONLY;
        if (reason.contains("No space left") || full(file)) return JournalException.Kind.FULL;
        return JournalException.Kind.IO;
    }
}

package dev.rollcall.journal.sqlite;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/// A folder in memory where the system has such a place, for tests that open thousands of journals
/// and do not ask whether anything is durable: forcing each one to a disk would be all they do.
final class MemoryFolder implements TempDirFactory {

    private static final Path MEMORY = Path.of("/dev/shm");

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context)
        throws Exception {
        return Files.isWritable(MEMORY)
            ? Files.createTempDirectory(MEMORY, "rollcall-test")
            : Files.createTempDirectory("rollcall-test");
    }
}

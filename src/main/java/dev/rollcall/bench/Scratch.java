package dev.rollcall.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// A folder that is gone with all that is in it when the measuring is done.
final class Scratch implements AutoCloseable {

    private final Path folder;

    Scratch() throws IOException {
        folder = Files.createTempDirectory("rollcall-bench");
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() throws IOException {
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}

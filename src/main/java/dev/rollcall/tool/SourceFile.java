package dev.rollcall.tool;

import dev.rollcall.wire.document.Document;
import dev.rollcall.wire.document.Documents;
import dev.rollcall.wire.document.Unreadable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// A file that somebody names on the command line, `-` for standard input: its bytes, and what they
/// say. Whatever is wrong with it is a complaint that says what to do.
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record SourceFile(String name, byte[] bytes) {
    private static final Path STANDARD_INPUT = Path.of("-");

    static SourceFile of(Path file) {
        try {
            return file.equals(STANDARD_INPUT)
                    ? new SourceFile("standard input", System.in.readAllBytes())
                    : new SourceFile(file.toString(), Files.readAllBytes(file));
        } catch (NoSuchFileException none) {
            throw Complaint.unusable(
                    "expected a file, found no '" + file + "'. Is the path right?");
        } catch (IOException cannot) {
            throw Complaint.unusable(Files.isDirectory(file)
                    ? "expected a file, found the folder '" + file + "'."
                    : "expected a file that can be read, found '" + file + "', which cannot: "
                            + cannot.getMessage());
        }
    }

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /// The only document in it.
    Document document() {
        try {
            return Documents.one(name, bytes);
        } catch (Unreadable unreadable) {
            throw Complaint.unusable(String.valueOf(unreadable.getMessage()));
        }
    }
}

package dev.rollcall.tool;

import dev.rollcall.wire.document.Document;
import dev.rollcall.wire.document.Documents;
import dev.rollcall.wire.document.Unreadable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Documents that somebody names on the command line, or a complaint that says what to do.
final class Files {
    private static final Path STANDARD_INPUT = Path.of("-");

    static Document one(Path file) {
        try {
            if (file.equals(STANDARD_INPUT)) {
                return Documents.one("standard input", System.in.readAllBytes());
            }
            return Documents.one(file);
        } catch (Unreadable unreadable) {
            throw Complaint.unusable(String.valueOf(unreadable.getMessage()));
        } catch (NoSuchFileException none) {
            throw Complaint.unusable(
                    "expected a file, found no '" + file + "'. Is the path right?");
        } catch (IOException cannot) {
            throw Complaint.unusable("expected a file that can be read, found '" + file
                    + "', which cannot: " + cannot.getMessage());
        }
    }

    private Files() {}
}

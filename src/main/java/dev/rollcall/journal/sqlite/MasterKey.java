package dev.rollcall.journal.sqlite;

import dev.rollcall.journal.Disk;
import dev.rollcall.journal.JournalException;
import dev.rollcall.journal.JournalException.Kind;
import dev.rollcall.journal.Sealing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.HexFormat;
import javax.crypto.SecretKey;

/// The key that wraps the keys of persons, in a file of its own, so that a copy of the vault alone
/// tells nothing. One line of text: what it is, and 64 hexadecimal digits. Only the owner may read
/// it when we make it; an operator may as well provide it.
final class MasterKey {

    private static final String LABEL = "rollcall-master-key ";
    private static final int DIGITS = 2 * Sealing.KEY_BYTES;

    private MasterKey() {}

    static SecretKey read(Path file) throws JournalException {
        try {
            var line = Files.exists(file) ? Files.readString(file).strip() : "no file";
            if (line.matches(LABEL + "[0-9a-f]{" + DIGITS + "}")) {
                return Sealing.key(HexFormat.of().parseHex(line.substring(LABEL.length())));
            }
            throw missing(file, line.equals("no file") ? line : "something else");
        } catch (IOException failure) {
            throw Disk.failure("read the master key", file, failure);
        }
    }

    /// `vault` was wrapped with another key than the one in `file`.
    static JournalException wrong(Path vault, Path file) {
        return new JournalException(Kind.FOREIGN, "Expected in " + file + " the master key of "
            + vault + ", but found another one. Nothing was changed. Put the right one there; "
            + "without it the personal data that was written cannot be read.");
    }

    private static JournalException missing(Path file, String found) {
        return new JournalException(Kind.FOREIGN, "Expected one line, \"" + LABEL + "\" and "
            + DIGITS + " hexadecimal digits, in " + file + ", but found " + found
            + ". Nothing was changed. Put the master key back; without it the personal data that "
            + "was written cannot be read.");
    }

    static void create(Path file, SecretKey key) throws JournalException {
        var draft = file.resolveSibling("new-" + file.getFileName());
        try {
            Files.deleteIfExists(draft);
            var ownerOnly = PosixFilePermissions.asFileAttribute(
                PosixFilePermissions.fromString("rw-------"));
            var line = LABEL + HexFormat.of().formatHex(key.getEncoded()) + "\n";
            Files.newByteChannel(draft,
                EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)
                .close();
            Files.writeString(draft, line);
            Disk.replace(draft, file);
        } catch (IOException failure) {
            throw Disk.failure("create the master key", file, failure);
        }
    }
}

package dev.rollcall.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.journal.Bytes;
import dev.rollcall.journal.JournalException;
import dev.rollcall.journal.JournalException.Kind;
import dev.rollcall.journal.KeyVault;
import dev.rollcall.journal.PersonKeys;
import dev.rollcall.journal.PersonKeysContract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Keys in a SQLite file keep what the keys of persons promise, and leave nothing behind.
final class SqliteKeyVaultTest extends PersonKeysContract {

    private static final List<String> PERSONS =
        IntStream.range(0, 400).mapToObj(i -> "agent-" + i * 7_919 % 400).toList();

    @TempDir
    private Path folder;

    @Override
    protected KeyVault open() throws JournalException {
        return SqliteKeyVault.open(folder, master(), new SecureRandom());
    }

    @Test
    void no_byte_of_a_forgotten_key_is_left_in_any_file() throws Exception {
        // One by one, so that pages are split and copies of rows stay where they were.
        for (var person : PERSONS) keys.prepare("acme", List.of(person));
        var wrapped = wrapped("agent-123");
        assertThat(filesWith(wrapped)).isNotEmpty();

        keys.forget("acme", "agent-123");

        assertThat(filesWith(wrapped)).isEmpty();
        keys.close();
        assertThat(filesWith(wrapped)).isEmpty();
    }

    @Test
    void a_crash_before_the_last_traces_are_gone_is_made_up_for() throws Exception {
        keys.prepare("acme", PERSONS);
        var wrapped = wrapped("agent-123");
        keys.close();
        try (var connection = Sqlite.open(folder.resolve("keys.db"), false)) {
            Sqlite.run(connection, "PRAGMA secure_delete = OFF",
                "UPDATE holding SET wrapped = NULL WHERE person = 'agent-123'",
                "UPDATE vault SET sweep = 1");
        }
        assertThat(filesWith(wrapped)).as("as after the crash").isNotEmpty();

        keys = new PersonKeys(open(), new SecureRandom());

        assertThat(filesWith(wrapped)).isEmpty();
        assertThat(keys.seal("acme", "agent-123", new byte[1])).isEmpty();
    }

    @Test
    void a_key_is_durable_before_it_is_used(@TempDir Path crashed) throws Exception {
        var sealed = seal("acme", "ann", "Ann");
        for (var name : List.of("keys.db", "keys.db-wal", "master.key")) {
            Files.copy(folder.resolve(name), crashed.resolve(name));
        }
        try (var vault = SqliteKeyVault.open(
            crashed, crashed.resolve("master.key"), new SecureRandom())) {
            var plain = new PersonKeys(vault, new SecureRandom()).open("acme", "ann", sealed);
            assertThat(plain).contains("Ann".getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void the_vault_tells_nothing_without_the_master_key() throws Exception {
        seal("acme", "ann", "Ann");
        var master = Files.readString(master()).strip();
        assertThat(master).matches("rollcall-master-key [0-9a-f]{64}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(master())))
            .isEqualTo("rw-------");
    }

    @Test
    void a_missing_master_key_is_refused_and_not_made_anew() throws Exception {
        keys.close();
        Files.delete(master());
        refusedUntouched("but found no file. Nothing was changed.");
        assertThat(master()).doesNotExist();
    }

    @Test
    void another_master_key_is_refused() throws Exception {
        keys.close();
        var right = Files.readString(master());
        Files.writeString(master(), "rollcall-master-key " + "0123456789abcdef".repeat(4));
        refusedUntouched("but found another one. Nothing was changed.");
        Files.writeString(master(), "a secret");
        refusedUntouched("but found something else. Nothing was changed.");
        Files.writeString(master(), right);
        reopen();
    }

    @Test
    void a_master_key_that_an_operator_provides_is_used(@TempDir Path other) throws Exception {
        var provided = other.resolve("provided");
        var line = "rollcall-master-key " + "0123456789abcdef".repeat(4) + "\n";
        Files.writeString(provided, line);
        SqliteKeyVault.open(other.resolve("keys"), provided, new SecureRandom()).close();
        assertThat(provided).hasContent(line);
        assertThat(other.resolve("keys/master.key")).doesNotExist();
    }

    @Test
    void a_second_opening_and_a_foreign_file_are_refused() throws Exception {
        assertThat(refusal().kind()).isEqualTo(Kind.LOCKED);
        keys.close();
        Files.writeString(folder.resolve("keys.db"), "Dear diary");
        assertThat(refusal().kind()).isEqualTo(Kind.FOREIGN);
        assertThat(folder.resolve("keys.db")).hasContent("Dear diary");
    }

    @Test
    void a_damaged_key_is_told_from_a_forgotten_one() throws Exception {
        var sealed = seal("acme", "ann", "Ann");
        keys.close();
        try (var connection = Sqlite.open(folder.resolve("keys.db"), false)) {
            Sqlite.run(connection, "UPDATE holding SET wrapped = zeroblob(61)");
        }
        keys = new PersonKeys(open(), new SecureRandom());
        assertThatThrownBy(() -> keys.open("acme", "ann", sealed))
            .isInstanceOf(JournalException.class).hasMessageContaining("but it is damaged");
    }

    private void refusedUntouched(String said) throws IOException {
        var before = Files.readAllBytes(folder.resolve("keys.db"));
        var refusal = refusal();
        assertThat(refusal.kind()).isEqualTo(Kind.FOREIGN);
        assertThat(refusal).hasMessageContaining(said);
        assertThat(folder.resolve("keys.db")).hasBinaryContent(before);
    }

    private JournalException refusal() {
        try (var _ = open()) {
            throw new AssertionError("was opened");
        } catch (JournalException refusal) {
            return refusal;
        }
    }

    /// What the vault holds for a person: the key itself, wrapped.
    private Bytes wrapped(String person) throws Exception {
        try (var connection = Sqlite.openToRead(folder.resolve("keys.db"));
             var statement = connection.prepareStatement(
                 "SELECT wrapped FROM holding WHERE person = ?")) {
            statement.setString(1, person);
            try (var rows = statement.executeQuery()) {
                assertThat(rows.next()).isTrue();
                return Bytes.of(rows.getBytes(1));
            }
        }
    }

    private List<String> filesWith(Bytes wrapped) throws IOException {
        var needle = text(wrapped.copy());
        var found = new ArrayList<String>();
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                if (text(Files.readAllBytes(file)).contains(needle)) {
                    found.add(file.getFileName().toString());
                }
            }
        }
        return found;
    }

    /// One character for one byte, so that bytes can be looked for like words.
    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private Path master() {
        return folder.resolve("master.key");
    }
}

package dev.rollcall.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.journal.Bytes;
import dev.rollcall.journal.Entry;
import dev.rollcall.journal.JournalException;
import dev.rollcall.journal.JournalException.Kind;
import dev.rollcall.testkit.ChildJvm;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that are not ours, and processes that are not us: refused at once, in words that say who,
/// and left as they were.
final class StrangersTest {

    @TempDir
    private Path folder;

    @Test
    void a_second_process_is_refused_and_told_the_first_ones_pid() throws Exception {
        try (var child = ChildJvm.start(AppendingProcess.class, "hold", folder.toString())) {
            assertThat(child.lines().readLine()).isEqualTo("opened");
            var refusal = refusal();
            assertThat(refusal.kind()).isEqualTo(Kind.LOCKED);
            assertThat(refusal.retryable()).isFalse();
            assertThat(refusal).hasMessage("Expected to be alone in " + folder + ", but process "
                + child.process().pid() + " is at work there. "
                + "Stop the other process, or give another folder.");
        }
    }

    @Test
    void the_lock_of_a_dead_process_does_not_count() throws Exception {
        try (var child = ChildJvm.start(AppendingProcess.class, "hold", folder.toString())) {
            assertThat(child.lines().readLine()).isEqualTo("opened");
            child.kill();
            assertThat(Files.readString(folder.resolve("journal.lock")).strip())
                .isEqualTo(child.process().pid() + "");
            open().close();
        }
    }

    @Test
    void the_same_process_is_refused_as_well_and_the_first_keeps_its_lock() throws Exception {
        try (var first = open()) {
            assertThat(refusal()).hasMessageContaining("this process itself (pid "
                + ProcessHandle.current().pid() + ")");
            first.append(List.of(entry()));
            try (var child = ChildJvm.start(AppendingProcess.class, "hold", folder.toString())) {
                assertThat(String.join("\n", child.lines().readAllLines()))
                    .contains("but process " + ProcessHandle.current().pid() + " is at work");
            }
        }
        open().close();
    }

    @Test
    void a_refused_opening_leaves_the_folder_free() throws Exception {
        Files.writeString(folder.resolve("journal.db"), "Dear diary");
        assertThat(refusal().kind()).isEqualTo(Kind.FOREIGN);
        Files.delete(folder.resolve("journal.db"));
        open().close();
    }

    @Test
    void a_file_that_is_no_database_is_refused_untouched() throws Exception {
        untouched("Dear diary, ".repeat(1_000).getBytes(StandardCharsets.UTF_8), Kind.FOREIGN,
            "Expected a SQLite database in ");
    }

    @Test
    void an_empty_file_is_a_lost_journal_and_not_a_new_one() throws Exception {
        untouched(new byte[0], Kind.CORRUPT, "but found an empty file");
    }

    @Test
    void the_database_of_another_program_is_refused_untouched() throws Exception {
        var other = folder.resolve("other.db");
        try (var connection = Sqlite.open(other, true)) {
            Sqlite.run(connection, "CREATE TABLE block (first INTEGER PRIMARY KEY, body BLOB)");
        }
        untouched(Files.readAllBytes(other), Kind.FOREIGN, "belongs to another program");
    }

    @Test
    void a_journal_of_a_newer_version_is_refused_untouched() throws Exception {
        open().close();
        try (var connection = Sqlite.open(folder.resolve("journal.db"), false)) {
            Sqlite.run(connection, "PRAGMA user_version = 2");
        }
        untouched(Files.readAllBytes(folder.resolve("journal.db")), Kind.FOREIGN,
            "Expected layout 1 in ", "but found layout 2, written by a newer version");
    }

    @Test
    void a_missing_journal_beside_its_snapshots_is_not_begun_anew() throws Exception {
        try (var journal = open()) {
            journal.append(List.of(entry()));
            journal.keep(1, 1, out -> out.write(1));
        }
        Files.delete(folder.resolve("journal.db"));
        assertThat(refusal()).hasMessageContaining("but it is missing");
        assertThat(folder.resolve("journal.db")).doesNotExist();
    }

    @Test
    void a_journal_that_ends_before_its_snapshot_has_lost_entries() throws Exception {
        try (var journal = open()) {
            journal.append(List.of(entry(), entry()));
        }
        var old = Files.readAllBytes(folder.resolve("journal.db"));
        try (var journal = open()) {
            journal.append(List.of(entry(), entry()));
            journal.keep(4, 1, out -> out.write(1));
        }
        Files.write(folder.resolve("journal.db"), old);

        assertThat(refusal()).hasMessageContaining("the first bad entry is 3, which is missing, "
            + "though a snapshot was taken of entry 4");
    }

    private void untouched(byte[] file, Kind kind, String... said) throws Exception {
        Files.write(folder.resolve("journal.db"), file);
        var refusal = refusal();
        assertThat(refusal.kind()).isEqualTo(kind);
        assertThat(refusal.getMessage()).contains(said).contains("Nothing was changed");
        assertThat(folder.resolve("journal.db")).hasBinaryContent(file);
        assertThatThrownBy(() -> Inspection.open(folder)).isInstanceOf(JournalException.class);
        assertThat(folder.resolve("journal.db")).hasBinaryContent(file);
    }

    private SqliteJournal open() throws JournalException {
        return SqliteJournal.open(folder, new SplittableRandom(1));
    }

    private JournalException refusal() {
        try (var opened = open()) {
            throw new AssertionError("was opened, and ends at " + opened.end());
        } catch (JournalException refusal) {
            return refusal;
        }
    }

    private static Entry.New entry() {
        return new Entry.New("default", Instant.EPOCH, "agent:ann", "", 1,
            Bytes.utf8("command"), Bytes.utf8("events"));
    }
}

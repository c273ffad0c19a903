package dev.rollcall.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.journal.Bytes;
import dev.rollcall.journal.Entry;
import dev.rollcall.journal.JournalException;
import dev.rollcall.journal.Report;
import dev.rollcall.testkit.ChildJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `journal verify` and `journal dump` see of a journal, also of a damaged one and of one at
/// which a server is at work.
final class InspectionTest {

    @TempDir
    private Path folder;

    @Test
    void a_whole_journal_is_counted_by_opening() throws Exception {
        append(batch(5, 100), batch(3, 50));
        append();
        append(batch(2, 900));

        var report = verify();

        assertThat(report.bad()).isEmpty();
        assertThat(report.whole()).isTrue();
        assertThat(report.openings()).isEqualTo(3);
        assertThat(report.entries()).isEqualTo(10);
        assertThat(report.epochs()).containsExactly(
            new Report.Epoch(1, 8, 1, 8, Instant.ofEpochMilli(50), Instant.ofEpochMilli(104)),
            new Report.Epoch(3, 2, 9, 10, Instant.ofEpochMilli(900), Instant.ofEpochMilli(901)));
    }

    @Test
    void an_empty_journal_is_whole() throws Exception {
        append();
        assertThat(verify().epochs()).isEmpty();
        assertThat(verify().bad()).isEmpty();
    }

    @Test
    void every_bad_place_is_listed_and_what_lies_between_is_counted() throws Exception {
        append(batch(4, 0), batch(4, 0), batch(4, 0), batch(4, 0), batch(4, 0));
        damage("UPDATE block SET body = CAST(substr(body, 1, length(body) - 1) || x'7f' AS BLOB) "
            + "WHERE first = 5");
        damage("DELETE FROM block WHERE first = 13");

        var report = verify();

        assertThat(report.bad()).containsExactly(
            new Report.Bad(8, "its checksum differs"),
            new Report.Bad(13, "which is missing"));
        assertThat(report.entries()).isEqualTo(4 + 3 + 4 + 4);
    }

    @Test
    void a_block_of_another_journal_is_found_although_it_is_whole(@TempDir Path other)
        throws Exception {
        append(batch(4, 0), batch(4, 10), batch(4, 20));
        try (var journal = SqliteJournal.open(other, new SplittableRandom(2))) {
            journal.append(batch(4, 0));
            journal.append(batch(4, 10));
        }
        damage("ATTACH '" + other.resolve("journal.db") + "' AS other",
            "UPDATE block SET body = (SELECT body FROM other.block o WHERE o.first = 5) "
                + "WHERE first = 5");

        assertThat(verify().bad()).containsExactly(new Report.Bad(
            5, "which is whole but does not belong behind the one before"));
    }

    @Test
    void exchanged_blocks_are_found_although_each_is_whole() throws Exception {
        append(batch(4, 0), batch(4, 10), batch(4, 20));
        damage("UPDATE block SET first = -first",
            "UPDATE block SET first = 5 WHERE first = -9",
            "UPDATE block SET first = 9 WHERE first = -5",
            "UPDATE block SET first = 1 WHERE first = -1");

        assertThat(verify().bad().getFirst()).isEqualTo(new Report.Bad(
            5, "which is whole but does not belong behind the one before"));
    }

    @Test
    void reading_shows_what_is_whole_before_it_names_the_first_bad_entry() throws Exception {
        append(batch(4, 0), batch(4, 0));
        damage("UPDATE block SET body = CAST(substr(body, 1, length(body) - 1) || x'7f' AS BLOB) "
            + "WHERE first = 5");
        var seen = new ArrayList<Long>();
        try (var inspection = Inspection.open(folder)) {
            assertThatThrownBy(() -> inspection.read(2, entry -> seen.add(entry.sequence())))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("the first bad entry is 8, its checksum differs");
        }
        assertThat(seen).containsExactly(3L, 4L, 5L, 6L, 7L);
    }

    @Test
    void a_journal_is_inspected_while_this_process_writes_it() throws Exception {
        try (var journal = open()) {
            journal.append(batch(3, 0));
            assertThat(verify().entries()).isEqualTo(3);
            journal.append(batch(3, 0));
            assertThat(verify().entries()).isEqualTo(6);
            assertThat(verify().bad()).isEmpty();
        }
    }

    @Test
    void a_journal_is_inspected_while_another_process_writes_it() throws Exception {
        try (var child = ChildJvm.start(
            AppendingProcess.class, "append", folder.toString(), "run")) {
            assertThat(child.lines().readLine()).isEqualTo("opened");
            for (int i = 0; i < 20; i++) {
                long acknowledged = Long.parseLong(child.lines().readLine());
                var report = verify();
                assertThat(report.bad()).isEmpty();
                assertThat(report.entries()).isGreaterThanOrEqualTo(acknowledged);
            }
        }
    }

    @Test
    void a_folder_without_a_journal_is_told_and_left_empty() throws Exception {
        assertThatThrownBy(() -> Inspection.open(folder)).isInstanceOf(JournalException.class)
            .hasMessageContaining("there is no journal.db");
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    /// One opening that appends these batches.
    @SafeVarargs
    private void append(List<Entry.New>... batches) throws JournalException {
        try (var journal = open()) {
            for (var batch : batches) journal.append(batch);
        }
    }

    private SqliteJournal open() throws JournalException {
        return SqliteJournal.open(folder, new SplittableRandom(1));
    }

    private Report verify() throws JournalException {
        try (var inspection = Inspection.open(folder)) {
            return inspection.verify();
        }
    }

    private void damage(String... statements) throws Exception {
        try (var connection = Sqlite.open(folder.resolve("journal.db"), false)) {
            Sqlite.run(connection, statements);
        }
    }

    private static List<Entry.New> batch(int size, long time) {
        var batch = new ArrayList<Entry.New>();
        for (int i = 0; i < size; i++) {
            batch.add(new Entry.New("default", Instant.ofEpochMilli(time + i), "agent:ann", "", 1,
                Bytes.utf8("command"), Bytes.utf8("events " + i)));
        }
        return batch;
    }
}

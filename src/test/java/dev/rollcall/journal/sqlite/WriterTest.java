package dev.rollcall.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.journal.Bytes;
import dev.rollcall.journal.Entry;
import dev.rollcall.journal.JournalException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the writer finds when it looks again after a failure.
final class WriterTest {

    @TempDir
    private Path folder;

    private JournalFile file;

    @BeforeEach
    void create() throws Exception {
        file = new JournalFile(folder);
        file.create("lineage");
    }

    @Test
    void a_commit_that_reached_the_disk_although_it_failed_is_taken_back() throws Exception {
        try (var told = Writer.open(file)) {
            told.append(blocks(told, "acknowledged"));
            try (var reached = Writer.open(file)) {
                reached.append(blocks(told, "failed, but on the disk"));
            }
            assertThatThrownBy(() -> told.append(blocks(told, "failed")))
                .isInstanceOf(JournalException.class);
            assertThat(told.failed()).isTrue();

            try (var next = told.again()) {
                next.append(blocks(next, "the next"));
                assertThat(next.head().last()).isEqualTo(2);
            }
        }
        assertThat(read()).containsExactly("acknowledged", "the next");
    }

    @Test
    void an_acknowledged_commit_that_is_gone_is_not_written_over() throws Exception {
        try (var told = Writer.open(file); var another = Sqlite.open(file.database(), false)) {
            var first = blocks(told, "acknowledged");
            told.append(first);
            assertThatThrownBy(() -> told.append(first)).isInstanceOf(JournalException.class);
            Sqlite.run(another, "DELETE FROM block");

            assertThatThrownBy(told::again).isInstanceOf(JournalException.class)
                .hasMessageContaining("the first bad entry is 1, which is missing");
        }
    }

    private static List<Block> blocks(Writer writer, String events) {
        var head = writer.head();
        var entry = new Entry.New("default", Instant.EPOCH, "agent:ann", "", 1,
            Bytes.EMPTY, Bytes.utf8(events));
        return new BlockBuilder().blocks(List.of(entry), 1, head.last(), head.tie());
    }

    private List<String> read() throws Exception {
        var events = new ArrayList<String>();
        try (var inspection = Inspection.open(folder)) {
            assertThat(inspection.verify().bad()).isEmpty();
            inspection.read(0, entry -> events.add(entry.events().utf8()));
        }
        return events;
    }
}

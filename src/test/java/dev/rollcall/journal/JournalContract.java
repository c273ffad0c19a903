package dev.rollcall.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every journal promises, whatever it is made of. An implementation extends this and says
/// how the same journal is opened once more.
public abstract class JournalContract {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00.123Z");

    protected Journal journal;

    /// Opens the one journal of this test; called again, it is the next opening after a stop.
    protected abstract Journal open() throws JournalException;

    @BeforeEach
    void openFirst() throws JournalException {
        journal = open();
    }

    @AfterEach
    void closeLast() {
        journal.close();
    }

    @Test
    void an_empty_journal_ends_at_zero_and_shows_nothing() throws Exception {
        assertThat(journal.end()).isZero();
        assertThat(entries(journal, 0)).isEmpty();
        assertThat(journal.snapshot()).isEmpty();
        assertThat(journal.append(List.of())).isZero();
    }

    @Test
    void what_was_appended_is_read_back_field_by_field() throws Exception {
        var given = new Entry.New("acme", NOON, "supervisor:søren", "k-1", 3,
            Bytes.utf8("{\"command\":\"…\"}"), Bytes.of(new byte[] {0, -1, 127, 0}));

        assertThat(journal.append(List.of(given))).isEqualTo(1);

        assertThat(entries(journal, 0)).containsExactly(new Entry(1, journal.epoch(), "acme", NOON,
            "supervisor:søren", "k-1", 3, given.command(), given.events()));
    }

    @Test
    void empty_fields_and_times_before_1970_come_back_as_they_were() throws Exception {
        var given = new Entry.New("t", Instant.ofEpochMilli(-1), "", "", -2,
            Bytes.EMPTY, Bytes.EMPTY);

        journal.append(List.of(given));

        assertThat(entries(journal, 0)).containsExactly(new Entry(
            1, journal.epoch(), "t", Instant.ofEpochMilli(-1), "", "", -2,
            Bytes.EMPTY, Bytes.EMPTY));
    }

    @Test
    void sequences_have_no_gap_over_batches_and_openings() throws Exception {
        assertThat(journal.append(batch(3))).isEqualTo(3);
        assertThat(journal.append(batch(1))).isEqualTo(4);
        reopen();
        assertThat(journal.end()).isEqualTo(4);
        assertThat(journal.append(batch(2))).isEqualTo(6);

        assertThat(entries(journal, 0)).extracting(Entry::sequence)
            .containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void each_opening_is_a_new_epoch_of_the_same_lineage() throws Exception {
        var lineage = journal.lineage();
        assertThat(journal.epoch()).isEqualTo(1);
        journal.append(batch(1));
        reopen();
        assertThat(journal.epoch()).isEqualTo(2);
        assertThat(journal.lineage()).isEqualTo(lineage).isNotBlank();
        journal.append(batch(1));

        assertThat(entries(journal, 0)).extracting(Entry::epoch).containsExactly(1L, 2L);
    }

    @Test
    void an_opening_that_wrote_nothing_was_an_epoch_all_the_same() throws Exception {
        reopen();
        reopen();
        assertThat(journal.epoch()).isEqualTo(3);
    }

    @Test
    void reading_starts_after_any_sequence_also_in_the_middle_of_a_commit() throws Exception {
        journal.append(batch(10));
        journal.append(batch(10));
        for (long after = 0; after <= 20; after++) {
            assertThat(entries(journal, after)).extracting(Entry::sequence)
                .containsExactlyElementsOf(LongStream.rangeClosed(after + 1, 20).boxed().toList());
        }
        assertThat(entries(journal, 21)).isEmpty();
        assertThat(entries(journal, Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void a_visitor_stops_when_it_has_seen_enough() throws Exception {
        journal.append(batch(10));
        var seen = new ArrayList<Long>();

        journal.read(2, entry -> {
            seen.add(entry.sequence());
            return entry.sequence() < 5;
        });

        assertThat(seen).containsExactly(3L, 4L, 5L);
    }

    @Test
    void large_and_small_entries_in_one_commit_come_back_whole() throws Exception {
        var given = List.of(
            entry(1, new byte[3 << 20]), entry(2, new byte[10]),
            entry(3, new byte[70_000]), entry(4, new byte[5 << 20]));

        journal.append(given);

        assertThat(entries(journal, 0)).extracting(Entry::events)
            .containsExactlyElementsOf(given.stream().map(Entry.New::events).toList());
    }

    @Test
    void a_commit_of_many_entries_is_one_commit() throws Exception {
        assertThat(journal.append(batch(25_000))).isEqualTo(25_000);
        reopen();
        assertThat(entries(journal, 24_990)).hasSize(10);
        assertThat(entries(journal, 0)).hasSize(25_000);
    }

    @Test
    void a_commit_larger_than_the_limit_is_a_mistake_and_changes_nothing() throws Exception {
        var tooMany = batch(Journal.BATCH_MAX + 1);
        assertThatThrownBy(() -> journal.append(tooMany))
            .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("at most 100000");
        assertThat(journal.end()).isZero();
    }

    @Test
    void readers_see_a_growing_prefix_while_the_writer_writes() throws Exception {
        var writing = new AtomicBoolean(true);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var readers = threads.submit(() -> {
                long seen = 0;
                while (writing.get()) {
                    var entries = entries(journal, 0);
                    assertThat(entries).hasSizeGreaterThanOrEqualTo((int) seen);
                    for (int i = 0; i < entries.size(); i++) {
                        assertThat(entries.get(i).sequence()).isEqualTo(i + 1);
                    }
                    seen = entries.size();
                }
                return seen;
            });
            for (int i = 0; i < 300; i++) journal.append(batch(1 + i % 7));
            writing.set(false);
            assertThat(readers.get()).isLessThanOrEqualTo(journal.end());
        }
        assertThat(entries(journal, 0)).hasSize((int) journal.end());
    }

    @Test
    void the_newest_snapshot_is_found_again() throws Exception {
        journal.append(batch(5));
        journal.keep(2, 7, out -> out.write(new byte[] {1, 2}));
        journal.keep(4, 8, out -> out.write(new byte[] {3, 4, 5}));
        reopen();

        var found = journal.snapshot().orElseThrow();

        assertThat(found.sequence()).isEqualTo(4);
        assertThat(found.version()).isEqualTo(8);
        assertThat(content(found)).containsExactly(3, 4, 5);
        assertThat(content(found)).as("read once more").containsExactly(3, 4, 5);
    }

    @Test
    void a_snapshot_of_the_same_sequence_replaces_the_one_before() throws Exception {
        journal.append(batch(5));
        journal.keep(4, 1, out -> out.write(1));
        journal.keep(4, 2, out -> out.write(2));

        assertThat(journal.snapshot().orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void a_snapshot_of_the_future_is_a_mistake() throws Exception {
        journal.append(batch(5));
        assertThatThrownBy(() -> journal.keep(6, 1, out -> out.write(1)))
            .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("ends at 5");
        assertThat(journal.snapshot()).isEmpty();
    }

    @Test
    void a_snapshot_of_nothing_and_an_empty_snapshot_are_snapshots() throws Exception {
        journal.keep(0, 1, out -> {});
        assertThat(journal.snapshot().orElseThrow().sequence()).isZero();
        assertThat(content(journal.snapshot().orElseThrow())).isEmpty();
    }

    @Test
    void a_content_that_breaks_half_way_leaves_the_snapshot_before() throws Exception {
        journal.append(batch(5));
        journal.keep(3, 1, out -> out.write(1));
        assertThatThrownBy(() -> journal.keep(5, 1, out -> {
            out.write(new byte[100_000]);
            throw new IllegalStateException("no more");
        })).isInstanceOf(IllegalStateException.class).hasMessage("no more");
        reopen();

        assertThat(journal.snapshot().orElseThrow().sequence()).isEqualTo(3);
    }

    @Test
    void a_closed_journal_says_so() throws Exception {
        journal.append(batch(1));
        journal.close();
        journal.close();
        assertThatThrownBy(() -> journal.append(batch(1)))
            .isInstanceOf(IllegalStateException.class).hasMessageContaining("closed");
        assertThatThrownBy(() -> entries(journal, 0))
            .isInstanceOf(IllegalStateException.class).hasMessageContaining("closed");
        journal = open();
        assertThat(entries(journal, 0)).hasSize(1);
    }

    protected final void reopen() throws JournalException {
        journal.close();
        journal = open();
    }

    protected static List<Entry> entries(Journal journal, long after) throws JournalException {
        var seen = new ArrayList<Entry>();
        journal.read(after, seen::add);
        return seen;
    }

    protected static List<Entry.New> batch(int size) {
        var batch = new ArrayList<Entry.New>(size);
        for (int i = 0; i < size; i++) {
            batch.add(entry(i, ("event " + i).getBytes(StandardCharsets.UTF_8)));
        }
        return batch;
    }

    private static Entry.New entry(int number, byte[] events) {
        return new Entry.New("default", NOON.plusMillis(number), "agent:ann", "c" + number, 1,
            Bytes.utf8("command " + number), Bytes.of(events));
    }

    private static byte[] content(Snapshot snapshot) throws IOException {
        try (var in = snapshot.source().open()) {
            return in.readAllBytes();
        }
    }
}

package dev.rollcall.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Snapshots as files: the newest two, and never one that is not whole.
final class SnapshotFolderTest {

    private static final String OLDER = "snapshot-0000000000000000010";
    private static final String NEWER = "snapshot-0000000000000000020";

    @TempDir
    private Path folder;

    private SnapshotFolder snapshots;

    @BeforeEach
    void keepTwo() throws Exception {
        snapshots = new SnapshotFolder(folder, "lineage");
        keep(5);
        keep(10);
        keep(20);
    }

    @Test
    void the_newest_two_are_kept_and_nothing_else() throws Exception {
        assertThat(names()).containsExactlyInAnyOrder(OLDER, NEWER);
    }

    @Test
    void a_snapshot_damaged_at_any_byte_is_passed_over_for_the_one_before() throws Exception {
        var whole = Files.readAllBytes(folder.resolve(NEWER));
        for (int at = 0; at < whole.length; at++) {
            var damaged = whole.clone();
            damaged[at] ^= 0x10;
            Files.write(folder.resolve(NEWER), damaged);
            assertThat(snapshots.newest().orElseThrow().sequence()).as("byte %d", at)
                .isEqualTo(10);
        }
    }

    @Test
    void a_snapshot_cut_at_any_byte_is_passed_over_for_the_one_before() throws Exception {
        var whole = Files.readAllBytes(folder.resolve(NEWER));
        for (int length = 0; length < whole.length; length++) {
            Files.write(folder.resolve(NEWER), Arrays.copyOf(whole, length));
            assertThat(snapshots.newest().orElseThrow().sequence()).as("length %d", length)
                .isEqualTo(10);
        }
        Files.write(folder.resolve(NEWER), Arrays.copyOf(whole, whole.length + 1));
        assertThat(snapshots.newest().orElseThrow().sequence()).isEqualTo(10);
    }

    @Test
    void a_snapshot_of_another_journal_or_under_another_name_does_not_count() throws Exception {
        assertThat(new SnapshotFolder(folder, "other").newest()).isEmpty();
        Files.move(folder.resolve(NEWER), folder.resolve("snapshot-0000000000000000021"));
        assertThat(snapshots.newest().orElseThrow().sequence()).isEqualTo(10);
    }

    @Test
    void a_draft_that_a_crash_left_behind_is_no_snapshot_and_goes_with_the_next() throws Exception {
        Files.write(folder.resolve("new-snapshot"), new byte[1_000]);
        assertThat(snapshots.newest().orElseThrow().sequence()).isEqualTo(20);
        keep(30);
        assertThat(names()).doesNotContain("new-snapshot").hasSize(2);
    }

    @Test
    void only_newer_ones_are_asked_for() throws Exception {
        assertThat(snapshots.newestAfter(19).orElseThrow().sequence()).isEqualTo(20);
        assertThat(snapshots.newestAfter(20)).isEmpty();
    }

    @Test
    void the_content_can_be_read_bytewise_and_ends_where_it_ends() throws Exception {
        try (var in = snapshots.newest().orElseThrow().source().open()) {
            assertThat(in.read()).isEqualTo(20);
            assertThat(in.readNBytes(1_000)).hasSize(199).containsOnly(20);
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    private void keep(int sequence) throws JournalException {
        var content = new byte[200];
        Arrays.fill(content, (byte) sequence);
        snapshots.keep(sequence, 1, out -> out.write(content));
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}

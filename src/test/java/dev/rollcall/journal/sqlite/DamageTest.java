package dev.rollcall.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.journal.sqlite.CrashImage.Commit;
import dev.rollcall.testkit.Seeds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that are not as they were written: cut, flipped, zeroed. A journal must show exactly what
/// was acknowledged up to some point, or refuse and name the first bad entry; it never invents one
/// and never loses one silently that the files still hold.
final class DamageTest {

    private static final byte[] NO_LOG = {};
    private static final int CUT_BYTES = 64 << 10;

    /// 400 seeds of each kind of damage; the long run makes 10,000 of them.
    private static final int SEEDS = 400;

    private static CrashImage image;

    @TempDir(factory = MemoryFolder.class)
    private Path folder;

    @BeforeAll
    static void crash(@TempDir Path folder) throws Exception {
        image = CrashImage.make(folder);
        assertThat(image.carried()).as("the log was carried over once").isPositive();
        assertThat(image.commits()).hasSizeGreaterThan(10);
    }

    @Test
    void files_that_nobody_damaged_show_everything() throws Exception {
        assertThat(kept(database(), wal())).isEqualTo(image.entries().size());
    }

    @Test
    void a_log_cut_at_any_byte_gives_exactly_the_commits_before_the_cut() {
        int end = (int) image.commits().getLast().end();
        cuts(end).forEach(length -> {
            var outcome = reopen(database(), Arrays.copyOf(wal(), length));
            assertThat(outcome.refused()).as("cut at %d: %s", length, outcome.refusal()).isFalse();
            long expected = image.commits().stream().filter(commit -> commit.end() <= length)
                .mapToLong(Commit::last).max().orElse(image.carried());
            assertThat(outcome.kept()).as("cut at %d", length).isEqualTo(expected);
        });
    }

    @Test
    void a_database_cut_at_any_byte_is_refused_and_the_first_bad_entry_named() {
        int whole = database().length;
        cuts(whole).filter(length -> length < whole).forEach(length -> {
            var outcome = reopen(Arrays.copyOf(database(), length), NO_LOG);
            assertThat(outcome.refused()).as("cut at %d", length).isTrue();
            assertThat(outcome.refusal()).contains("the first bad entry is ");
            harmlessOrRefused(Arrays.copyOf(database(), length), wal());
        });
    }

    @Test
    void a_flipped_bit_of_the_database_is_harmless_or_refused() {
        Seeds.forAll(SEEDS, random -> {
            var database = database();
            flip(database, random.nextInt(database.length), random);
            harmlessOrRefused(database, random.nextBoolean() ? wal() : NO_LOG);
        });
    }

    @Test
    void a_zeroed_page_of_the_database_is_harmless_or_refused() {
        Seeds.forAll(SEEDS, random -> {
            var database = database();
            zero(database, 4_096 * random.nextInt(database.length / 4_096));
            harmlessOrRefused(database, random.nextBoolean() ? wal() : NO_LOG);
        });
    }

    @Test
    void each_byte_of_the_header_may_be_wrong() {
        for (int at = 0; at < 100; at++) {
            for (int bit = 0; bit < 8; bit++) {
                var database = database();
                database[at] ^= (byte) (1 << bit);
                harmlessOrRefused(database, NO_LOG);
            }
        }
    }

    @Test
    void a_flipped_bit_of_the_log_costs_at_most_the_last_commit_or_is_refused() {
        int end = (int) image.commits().getLast().end();
        Seeds.forAll(SEEDS, random -> {
            var wal = wal();
            int at = random.nextInt(end);
            flip(wal, at, random);
            mayLoseOnlyTheLast(1, wal, at);
        });
    }

    @Test
    void a_zeroed_page_of_the_log_costs_at_most_the_last_two_commits_or_is_refused() {
        int end = (int) image.commits().getLast().end();
        Seeds.forAll(SEEDS, random -> {
            var wal = wal();
            int at = random.nextInt(end);
            zero(wal, at);
            mayLoseOnlyTheLast(2, wal, at);
        });
    }

    private void harmlessOrRefused(byte[] database, byte[] wal) {
        var outcome = reopen(database, wal);
        if (outcome.refused()) return;
        assertThat(outcome.kept())
            .isEqualTo(wal.length == 0 ? image.carried() : image.entries().size());
    }

    /// A last commit that is not whole looks like one that was torn by a crash before it was
    /// acknowledged, and so does the one before it when its commit mark is gone as well.
    private void mayLoseOnlyTheLast(int lost, byte[] wal, int at) {
        var outcome = reopen(database(), wal);
        if (outcome.refused()) {
            assertThat(outcome.refusal()).contains("the first bad entry is ");
        } else {
            var commits = image.commits();
            assertThat(commits.subList(commits.size() - 1 - lost, commits.size()))
                .as("damage at %d", at).extracting(Commit::last).contains(outcome.kept());
        }
    }

    private static byte[] database() {
        return image.database().copy();
    }

    private static byte[] wal() {
        return image.wal().copy();
    }

    private long kept(byte[] database, byte[] wal) {
        var outcome = reopen(database, wal);
        assertThat(outcome.refusal()).isEmpty();
        return outcome.kept();
    }

    private CrashImage.Outcome reopen(byte[] database, byte[] wal) {
        try {
            return image.reopen(folder, database, wal);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Every byte of the last 64 KiB in the long run; else about 130 of them, by no power of two.
    private static IntStream cuts(int end) {
        int step = Boolean.getBoolean("rollcall.long") ? 1 : 509;
        return IntStream.iterate(end, length -> length > end - CUT_BYTES, length -> length - step);
    }

    private static void flip(byte[] bytes, int at, SplittableRandom random) {
        bytes[at] ^= (byte) (1 << random.nextInt(8));
    }

    private static void zero(byte[] bytes, int at) {
        Arrays.fill(bytes, at, Math.min(bytes.length, at + 4_096), (byte) 0);
    }
}

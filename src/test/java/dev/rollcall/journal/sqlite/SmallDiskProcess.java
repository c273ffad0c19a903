package dev.rollcall.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.journal.Bytes;
import dev.rollcall.journal.Entry;
import dev.rollcall.journal.JournalException;
import dev.rollcall.journal.JournalException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/// What happens on a disk that is full or cannot be written to. A child process, because the disk
/// is mounted for it alone; it fails by failing. The tests are in [SmallDiskTest].
final class SmallDiskProcess {

    /// Room for the log's 4 MiB once more.
    private static final int CARRYING_OVER = 5 << 20;

    private final Path disk;
    private final Path folder;

    private SmallDiskProcess(Path disk) {
        this.disk = disk;
        this.folder = disk.resolve("journal");
    }

    public static void main(String[] arguments) throws Exception {
        var process = new SmallDiskProcess(Path.of(arguments[1]));
        switch (arguments[0]) {
            case "full" -> process.fullAndHealed(entry(500), 1, CARRYING_OVER);
            case "full-large" -> process.fullAndHealed(entry(100_000), 3, CARRYING_OVER);
            case "full-a-little-room" -> process.fullAndHealed(entry(500), 1, 100_000);
            case "full-at-start" -> process.fullAtStart();
            case "full-snapshot" -> process.fullAtSnapshot();
            case "failing" -> process.failingAndHealed();
            case "read-only" -> process.readOnlyAndHealed();
            case "read-only-at-start" -> process.readOnlyAtStart();
            case "forbidden" -> process.forbidden();
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    /// Fills the disk with commits, then makes `room` and expects to go on.
    private void fullAndHealed(Entry.New entry, int size, int room) throws Exception {
        var ballast = Files.write(disk.resolve("ballast"), new byte[room]);
        var batch = Collections.nCopies(size, entry);
        long full;
        try (var journal = open()) {
            var refusal = appendUntilRefused(journal, batch);
            full = journal.end();
            assertThat(refusal.kind()).isEqualTo(Kind.FULL);
            assertThat(refusal.retryable()).isTrue();
            assertThat(refusal).hasMessageContaining("there is no room left on the disk")
                .hasMessageContaining("goes on without a restart");
            for (int i = 0; i < 20; i++) {
                assertThat(refusal(() -> journal.append(batch)).kind()).isEqualTo(Kind.FULL);
            }
            assertThat(journal.end()).isEqualTo(full);
            assertThat(read(journal)).hasSize((int) full);

            Files.delete(ballast);

            assertThat(journal.append(batch)).isEqualTo(full + size);
            assertThat(read(journal)).hasSize((int) full + size);
        }
        verify(full + size);
    }

    private void fullAtStart() throws Exception {
        try (var journal = open()) {
            journal.append(List.of(entry(500)));
        }
        var ballast = fill();
        assertThat(refusal(this::open).kind()).isEqualTo(Kind.FULL);
        Files.delete(ballast);
        try (var journal = open()) {
            assertThat(journal.append(List.of(entry(500)))).isEqualTo(2);
        }
        verify(2);
    }

    private void fullAtSnapshot() throws Exception {
        try (var journal = open()) {
            journal.append(List.of(entry(10), entry(10)));
            journal.keep(1, 1, out -> out.write(new byte[1_000]));
            var ballast = fill();
            var refusal = refusal(() -> journal.keep(2, 1, out -> out.write(new byte[1 << 20])));
            assertThat(refusal.kind()).isEqualTo(Kind.FULL);
            assertThat(journal.snapshot().orElseThrow().sequence()).isEqualTo(1);
            Files.delete(ballast);
            journal.keep(2, 1, out -> out.write(new byte[1 << 20]));
            assertThat(journal.snapshot().orElseThrow().sequence()).isEqualTo(2);
        }
    }

    /// The device fails in another way: a limit on the size of files, while the journal is open.
    private void failingAndHealed() throws Exception {
        try (var journal = open()) {
            journal.append(List.of(entry(10)));
            limitFiles("1000");
            assertThat(refusal(() -> journal.append(List.of(entry(10)))).kind())
                .isEqualTo(Kind.IO);
            assertThat(refusal(() -> journal.append(List.of(entry(10)))).retryable()).isTrue();
            limitFiles("unlimited");
            assertThat(journal.append(List.of(entry(10)))).isEqualTo(2);
        }
        verify(2);
    }

    /// The device fails and then allows no more writing, as ext4 does after an error.
    private void readOnlyAndHealed() throws Exception {
        try (var journal = open()) {
            journal.append(List.of(entry(10)));
            limitFiles("1000");
            permit(folder.resolve("journal.db"), "r--r--r--");
            for (int i = 0; i < 3; i++) {
                assertThat(refusal(() -> journal.append(List.of(entry(10)))).kind())
                    .isEqualTo(Kind.READ_ONLY);
            }
            assertThat(journal.end()).isEqualTo(1);
            assertThat(read(journal)).hasSize(1);
            limitFiles("unlimited");
            permit(folder.resolve("journal.db"), "rw-r--r--");
            assertThat(journal.append(List.of(entry(10)))).isEqualTo(2);
        }
        verify(2);
    }

    private void readOnlyAtStart() throws Exception {
        try (var journal = open()) {
            journal.append(List.of(entry(10)));
        }
        remount("ro");
        assertThat(refusal(this::open).kind()).isEqualTo(Kind.READ_ONLY);
        verify(1);
    }

    /// File permissions instead of a read-only disk.
    private void forbidden() throws Exception {
        try (var journal = open()) {
            journal.append(List.of(entry(10)));
        }
        for (var name : List.of("journal.db", "journal.lock")) {
            permit(folder.resolve(name), "r--r--r--");
            assertThat(refusal(this::open).kind()).isEqualTo(Kind.READ_ONLY);
            permit(folder.resolve(name), "rw-r--r--");
        }
        permit(folder, "r-xr-xr-x");
        assertThat(refusal(this::open).kind()).isEqualTo(Kind.READ_ONLY);
        verify(1);
        permit(folder, "rwxr-xr-x");
        try (var journal = open()) {
            assertThat(journal.append(List.of(entry(10)))).isEqualTo(2);
        }
    }

    private static JournalException appendUntilRefused(
        SqliteJournal journal, List<Entry.New> batch) {
        return refusal(() -> {
            while (journal.end() < 1_000_000) journal.append(batch);
        });
    }

    /// Takes what is left, to the last byte.
    private Path fill() throws Exception {
        var ballast = disk.resolve("ballast");
        try (var out = Files.newOutputStream(ballast)) {
            for (int i = 0; i < 1 << 20; i++) out.write(new byte[1_024]);
            throw new AssertionError("this disk is too large for the test");
        } catch (IOException noSpaceLeft) {
            return ballast;
        }
    }

    private void remount(String mode) throws Exception {
        var mount = new ProcessBuilder("mount", "-o", "remount," + mode, disk.toString());
        assertThat(mount.inheritIO().start().waitFor()).isZero();
    }

    private static void limitFiles(String bytes) throws Exception {
        var limit = new ProcessBuilder("prlimit", "--pid", ProcessHandle.current().pid() + "",
            "--fsize=" + bytes + ":unlimited");
        assertThat(limit.inheritIO().start().waitFor()).isZero();
    }

    private static void permit(Path file, String permissions) throws Exception {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private void verify(long entries) throws JournalException {
        try (var inspection = Inspection.open(folder)) {
            assertThat(inspection.verify().bad()).isEmpty();
            assertThat(inspection.verify().entries()).isEqualTo(entries);
        }
    }

    private SqliteJournal open() throws JournalException {
        return SqliteJournal.open(folder, new SplittableRandom(1));
    }

    private static List<Entry> read(SqliteJournal journal) throws JournalException {
        var entries = new ArrayList<Entry>();
        journal.read(0, entries::add);
        return entries;
    }

    private static JournalException refusal(Attempt attempt) {
        try {
            attempt.run();
        } catch (JournalException refusal) {
            return refusal;
        }
        throw new AssertionError("was not refused");
    }

    private static Entry.New entry(int bytes) {
        return new Entry.New("default", Instant.EPOCH, "agent:ann", "", 1,
            Bytes.EMPTY, Bytes.of(new byte[bytes]));
    }

    @FunctionalInterface
    private interface Attempt {
        void run() throws JournalException;
    }
}

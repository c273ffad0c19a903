package dev.rollcall.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.journal.Entry;
import dev.rollcall.testkit.ChildJvm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` while another process appends, again and again on the same files: what it had
/// acknowledged is there, once, and nothing is there that it did not write.
final class KillTest {

    private static final int CYCLES = Boolean.getBoolean("rollcall.long") ? 50 : 5;

    @TempDir
    private Path folder;

    @Test
    void what_a_killed_process_had_acknowledged_is_there_once() throws Exception {
        var random = new SplittableRandom(5);
        long before = 0;
        for (int cycle = 0; cycle < CYCLES; cycle++) {
            var run = "run" + cycle;
            int acknowledged = appendUntilKilled(run, random.nextInt(50, 500));
            try (var journal = SqliteJournal.open(folder, random)) {
                var found = new ArrayList<Entry>();
                journal.read(before, found::add);
                assertThat(found).hasSizeGreaterThanOrEqualTo(acknowledged);
                for (int i = 0; i < found.size(); i++) {
                    assertThat(found.get(i).sequence()).isEqualTo(before + i + 1);
                    assertThat(found.get(i).commandId()).isEqualTo(run + "-" + i);
                    assertThat(found.get(i).events().length()).isEqualTo(i % 700);
                }
                before = journal.end();
                checkSnapshot(journal);
            }
        }
        try (var inspection = Inspection.open(folder)) {
            assertThat(inspection.verify().bad()).isEmpty();
            assertThat(inspection.verify().entries()).isEqualTo(before);
        }
    }

    private int appendUntilKilled(String run, int commits) throws Exception {
        try (var child = ChildJvm.start(
            AppendingProcess.class, "append", folder.toString(), run)) {
            assertThat(child.lines().readLine()).isEqualTo("opened");
            int acknowledged = 0;
            for (int i = 0; i < commits; i++) {
                acknowledged = Integer.parseInt(child.lines().readLine());
            }
            child.kill();
            for (var line : child.lines().readAllLines()) acknowledged = Integer.parseInt(line);
            return acknowledged;
        }
    }

    private static void checkSnapshot(SqliteJournal journal) throws Exception {
        var snapshot = journal.snapshot();
        if (snapshot.isEmpty()) return;
        try (var in = snapshot.get().source().open()) {
            assertThat(in.readAllBytes())
                .isEqualTo(AppendingProcess.content(snapshot.get().sequence()));
        }
    }
}

package dev.rollcall.journal.sqlite;

import dev.rollcall.testkit.ChildJvm;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A full disk and a disk that cannot be written to, real ones: see [SmallDiskProcess].
final class SmallDiskTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {
        "full", "full-large", "full-a-little-room", "full-at-start", "full-snapshot"})
    void a_full_disk_refuses_and_heals_when_there_is_room_again(String scenario) throws Exception {
        ChildJvm.runOnDisk(folder, 9_000, SmallDiskProcess.class, scenario, folder.toString());
    }

    @Test
    void a_read_only_disk_is_refused_at_the_start_but_can_be_inspected() throws Exception {
        ChildJvm.runOnDisk(folder, 9_000, SmallDiskProcess.class,
            "read-only-at-start", folder.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"failing", "read-only", "forbidden"})
    void a_device_that_fails_or_forbids_refuses_and_heals(String scenario) throws Exception {
        ChildJvm.runBound(SmallDiskProcess.class, scenario, folder.toString());
    }
}

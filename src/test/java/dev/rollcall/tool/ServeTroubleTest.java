package dev.rollcall.tool;

import static dev.rollcall.tool.Ran.rollcall;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.ChildJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people hear from a whole server when its disk is full or forbids writing, or its keys
/// are gone: what is wrong, where, and what to do. It heals by itself, or does not start.
final class ServeTroubleTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_full_disk_is_503_until_there_is_room_again() throws Exception {
        ChildJvm.runOnDisk(folder, 9_000, SmallDiskServer.class, "full", folder.toString());
    }

    @Test
    void a_journal_that_may_not_be_written_is_503_until_it_may() throws Exception {
        ChildJvm.runBound(SmallDiskServer.class, "forbidden", folder.toString());
    }

    @Test
    void keys_without_their_master_key_are_refused() throws Exception {
        var data = folder.resolve("data");
        try (var server = Served.listening(folder)) {
            server.kill();
        }
        Files.delete(data.resolve("master.key"));
        var ran = rollcall("serve", "--data", data.toString(), "--host", "127.0.0.1",
            "--port", "0", "--management-port", "0");
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("master.key", "Put the master key back");
    }
}

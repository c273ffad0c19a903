package dev.rollcall.tool;

import static dev.rollcall.tool.Ran.rollcall;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.journal.Bytes;
import dev.rollcall.journal.Entry;
import dev.rollcall.journal.JournalException;
import dev.rollcall.journal.sqlite.SqliteJournal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `journal verify` and `journal dump` on real journals, whole, damaged and in use.
final class JournalCommandTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_whole_journal_is_whole() throws JournalException {
        write("acme", "globex");
        var ran = rollcall("journal", "verify", "--data", folder.toString());
        assertThat(ran.exit()).isZero();
        assertThat(ran.lines().getFirst()).startsWith(folder + ": whole, 2 entries, lineage ");
        assertThat(ran.lines().get(1)).startsWith("  epoch 1: 1 to 2, 2026-01-05T09:00:00.000Z");
        assertThat(rollcall("journal", "verify", "--json", "--data", folder.toString()).out())
                .contains("\"whole\":true", "\"entries\":2");
    }

    @Test
    void a_damaged_journal_is_a_no() throws JournalException, IOException {
        write("acme", "globex");
        var file = folder.resolve("journal.db");
        var bytes = Files.readAllBytes(file);
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        bytes[text.indexOf("sign-in") + 2] ^= 1;
        Files.write(file, bytes);
        var ran = rollcall("journal", "verify", "--data", folder.toString());
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out()).contains("damaged", "bad");
    }

    @Test
    void entries_are_dumped_as_json_a_line() throws JournalException {
        write("acme", "globex", "acme");
        var ran = rollcall("journal", "dump", "--data", folder.toString(), "--tenant", "acme",
                "--after", "1");
        assertThat(ran).isEqualTo(new Ran(0, "{\"sequence\":3,\"epoch\":1,"
                + "\"time\":\"2026-01-05T09:00:00.000Z\",\"tenant\":\"acme\","
                + "\"actor\":\"token:t1\",\"version\":1,\"command\":{\"do\":\"sign-in\"},"
                + "\"events\":[]}\n", ""));
    }

    @Test
    void a_server_may_be_at_work_there() throws JournalException {
        try (var journal = SqliteJournal.open(folder, new SplittableRandom(1))) {
            journal.append(List.of(entry("acme")));
            assertThat(rollcall("journal", "verify", "--data", folder.toString()).exit()).isZero();
        }
    }

    @Test
    void journals_are_found_below_the_folder_of_a_server() throws JournalException, IOException {
        Files.createDirectories(folder.resolve("data/shard-0"));
        try (var journal = SqliteJournal.open(folder.resolve("data/shard-0"),
                new SplittableRandom(1))) {
            journal.append(List.of(entry("acme")));
        }
        assertThat(rollcall("journal", "verify", "--data", folder.resolve("data").toString()).out())
                .contains("shard-0: whole, 1 entry");
    }

    @Test
    void no_journal_is_unusable_input() {
        var ran = rollcall("journal", "dump", "--data", folder.toString());
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("found no journal in '" + folder + "'");
    }

    private void write(String... tenants) throws JournalException {
        try (var journal = SqliteJournal.open(folder, new SplittableRandom(1))) {
            for (var tenant : tenants) journal.append(List.of(entry(tenant)));
        }
    }

    private static Entry.New entry(String tenant) {
        return new Entry.New(tenant, Instant.parse("2026-01-05T09:00:00Z"), "token:t1", "", 1,
                Bytes.utf8("{\"do\":\"sign-in\"}"), Bytes.utf8("[]"));
    }
}

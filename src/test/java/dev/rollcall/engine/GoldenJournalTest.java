package dev.rollcall.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.Request;
import dev.rollcall.domain.Tenant;
import dev.rollcall.domain.TenantImage;
import dev.rollcall.journal.JournalException;
import dev.rollcall.journal.PersonKeys;
import dev.rollcall.journal.sqlite.Inspection;
import dev.rollcall.journal.sqlite.SqliteJournal;
import dev.rollcall.journal.sqlite.SqliteKeyVault;
import dev.rollcall.testkit.Golden;
import dev.rollcall.testkit.VirtualTime;
import dev.rollcall.wire.codec.In;
import dev.rollcall.wire.codec.Sealer;
import dev.rollcall.wire.configuration.ConfigurationReader;
import dev.rollcall.wire.entry.SnapshotCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A journal that version 1 wrote, with its keys, every kind of event in it. Every later version
/// opens it, finds it whole and comes to the same state.
final class GoldenJournalTest {

    private static final String NAME = "journal-1";
    private static final List<String> FILES = List.of("journal.db", "keys.db", "master.key");

    @TempDir
    private Path folder;

    @BeforeAll
    static void write() throws Exception {
        if (!Golden.writing()) return;
        var golden = Golden.file(NAME);
        try (var opened = Opened.in(golden)) {
            new GoldenJournal(opened.journal, opened.notation).complete();
        }
        for (var file : Golden.names(NAME)) {
            if (file.endsWith(".lock")) Files.delete(golden.resolve(file));
        }
    }

    @BeforeEach
    void copy() throws IOException {
        for (var file : FILES) Files.write(folder.resolve(file), Golden.bytes(NAME + "/" + file));
    }

    @Test
    void it_is_whole_and_every_entry_is_understood() throws Exception {
        try (var inspection = Inspection.open(folder)) {
            assertThat(inspection.verify().bad()).isEmpty();
        }
        try (var opened = Opened.in(folder)) {
            var requests = new ArrayList<Request>();
            opened.journal.read(0, entry -> requests.add(opened.notation.request(entry)));
            assertThat(requests).hasSize((int) opened.journal.end());
        }
    }

    @Test
    void it_is_replayed_to_the_state_it_was_and_so_is_a_snapshot_of_it() throws Exception {
        TenantImage replayed;
        try (var opened = Opened.in(folder)) {
            replayed = opened.state();
        }
        Golden.holdJson(NAME + "/state.json", json(replayed));
        try (var opened = Opened.in(folder)) {
            assertThat(opened.journal.snapshot()).isPresent();
            assertThat(opened.state()).isEqualTo(replayed);
        }
    }

    @Test
    void it_holds_every_event_there_is() throws Exception {
        try (var opened = Opened.in(folder)) {
            assertThat(new GoldenJournal(opened.journal, opened.notation).missing())
                .as("events that %s does not hold. Append them with ./rollcall test "
                    + "-Dtest=GoldenJournalTest -Dgolden=write", Golden.file(NAME)).isEmpty();
        }
    }

    private static String json(TenantImage image) throws IOException {
        var out = new ByteArrayOutputStream();
        new SnapshotCodec(new In.Context(Sealer.CLEAR, ConfigurationReader::trusted))
            .write(image, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    /// A folder with its keys, opened.
    record Opened(SqliteJournal journal, SqliteKeyVault vault, WireNotation notation)
        implements AutoCloseable {

        static Opened in(Path folder) throws JournalException {
            var chance = new SecureRandom();
            var journal = SqliteJournal.open(folder, chance);
            var vault = SqliteKeyVault.open(folder, folder.resolve("master.key"), chance);
            return new Opened(journal, vault,
                new WireNotation(new PersonKeys(vault, chance), new VirtualTime()));
        }

        /// What an engine makes of it; leaves a snapshot behind.
        TenantImage state() throws JournalException {
            var engine = Engine.byHand(
                journal, notation, Limits.SHIPPED, new VirtualTime(), EngineMetrics.NONE);
            var image = engine.ledger().find(GoldenJournal.TENANT).map(Ledger.Desk::tenant)
                .map(Tenant::image).orElseThrow();
            engine.close();
            return image;
        }

        @Override
        public void close() {
            journal.close();
            vault.close();
        }
    }
}

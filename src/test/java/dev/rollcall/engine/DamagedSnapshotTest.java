package dev.rollcall.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.Cause;
import dev.rollcall.domain.TenantImage;
import dev.rollcall.journal.Journal;
import dev.rollcall.journal.JournalException;
import dev.rollcall.journal.MemoryJournal;
import dev.rollcall.journal.MemoryKeyVault;
import dev.rollcall.journal.PersonKeys;
import dev.rollcall.testkit.Golden;
import dev.rollcall.testkit.Seeds;
import dev.rollcall.testkit.VirtualTime;
import dev.rollcall.wire.configuration.Presets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A snapshot is a shortcut: one that is damaged costs time and never a start, and the engine says
/// why it took the long way.
final class DamagedSnapshotTest {

    private final VirtualTime time = new VirtualTime();
    private final List<String> told = new ArrayList<>();
    private final EngineMetrics metrics = new SnapshotMetrics(told);

    /// Goal: whatever stands in a snapshot whose checksum is right (a mistake of ours, or a bit
    /// that fell over before it was summed), the engine starts; if it could not read it, it says so
    /// and holds what the journal says. Method: bytes of a real snapshot changed or cut off.
    @Test
    void a_snapshot_of_any_content_never_stops_a_start() throws Exception {
        var notation = new WireNotation(
            new PersonKeys(new MemoryKeyVault(new SecureRandom()), new SecureRandom()), time);
        var journal = new MemoryJournal("m");
        var life = lived(journal, notation);
        try (var in = journal.reopen().snapshot().orElseThrow().source().open()) {
            var whole = in.readAllBytes();
            Seeds.forAll(1_000, random -> {
                told.clear();
                var engine = startedWith(damaged(whole, random), journal.reopen(), notation);
                if (!told.isEmpty()) {
                    assertThat(told).singleElement().asString().contains("expected a snapshot",
                        "of the journal 'm'", "every entry is replayed instead");
                    assertThat(image(engine)).isEqualTo(life);
                }
            });
        }
    }

    @Test
    void a_snapshot_that_is_no_snapshot_is_replayed_over_and_said() throws Exception {
        var notation = new NotationByNumber();
        var journal = new MemoryJournal("m");
        var life = lived(journal, notation);

        for (var content : List.of(new byte[0], new byte[3], new byte[1_000])) {
            told.clear();
            var engine = startedWith(content, journal.reopen(), notation);
            assertThat(image(engine)).isEqualTo(life);
            assertThat(told).hasSize(1);
        }
    }

    /// Goal: the same on real files, where the checksum notices every damage. Method: any byte of
    /// the newest snapshot of the golden journal flipped.
    @Test
    void a_damaged_snapshot_file_changes_nothing(@TempDir Path folder) throws Exception {
        for (var file : List.of("journal.db", "keys.db", "master.key")) {
            Files.write(folder.resolve(file), Golden.bytes("journal-1/" + file));
        }
        var life = golden(folder);
        var snapshot = newest(folder);
        var whole = Files.readAllBytes(snapshot);
        var random = new SplittableRandom(11);
        for (var i = 0; i < 25; i++) {
            for (var other : snapshots(folder)) Files.delete(other);
            var damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(snapshot, damaged);
            assertThat(golden(folder)).isEqualTo(life);
        }
    }

    private TenantImage golden(Path folder) throws JournalException {
        try (var opened = GoldenJournalTest.Opened.in(folder)) {
            return opened.state();
        }
    }

    private static Path newest(Path folder) throws IOException {
        return snapshots(folder).getLast();
    }

    private static List<Path> snapshots(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("snapshot-"))
                .sorted().toList();
        }
    }

    /// A little life, and a snapshot at its end.
    private TenantImage lived(Journal journal, Notation notation) throws JournalException {
        var engine = Engine.byHand(journal, notation, Limits.SHIPPED, time, EngineMetrics.NONE);
        engine.createTenant(Floors.ACME,
            Floors.configure(Presets.bare(), Floors.ANA,
                Floors.BEN), Cause.API, "test");
        for (var command : List.of(Floors.signIn(Floors.ANA),
                Floors.choose(Floors.ANA, "busy"), Floors.signIn(Floors.BEN))) {
            engine.submit(Floors.ACME, command, Cause.AGENT, "test", "id-" + command.hashCode());
        }
        engine.settle();
        var image = image(engine);
        engine.close();
        return image;
    }

    private Engine startedWith(byte[] content, MemoryJournal journal, Notation notation) {
        journal.keep(journal.end(), notation.version(), out -> out.write(content));
        try {
            return Engine.byHand(journal, notation, Limits.SHIPPED, time, metrics);
        } catch (JournalException broken) {
            throw new AssertionError(broken);
        }
    }

    private static TenantImage image(Engine engine) {
        return engine.ledger().find(Floors.ACME).map(desk -> desk.tenant().image()).orElseThrow();
    }

    private static byte[] damaged(byte[] whole, SplittableRandom random) {
        var damaged = random.nextInt(6) == 0
            ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
        for (var hits = 1 + random.nextInt(3); hits > 0 && damaged.length > 0; hits--) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        }
        return damaged;
    }
}

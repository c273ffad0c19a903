package dev.rollcall.engine;

import dev.rollcall.journal.Entry;
import dev.rollcall.journal.Journal;
import dev.rollcall.journal.JournalException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// Reads a journal: the newest snapshot, then every entry after it. The events are read, not the
/// commands: what happened has happened, whatever the law says today. A snapshot that cannot be
/// read is only a longer way, so then everything is replayed.
final class Recovery {

    /// @param recents what each tenant's streams can go on from
    /// @param snapshotAt the entry of the snapshot it began with; 0 for none
    record Recovered(Ledger ledger, Map<String, Recent> recents, long snapshotAt) {

        static Recovered nothing(Limits limits) {
            return new Recovered(new Ledger(limits), new HashMap<>(), 0);
        }

        Recent recent(String tenant) {
            return Objects.requireNonNull(recents.get(tenant));
        }
    }

    private final Journal journal;
    private final Notation notation;
    private final Limits limits;
    private final EngineMetrics metrics;

    Recovery(Journal journal, Parts parts) {
        this.journal = journal;
        this.notation = parts.notation();
        this.limits = parts.limits();
        this.metrics = parts.metrics();
    }

    /// @throws IllegalStateException when an entry cannot be understood: the journal is of a newer
    ///     Rollcall, or something is wrong with it that its checksum does not see
    Recovered read() throws JournalException {
        try {
            var state = snapshot();
            journal.read(state.ledger().sequence(), entry -> {
                replay(state, entry);
                return true;
            });
            return state;
        } catch (KeysUnavailable closed) {
            throw closed.failure();
        }
    }

    /// Whatever is wrong with a snapshot, the entries know better; if they do not either, because
    /// the keys are gone or the disk is, the replay says so.
    private Recovered snapshot() throws JournalException {
        var snapshot = journal.snapshot();
        if (snapshot.isEmpty()) return Recovered.nothing(limits);
        try {
            return new SnapshotContent(notation, limits).read(snapshot.get());
        } catch (IOException | RuntimeException unreadable) {
            metrics.snapshotFailed("expected a snapshot after entry " + snapshot.get().sequence()
                    + " of the journal '" + journal.lineage() + "', found what cannot be read ("
                    + unreadable + "); every entry is replayed instead, which takes longer");
            return Recovered.nothing(limits);
        }
    }

    private void replay(Recovered state, Entry entry) {
        var ledger = state.ledger();
        if (entry.sequence() != ledger.sequence() + 1) {
            throw new IllegalStateException("expected entry " + (ledger.sequence() + 1)
                    + " of the journal '" + journal.lineage() + "', found " + entry.sequence());
        }
        try {
            var changes = ledger.enter(entry.tenant(), entry.time(), entry.actor(),
                    entry.commandId(), notation.events(entry));
            state.recents().computeIfAbsent(entry.tenant(), _ -> new Recent(limits.recent()))
                    .add(entry.sequence(), changes);
        } catch (IllegalArgumentException | IllegalStateException damaged) {
            throw new IllegalStateException("entry " + entry.sequence() + " of the journal '"
                    + journal.lineage() + "', of the tenant '" + entry.tenant() + "' at "
                    + entry.time() + ", cannot be replayed: " + damaged.getMessage(), damaged);
        }
    }
}

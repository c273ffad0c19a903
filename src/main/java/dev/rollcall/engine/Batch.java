package dev.rollcall.engine;

import dev.rollcall.domain.Changes;
import dev.rollcall.engine.Ledger.Desk;
import dev.rollcall.journal.Entry;
import java.util.ArrayList;
import java.util.List;

/// What one turn of the writer has decided and not yet made durable: entries for the journal,
/// changes nobody may see yet, answers nobody may hear yet.
final class Batch {

    /// An answer that is known, or one that stands in the journal already.
    sealed interface Outcome {

        record Known(Answer answer) implements Outcome {}

        /// The command id was used before: the entry there has the answer.
        record Repeated(long sequence) implements Outcome {}
    }

    /// A letter whose answers are complete.
    record Decided(Letter letter, List<Outcome> outcomes) {}

    /// What an entry changed.
    record Happened(Desk desk, long sequence, Changes changes) {}

    private final List<Entry.New> entries = new ArrayList<>();
    private final List<Happened> happened = new ArrayList<>();
    private final List<Decided> decided = new ArrayList<>();
    private long bytes;

    void add(Entry.New entry, Happened what) {
        entries.add(entry);
        happened.add(what);
        bytes += entry.command().length() + entry.events().length();
    }

    void add(Decided letter) {
        decided.add(letter);
    }

    boolean isEmpty() {
        return entries.isEmpty() && decided.isEmpty();
    }

    List<Entry.New> entries() {
        return entries;
    }

    List<Happened> happened() {
        return happened;
    }

    List<Decided> decided() {
        return decided;
    }

    /// What the entries weigh, in bytes.
    long bytes() {
        return bytes;
    }
}

package dev.rollcall.journal;

import java.util.List;
import java.util.Optional;

/// The memory of one shard: every accepted command with its events, in order, for ever. The engine
/// appends from one thread and answers its callers when `append` returns; anybody may read at the
/// same time. A journal never interprets an entry, never rewrites one and never invents one: when
/// something stored is damaged it says so and names the place.
///
/// Implementations pass one suite of tests, `JournalContract`.
public interface Journal extends AutoCloseable {

    /// No more entries than this in one group commit.
    int BATCH_MAX = 100_000;

    /// One group commit: all entries or none, and durable when this returns. Sequences are given
    /// here, without a gap, from 1. Returns the sequence of the last entry; an empty batch changes
    /// nothing and returns [#end]. After a failure nothing of the batch is remembered, and a later
    /// call may succeed if the failure is `retryable`.
    long append(List<Entry.New> batch) throws JournalException;

    /// Shows every entry after `sequence` that is durable at the moment of the call, in order.
    void read(long sequence, Visitor visitor) throws JournalException;

    /// The sequence of the last durable entry; 0 when there is none.
    long end();

    /// The number of this opening, from 1. Opening a journal to write begins a new epoch, and that
    /// is durable before the opening returns, so an entry's epoch says which process wrote it.
    long epoch();

    /// A random name given when the journal was created. It changes when history was restored or
    /// replaced, so whoever remembers a position remembers it with its lineage.
    String lineage();

    /// The newest whole snapshot. A damaged one is passed over for the one before.
    Optional<Snapshot> snapshot() throws JournalException;

    /// Keeps a snapshot of the state after the entry `sequence`, whole or not at all. The newest
    /// two are kept. It may be called while another thread appends.
    void keep(long sequence, int version, Snapshot.Content content) throws JournalException;

    /// Lets go of everything. Entries that were not acknowledged are not waited for.
    @Override
    void close();

    /// Is shown entries one at a time, and says whether it wants the next one.
    @FunctionalInterface
    interface Visitor {
        boolean visit(Entry entry);
    }
}

package dev.rollcall.engine;

import dev.rollcall.journal.JournalException;

/// The keys of persons, which lie beside the journal, cannot be read or written now: the world's
/// failure, on its way through a notation that cannot fail otherwise.
final class KeysUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final JournalException failure;

    KeysUnavailable(JournalException failure) {
        super(failure.getMessage(), failure);
        this.failure = failure;
    }

    JournalException failure() {
        return failure;
    }
}

package dev.rollcall.journal;

/// The world under the journal failed: the disk, the file, the other process. The message says what
/// was expected, what was found, where, and what to do. A mistake of the caller is not one of
/// these; it is an `IllegalArgumentException` or `IllegalStateException`.
public final class JournalException extends Exception {
    private static final long serialVersionUID = 1;

    /// What failed. `retryable` kinds can pass without a restart; the others need a person.
    public enum Kind {
        /// No room on the disk.
        FULL(true),
        /// The folder, the file or the file system does not allow writing.
        READ_ONLY(true),
        /// Something stored is not what was stored.
        CORRUPT(false),
        /// The file belongs to another program, another journal, or a newer Rollcall.
        FOREIGN(false),
        /// Another process has the folder.
        LOCKED(false),
        /// The device failed in another way.
        IO(true);

        private final boolean retryable;

        Kind(boolean retryable) {
            this.retryable = retryable;
        }
    }

    private final Kind kind;
    private final String message;

    public JournalException(Kind kind, String message) {
        super(message);
        this.kind = kind;
        this.message = message;
    }

    public JournalException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.message = message;
    }

    public Kind kind() {
        return kind;
    }

    /// There always is one, and it is made for the person who must act on it.
    @Override
    public String getMessage() {
        return message;
    }

    /// Is it worth trying the same again, without a restart?
    public boolean retryable() {
        return kind.retryable;
    }
}

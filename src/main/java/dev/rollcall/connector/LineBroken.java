package dev.rollcall.connector;

import java.time.Duration;

/// A line could not be opened, or is no more. The message says what was expected and found, never
/// a secret.
public final class LineBroken extends Exception {
    private static final long serialVersionUID = 1;

    private final Duration retryAfter;

    public LineBroken(String message) {
        this(message, Duration.ZERO);
    }

    /// @param retryAfter what they ask for; zero: nothing
    public LineBroken(String message, Duration retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}

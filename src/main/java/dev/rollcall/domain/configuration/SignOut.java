package dev.rollcall.domain.configuration;

import java.time.Duration;

/// What signing out does while work is open (domain law, section 5).
///
/// @param releaseAfter accepted items of an agent gone that long are enqueued again; zero: never
public record SignOut(WithWork withWork, Duration releaseAfter) {
    public enum WithWork { REJECT, NOW, AFTER_WORK }
}

package dev.rollcall.domain;

import java.util.Locale;

/// The layers of claims, top first: presence is the highest layer that holds one (domain law,
/// section 3).
public enum Layer {
    /// No live session.
    ABSENCE,
    /// The working or wrap-up status, in activity mode.
    WORK,
    /// What somebody chose: the agent, a supervisor, the API, a connection, the sign-in policy.
    CHOICE,
    /// By capacity, or after a missed or rejected offer.
    AUTOMATIC,
    /// The agent's default status; never ends.
    DEFAULT;

    private final String text = name().toLowerCase(Locale.ROOT);

    public String text() {
        return text;
    }
}

package dev.rollcall.domain.configuration;

import java.util.Locale;

/// What a status *means*. Routing looks at the base, people look at the label (S4.4, S2.5).
public enum Base {
    AVAILABLE,
    TENTATIVE,
    BUSY,
    DO_NOT_DISTURB,
    CONFERENCE,
    AWAY,
    OFFLINE,
    INACTIVE;

    private final String text = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /// As written in configurations and answers: `do-not-disturb`.
    public String text() {
        return text;
    }
}

package dev.rollcall.domain;

import dev.rollcall.domain.configuration.Base;
import java.util.Locale;

/// What directory and dashboard show of an agent (domain law, section 6; S2.2-3).
public enum Effective {
    FREE,
    BUSY,
    NOT_READY,
    AWAY,
    OFFLINE;

    private final String text = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /// The first row that holds.
    ///
    /// @param occupied working, in wrap-up, or in an activity that blocks a channel
    public static Effective of(boolean signedIn, Base base, boolean occupied, boolean ready) {
        if (!signedIn) return OFFLINE;
        return switch (base) {
            case OFFLINE -> OFFLINE;
            case AWAY, TENTATIVE, INACTIVE -> AWAY;
            case BUSY, DO_NOT_DISTURB, CONFERENCE -> BUSY;
            case AVAILABLE -> {
                if (occupied) yield BUSY;
                yield ready ? FREE : NOT_READY;
            }
        };
    }

    public String text() {
        return text;
    }
}

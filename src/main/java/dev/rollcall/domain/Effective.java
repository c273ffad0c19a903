package dev.rollcall.domain;

import java.util.Locale;

/// What directory and dashboard show of an agent (domain law, section 6; S2.2-3).
public enum Effective {
    FREE,
    BUSY,
    NOT_READY,
    AWAY,
    OFFLINE;

    private final String text = name().toLowerCase(Locale.ROOT).replace('_', '-');

    public String text() {
        return text;
    }
}

package dev.rollcall.domain.configuration;

import java.util.Locale;

/// How texts of outside systems compare: trimmed, without case, ignoring one trailing full stop
/// (domain law, section 9; A1.d).
public final class Texts {

    public static String folded(String text) {
        var trimmed = text.strip();
        if (trimmed.endsWith(".")) trimmed = trimmed.substring(0, trimmed.length() - 1).strip();
        return trimmed.toLowerCase(Locale.ROOT);
    }

    private Texts() {}
}

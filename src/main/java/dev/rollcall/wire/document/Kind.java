package dev.rollcall.wire.document;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a node of a tree is called in a message: `the text 'soon'`, `the number 3`, `a list`.
public final class Kind {
    private static final int LONGEST = 40;

    public static String of(@Nullable Object node) {
        return switch (node) {
            case null -> "nothing";
            case Map<?, ?> map -> map.isEmpty() ? "an empty map" : "a map";
            case List<?> list -> list.isEmpty() ? "an empty list" : "a list";
            case String text when text.isEmpty() -> "an empty text";
            case String text -> "the text '" + shortened(text) + "'";
            case Number number -> "the number " + number;
            case Boolean truth -> truth.toString();
            default -> node.toString();
        };
    }

    /// Texts in messages are bounded: what is shown must fit on a line.
    public static String shortened(String text) {
        var line = text.replaceAll("\\p{Cntrl}", " ");
        if (line.codePointCount(0, line.length()) <= LONGEST) return line;
        return line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }

    private Kind() {}
}

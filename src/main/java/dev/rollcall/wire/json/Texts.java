package dev.rollcall.wire.json;

import java.text.Normalizer;

/// Which characters may come in. Texts are kept in Unicode's composed form (NFC), so that two ways
/// of typing é are one name; what cannot be seen, or changes the direction of what can, is refused.
public final class Texts {

    /// Whether text can travel as JSON at all: no NUL and no half of a surrogate pair.
    public static boolean sound(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == 0) return false;
            if (Character.isSurrogate(c)) return paired(text);
        }
        return true;
    }

    private static boolean paired(String text) {
        return text.codePoints().noneMatch(point -> point == 0
                || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE));
    }

    public static String composed(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) return Normalizer.normalize(text, Normalizer.Form.NFC);
        }
        return text;
    }

    /// A character of a note: one that can be seen, a space, a tab or a new line.
    public static boolean inNote(int point) {
        return point == '\n' || point == '\t' || visible(point);
    }

    /// Neither a control character nor one that only steers how others are shown. The joiners stay:
    /// emoji and several scripts are written with them.
    public static boolean visible(int point) {
        if (point < 0x7f) return point >= ' ';
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.SURROGATE, Character.PRIVATE_USE,
                    Character.UNASSIGNED, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.FORMAT -> point == 0x200c || point == 0x200d;
            default -> true;
        };
    }

    /// A character of an id: a letter, a digit, or one of the marks that ids of other systems use.
    public static boolean inId(int point) {
        if (point < 0x80) {
            return (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z')
                    || (point >= '0' && point <= '9') || ID_MARKS.indexOf(point) >= 0;
        }
        return Character.isLetterOrDigit(point) || switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }

    public static final String ID_MARKS = "-._~:@+=/|";

    private Texts() {}
}

package dev.rollcall.wire.document;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What an unquoted YAML scalar means: the core schema of YAML 1.2 (section 10.3) and nothing more.
/// `off`, `yes`, `12:00:00` and `1_000` are texts here, so a status may be called Off and a time
/// needs no quotes. Numbers that Java cannot hold exactly are refused rather than bent.
final class CoreSchema {
    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]+");
    private static final Pattern OCTAL = Pattern.compile("0o[0-7]+");
    private static final Pattern HEX = Pattern.compile("0x[0-9a-fA-F]+");
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final Pattern ENDLESS =
            Pattern.compile("[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

    /// Longer digits than any number here needs; keeps the patterns off texts of megabytes.
    private static final int LONGEST = 64;

    /// @throws NumberFormatException with a reason for the author, if the number cannot be held
    static @Nullable Object resolve(String plain) {
        return switch (plain) {
            case "", "~", "null", "Null", "NULL" -> null;
            case "true", "True", "TRUE" -> true;
            case "false", "False", "FALSE" -> false;
            default -> mayBeNumber(plain) ? number(plain) : plain;
        };
    }

    private static boolean mayBeNumber(String plain) {
        char first = plain.charAt(0);
        return plain.length() <= LONGEST
                && ((first >= '0' && first <= '9') || "-+.".indexOf(first) >= 0);
    }

    private static Object number(String plain) {
        if (WHOLE.matcher(plain).matches()) return whole(plain, plain, 10);
        if (OCTAL.matcher(plain).matches()) return whole(plain, plain.substring(2), 8);
        if (HEX.matcher(plain).matches()) return whole(plain, plain.substring(2), 16);
        if (DECIMAL.matcher(plain).matches()) return decimal(plain);
        if (ENDLESS.matcher(plain).matches()) throw tooLarge(plain);
        return plain;
    }

    static Long whole(String written, String digits, int radix) {
        try {
            return Long.valueOf(digits, radix);
        } catch (NumberFormatException tooMany) {
            throw tooLarge(written);
        }
    }

    static Double decimal(String written) {
        var number = Double.valueOf(written);
        if (number.isInfinite()) throw tooLarge(written);
        return number;
    }

    private static NumberFormatException tooLarge(String written) {
        return new NumberFormatException("expected a number within 64 bits, found "
                + Kind.shortened(written) + "; if it is a text, put it in quotes");
    }

    private CoreSchema() {}
}

package dev.rollcall.connector;

import java.util.regex.Pattern;

/// The form in which Microsoft and others write the ids of people, in capitals or not. A name that
/// has it is one part of a path and asks for nothing else.
public final class Guid {

    /// A regular expression, to be part of another.
    public static final String FORM = "\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}";

    private static final Pattern WHOLE = Pattern.compile(FORM);

    public static boolean is(String text) {
        return WHOLE.matcher(text).matches();
    }

    private Guid() {}
}

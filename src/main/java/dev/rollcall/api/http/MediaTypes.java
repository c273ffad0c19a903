package dev.rollcall.api.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Media types as headers write them.
public final class MediaTypes {

    private static final Pattern NOT_AT_ALL = Pattern.compile(".*;q=0([.]0*)?");

    /// The first media type on offer that the client accepts. Quality values are read only as far
    /// as "not at all": with one or two on offer, finer wishes change nothing.
    public static Optional<String> chosen(List<String> offered, Headers headers) {
        var wish = headers.first("Accept");
        if (wish.isEmpty()) return offered.stream().findFirst();
        var accept = wish.get().toLowerCase(Locale.ROOT);
        return offered.stream().filter(type -> accepts(accept, type)).findFirst();
    }

    private static boolean accepts(String accept, String type) {
        for (var range : accept.split(",", -1)) {
            var bare = bare(range);
            var matches = bare.equals("*/*") || bare.equals(type)
                    || (bare.endsWith("/*")
                            && type.startsWith(bare.substring(0, bare.length() - 1)));
            if (matches && !NOT_AT_ALL.matcher(range.replace(" ", "")).matches()) return true;
        }
        return false;
    }

    /// The type without its parameters.
    public static String bare(String type) {
        var semicolon = type.indexOf(';');
        return (semicolon < 0 ? type : type.substring(0, semicolon)).strip()
                .toLowerCase(Locale.ROOT);
    }

    private MediaTypes() {}
}

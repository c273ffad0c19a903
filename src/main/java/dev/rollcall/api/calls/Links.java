package dev.rollcall.api.calls;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Ids as steps of a path: they may hold anything, a slash too.
final class Links {

    static String step(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Links() {}
}

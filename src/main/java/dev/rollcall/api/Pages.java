package dev.rollcall.api;

import dev.rollcall.api.http.Headers;
import dev.rollcall.api.http.Response;
import dev.rollcall.api.http.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The page for people, out of the jar. Anybody may have these files: what is in them is public,
/// what they show is asked for with a session. A browser keeps each and asks only whether it is
/// still the same one.
public final class Pages {
    private static final String FOLDER = "/web/";
    private static final String FIRST = "index.html";

    /// What is not in this table is not served, whatever lies in the folder.
    private static final Map<String, String> MEDIA_TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("webmanifest", "application/manifest+json"));

    /// Only our own files, nothing inline, nobody frames us (CSP level 3).
    private static final String POLICY = "default-src 'self'; img-src 'self' data:; "
            + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    @SuppressWarnings("ArrayRecordComponent")
    private record Page(String mediaType, byte[] bytes, String tag) {}

    private final Map<String, Page> pages = new ConcurrentHashMap<>();

    /// The page at a target, if there is one.
    Optional<Response> find(Target target, Headers headers) {
        var name = target.steps().isEmpty() ? FIRST : String.join("/", target.steps());
        return Optional.ofNullable(pages.computeIfAbsent(name, Pages::load))
                .map(page -> response(page, headers));
    }

    private static Response response(Page page, Headers headers) {
        var all = new LinkedHashMap<String, String>();
        all.put("ETag", page.tag());
        all.put("Cache-Control", "no-cache");
        all.put("Content-Security-Policy", POLICY);
        if (headers.first("If-None-Match").filter(page.tag()::equals).isPresent()) {
            return new Response.Whole(304, all, new byte[0]);
        }
        all.put("Content-Type", page.mediaType());
        return new Response.Whole(200, all, page.bytes());
    }

    private static @Nullable Page load(String name) {
        var mediaType = MEDIA_TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (mediaType == null) return null;
        try (var file = Pages.class.getResourceAsStream(FOLDER + name)) {
            if (file == null) return null;
            var bytes = file.readAllBytes();
            return new Page(mediaType, bytes, tag(bytes));
        } catch (IOException damaged) {
            throw new UncheckedIOException("cannot read " + name + " out of the jar", damaged);
        }
    }

    private static String tag(byte[] bytes) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return '"' + HexFormat.of().formatHex(digest, 0, 12) + '"';
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}

package dev.rollcall.api;

import dev.rollcall.api.http.Headers;
import dev.rollcall.api.http.Response;
import dev.rollcall.api.http.Target;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
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

    /// Only our own files, nothing inline, nobody frames us (CSP level 3), and no text becomes code
    /// or markup but through Lit's templates.
    private static final String POLICY = "default-src 'self'; img-src 'self' data:; "
            + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
            + "require-trusted-types-for 'script'; trusted-types lit-html";

    /// Bridges live in frames of other systems' pages. They have no session and no button: whoever
    /// frames one must bring an agent's token, so anybody may.
    private static final String BRIDGES = "bridge/";
    private static final String FRAMED = POLICY.replace("frame-ancestors 'none'",
            "frame-ancestors https: http://localhost:* http://127.0.0.1:*");

    /// What is smaller gains nothing from being packed.
    private static final int PACKED_MIN = 1_000;

    /// @param packed with gzip, once, when it is first asked for; empty where that gains nothing
    @SuppressWarnings("ArrayRecordComponent")
    private record Page(String mediaType, byte[] bytes, byte[] packed, String tag) {}

    private final Map<String, Page> pages = new ConcurrentHashMap<>();

    /// The page at a target, if there is one.
    Optional<Response> find(Target target, Headers headers) {
        var name = target.steps().isEmpty() ? FIRST : String.join("/", target.steps());
        return Optional.ofNullable(pages.computeIfAbsent(name, Pages::load))
                .map(page -> response(page, headers)
                        .with("Content-Security-Policy",
                                name.startsWith(BRIDGES) ? FRAMED : POLICY));
    }

    private static Response response(Page page, Headers headers) {
        var packs = page.packed().length > 0 && wantsPacked(headers);
        var tag = packs ? page.tag().replaceFirst("\"$", "-gz\"") : page.tag();
        var all = new LinkedHashMap<String, String>();
        all.put("ETag", tag);
        all.put("Vary", "Accept-Encoding");
        all.put("Cache-Control", "no-cache");
        if (headers.first("If-None-Match").filter(tag::equals).isPresent()) {
            return new Response.Whole(304, all, new byte[0]);
        }
        all.put("Content-Type", page.mediaType());
        if (packs) all.put("Content-Encoding", "gzip");
        return new Response.Whole(200, all, packs ? page.packed() : page.bytes());
    }

    /// Browsers all say `gzip`; whoever gives it no weight (RFC 9110, section 12.5.3) means no.
    private static boolean wantsPacked(Headers headers) {
        return Stream.of(headers.first("Accept-Encoding").orElse("").split(","))
                .map(String::strip)
                .anyMatch(one -> one.matches("gzip(\\s*;\\s*q=(1(\\.0*)?|0?\\.\\d*[1-9]\\d*))?"));
    }

    private static @Nullable Page load(String name) {
        var mediaType = MEDIA_TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (mediaType == null) return null;
        try (var file = Pages.class.getResourceAsStream(FOLDER + name)) {
            if (file == null) return null;
            var bytes = file.readAllBytes();
            var packed = mediaType.startsWith("image/png") || bytes.length < PACKED_MIN
                    ? new byte[0] : packed(bytes);
            return new Page(mediaType, bytes, packed, tag(bytes));
        } catch (IOException damaged) {
            throw new UncheckedIOException("cannot read " + name + " out of the jar", damaged);
        }
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.size() < bytes.length ? packed.toByteArray() : new byte[0];
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

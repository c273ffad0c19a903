package dev.rollcall.api.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a request is aimed at: the path in steps and the questions after the `?`. Read strictly, so
/// that there is one way of writing each target and none of looking like another one: whatever a
/// proxy before us and we could understand differently is declined.
///
/// @param path as it was written
/// @param steps the parts between the slashes, decoded
/// @param query each parameter once
public record Target(String path, List<String> steps, Map<String, String> query) {

    /// A judgement: the longest id, ten times over.
    private static final int LENGTH_MAX = 2_000;

    /// @param rawPath the path as sent, beginning with `/`
    /// @param rawQuery what follows the `?`; empty if nothing does
    /// @throws Declined for a target that has no single meaning
    public static Target parse(String rawPath, String rawQuery) {
        if (rawPath.length() + rawQuery.length() > LENGTH_MAX) {
            throw new Declined(Problem.of(414, "target-too-long",
                    "expected a path and a query of at most " + LENGTH_MAX + " characters"));
        }
        return new Target(rawPath, steps(rawPath), query(rawQuery));
    }

    private static List<String> steps(String path) {
        if (path.equals("/")) return List.of();
        if (!path.startsWith("/")) throw bad("expected a path that begins with /");
        var steps = new ArrayList<String>();
        for (var raw : path.substring(1).split("/", -1)) {
            if (raw.indexOf(';') >= 0 || raw.indexOf('\\') >= 0) {
                throw bad("expected no ; and no \\ in a path");
            }
            var step = decoded(raw);
            if (step.isEmpty()) throw bad("expected something between two slashes");
            if (step.equals(".") || step.equals("..")) {
                throw bad("expected no . and no .. as a step");
            }
            steps.add(step);
        }
        return List.copyOf(steps);
    }

    private static Map<String, String> query(String query) {
        if (query.isEmpty()) return Map.of();
        var parameters = new LinkedHashMap<String, String>();
        for (var pair : query.split("&", -1)) {
            var equals = pair.indexOf('=');
            var name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            var value = equals < 0 ? "" : decoded(pair.substring(equals + 1).replace('+', ' '));
            if (parameters.put(name, value) != null) {
                throw bad("expected each parameter once, found '" + name + "' again");
            }
        }
        return parameters;
    }

    /// Percent-decodes strictly: only whole sequences, only UTF-8, no control characters.
    private static String decoded(String raw) {
        var bytes = new byte[raw.length()];
        var length = 0;
        for (var i = 0; i < raw.length(); i++) {
            var c = raw.charAt(i);
            if (c > 0x7e || c < 0x20) throw bad("expected printable ASCII");
            if (c != '%') {
                bytes[length++] = (byte) c;
                continue;
            }
            var high = i + 2 < raw.length() ? Character.digit(raw.charAt(i + 1), 16) : -1;
            var low = i + 2 < raw.length() ? Character.digit(raw.charAt(i + 2), 16) : -1;
            if (high < 0 || low < 0) throw bad("expected two hexadecimal digits after %");
            bytes[length++] = (byte) (high << 4 | low);
            i += 2;
        }
        if (length == raw.length()) return raw;
        var text = utf8(bytes, length);
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw bad("expected no control characters");
        }
        return text;
    }

    private static String utf8(byte[] bytes, int length) {
        try {
            return StandardCharsets.UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length)).toString();
        } catch (CharacterCodingException malformed) {
            throw bad("expected UTF-8 behind the percent signs");
        }
    }

    private static Declined bad(String detail) {
        return new Declined(Problem.of(400, "bad-target", detail + " in the address"));
    }
}

package dev.rollcall.api.http;

import dev.rollcall.wire.json.BadInput;
import dev.rollcall.wire.json.Json;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Why the answer is no (RFC 9457). Every answer from 400 up is one, whoever gives it. It says what
/// was expected, what was found and what to do; it never shows the inside.
///
/// @param code the public name of the reason; titles and types follow from it
/// @param errors what is wrong with the input, each with its place
/// @param more members of this kind of problem alone, such as `gates`
/// @param headers to send with it, such as `Retry-After`
public record Problem(int status, String code, String detail, List<Entry> errors,
        Map<String, Object> more, Map<String, String> headers) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /// One thing that is wrong.
    ///
    /// @param pointer JSON pointer into the body; the name of a parameter after `?` in the address
    /// @param place members that say where in the text, such as `line` and `column`; may be empty
    public record Entry(String pointer, String code, String detail, Map<String, Object> place) {

        public Entry(String pointer, String code, String detail) {
            this(pointer, code, detail, Map.of());
        }

        private Map<String, Object> tree() {
            var tree = new LinkedHashMap<String, Object>();
            tree.put("pointer", pointer);
            tree.put("code", code);
            tree.put("detail", detail);
            tree.putAll(place);
            return tree;
        }
    }

    public static Problem of(int status, String code, String detail) {
        return new Problem(status, code, detail, List.of(), Map.of(), Map.of());
    }

    public static Problem of(int status, String code, String detail, List<Entry> errors) {
        return new Problem(status, code, detail, errors, Map.of(), Map.of());
    }

    /// What does not exist, and what belongs to others: the same answer, to the letter.
    public static Problem notFound(String what) {
        return of(404, "unknown-" + what, "there is no such " + what);
    }

    /// Input that cannot be read. Text that is no JSON is 400; JSON that says something else than
    /// was expected is 422.
    public static Problem of(BadInput bad) {
        var entries = bad.problems().stream()
                .map(problem -> new Entry(problem.pointer(), problem.code().text(),
                        problem.detail()))
                .toList();
        var first = bad.problems().getFirst();
        var malformed = switch (first.code()) {
            case MALFORMED, TOO_DEEP -> true;
            case UNKNOWN_VERB, UNKNOWN_FIELD, MISSING_FIELD, WRONG_TYPE, BAD_VALUE, TOO_LONG,
                    TOO_MANY -> false;
        };
        return of(malformed ? 400 : 422, malformed ? "malformed-body" : "invalid-body",
                first.toString(), entries);
    }

    public static Problem later(int status, String code, String detail, Duration retryAfter) {
        return of(status, code, detail).with("Retry-After",
                Long.toString(Math.max(1, retryAfter.toSeconds())));
    }

    public Problem with(String header, String value) {
        var all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new Problem(status, code, detail, errors, more, all);
    }

    public Problem plus(String member, Object value) {
        var all = new LinkedHashMap<>(more);
        all.put(member, value);
        return new Problem(status, code, detail, errors, all, headers);
    }

    /// `status-not-selectable` becomes `Status not selectable`.
    public String title() {
        var words = code.replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    public Map<String, Object> tree() {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("type", "urn:rollcall:problem:" + code);
        tree.put("title", title());
        tree.put("status", status);
        tree.put("detail", detail);
        tree.put("code", code);
        if (!errors.isEmpty()) tree.put("errors", errors.stream().map(Entry::tree).toList());
        tree.putAll(more);
        return tree;
    }

    public Response.Whole response() {
        var all = new LinkedHashMap<String, String>();
        all.put("Content-Type", MEDIA_TYPE);
        all.putAll(headers);
        return new Response.Whole(status, all, Json.write(tree()));
    }
}

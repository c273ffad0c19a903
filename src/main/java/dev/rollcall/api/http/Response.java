package dev.rollcall.api.http;

import java.util.LinkedHashMap;
import java.util.Map;

/// An answer: whole, or one that goes on. Handlers make them, the server sends them.
public sealed interface Response {

    int status();

    Map<String, String> headers();

    /// The same answer with one more header.
    Response with(String name, String value);

    /// All of it at once. The body belongs to the answer: nobody changes it.
    @SuppressWarnings("ArrayRecordComponent")
    record Whole(int status, Map<String, String> headers, byte[] body) implements Response {
        @Override
        public Whole with(String name, String value) {
            return new Whole(status, plus(headers, name, value), body);
        }
    }

    /// Server-sent events: the body is written for as long as both sides like.
    record Live(Map<String, String> headers, LiveBody body) implements Response {
        @Override
        public int status() {
            return 200;
        }

        @Override
        public Live with(String name, String value) {
            return new Live(plus(headers, name, value), body);
        }
    }

    static Whole of(int status, String mediaType, byte[] body) {
        return new Whole(status, Map.of("Content-Type", mediaType), body);
    }

    /// Done, and there is nothing to say.
    static Whole empty() {
        return new Whole(204, Map.of(), new byte[0]);
    }

    private static Map<String, String> plus(Map<String, String> headers, String name,
            String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return more;
    }
}

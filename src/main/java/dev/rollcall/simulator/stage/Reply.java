package dev.rollcall.simulator.stage;

import dev.rollcall.wire.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An answer: whole, or a stream that goes on.
public sealed interface Reply {

    int status();

    Map<String, String> headers();

    /// The same answer with one more header.
    Reply with(String name, String value);

    /// All of it at once. The body belongs to the answer: nobody changes it.
    @SuppressWarnings("ArrayRecordComponent")
    record Whole(int status, Map<String, String> headers, byte[] body) implements Reply {
        @Override
        public Whole with(String name, String value) {
            return new Whole(status, plus(headers, name, value), body);
        }
    }

    /// Server-sent events; what is sent on its wire goes out as it is, see [#event].
    record Stream(Map<String, String> headers, Conversation conversation) implements Reply {
        @Override
        public int status() {
            return 200;
        }

        @Override
        public Stream with(String name, String value) {
            return new Stream(plus(headers, name, value), conversation);
        }
    }

    /// @param tree maps, lists, texts, whole numbers (Integer, Long), Double, Boolean and null
    static Whole json(int status, @Nullable Object tree) {
        return new Whole(status, Map.of("Content-Type", "application/json"), Json.write(tree));
    }

    static Whole json(@Nullable Object tree) {
        return json(200, tree);
    }

    static Whole text(int status, String mediaType, String text) {
        return new Whole(status, Map.of("Content-Type", mediaType),
                text.getBytes(StandardCharsets.UTF_8));
    }

    static Whole empty(int status) {
        return new Whole(status, Map.of(), new byte[0]);
    }

    static Stream events(Conversation conversation) {
        return new Stream(Map.of("Content-Type", "text/event-stream",
                "Cache-Control", "no-cache"), conversation);
    }

    /// One server-sent event without a name or id.
    static String event(String data) {
        return "data: " + data.replace("\n", "\ndata: ") + "\n\n";
    }

    private static Map<String, String> plus(Map<String, String> headers, String name,
            String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return more;
    }
}

package dev.rollcall.api.stream;

import dev.rollcall.api.http.JsonParts;
import dev.rollcall.engine.Position;
import dev.rollcall.wire.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Server-sent events (WHATWG HTML, section 9.2). A partial snapshot carries no id, so a client
/// that is cut off in the middle of one begins it anew.
final class EventFraming implements Framing {
    private static final byte[] HEARTBEAT = ":\n\n".getBytes(StandardCharsets.UTF_8);

    @Override
    public byte[] opening(long retryMillis) {
        return new JsonParts(16).add("retry: " + retryMillis + "\n\n").done();
    }

    @Override
    public byte[] agents(String event, Optional<Position> position, List<byte[]> agents,
            String tail) {
        var frame = JsonParts.around(agents);
        position.ifPresent(at -> frame.add("id: " + at + "\n"));
        return frame.add("event: " + event + "\ndata: {").addAgents(agents).add(tail)
                .add("}\n\n").done();
    }

    @Override
    public byte[] reset(String why) {
        return new JsonParts(128).add("event: reset\ndata: ").add(Json.write(Map.of("why", why)))
                .add("\n\n").done();
    }

    @Override
    public byte[] heartbeat() {
        return HEARTBEAT;
    }

    @Override
    public byte[] ending(long retryMillis) {
        return new JsonParts(64)
                .add(": the server is stopping\nretry: " + retryMillis + "\n\n").done();
    }
}

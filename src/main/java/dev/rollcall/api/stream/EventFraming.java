package dev.rollcall.api.stream;

import dev.rollcall.api.http.JsonParts;
import dev.rollcall.engine.Position;
import java.nio.charset.StandardCharsets;
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
    public byte[] frame(String event, Optional<Position> position, JsonParts members) {
        var frame = new JsonParts(members.length() + 96);
        position.ifPresent(at -> frame.add("id: " + at + "\n"));
        return frame.add("event: " + event + "\ndata: {").add(members).add("}\n\n").done();
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

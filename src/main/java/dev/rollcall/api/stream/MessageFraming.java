package dev.rollcall.api.stream;

import dev.rollcall.api.http.JsonParts;
import dev.rollcall.engine.Position;
import dev.rollcall.wire.json.Json;
import java.util.Map;
import java.util.Optional;

/// The same words as JSON messages on a socket: `event` and `id` are members.
final class MessageFraming implements Framing {

    @Override
    public byte[] opening(long retryMillis) {
        return Json.write(Map.of("event", "hello", "retry", retryMillis));
    }

    @Override
    public byte[] frame(String event, Optional<Position> position, JsonParts members) {
        var frame = new JsonParts(members.length() + 96).add("{\"event\":\"" + event + "\",");
        position.ifPresent(at -> frame.add("\"id\":\"" + at + "\","));
        return frame.add(members).add("}").done();
    }

    @Override
    public byte[] heartbeat() {
        return new byte[0];
    }

    @Override
    public byte[] ending(long retryMillis) {
        return Json.write(Map.of("event", "ending", "retry", retryMillis));
    }
}

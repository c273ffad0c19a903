package dev.rollcall.api.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Puts an answer or a frame together out of text and of JSON that is there already.
public final class JsonParts {
    private byte[] bytes;
    private int length;

    public JsonParts(int expected) {
        bytes = new byte[expected];
    }

    /// Enough for a frame with these agents and some words around them.
    public static JsonParts around(List<byte[]> agents) {
        var sum = 128;
        for (var agent : agents) sum += agent.length + 1;
        return new JsonParts(sum);
    }

    public JsonParts add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    public JsonParts add(byte[] more) {
        if (length + more.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more.length));
        }
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
        return this;
    }

    /// `"agents":[…]`: what every message and every page holds.
    public JsonParts addAgents(List<byte[]> agents) {
        add("\"agents\":[");
        var first = true;
        for (var agent : agents) {
            if (!first) add(",");
            add(agent);
            first = false;
        }
        return add("]");
    }

    public byte[] done() {
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }
}

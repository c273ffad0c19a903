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

    /// Enough for a frame with these items and some words around them.
    public static JsonParts around(List<byte[]> items) {
        var sum = 128;
        for (var item : items) sum += item.length + 1;
        return new JsonParts(sum);
    }

    public JsonParts add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    public JsonParts add(byte[] more) {
        return add(more, more.length);
    }

    /// The first bytes only: an object without its last brace can be given more members.
    public JsonParts add(byte[] more, int first) {
        if (length + first > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + first));
        }
        System.arraycopy(more, 0, bytes, length, first);
        length += first;
        return this;
    }

    /// `"agents":[…]`: what every message and every page of agents holds.
    public JsonParts addAgents(List<byte[]> agents) {
        return addList("agents", agents);
    }

    /// `"name":[…]` of items that are JSON already.
    public JsonParts addList(String name, List<byte[]> items) {
        add("\"" + name + "\":[");
        var first = true;
        for (var item : items) {
            if (!first) add(",");
            add(item);
            first = false;
        }
        return add("]");
    }

    public JsonParts add(JsonParts more) {
        return add(more.bytes, more.length);
    }

    public int length() {
        return length;
    }

    public byte[] done() {
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }
}

package dev.rollcall.simulator;

import dev.rollcall.wire.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A program that calls a simulated vendor, with headers it keeps.
public final class Caller implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI base;
    private final Map<String, String> headers = new LinkedHashMap<>();

    public Caller(URI base) {
        this.base = base;
    }

    /// An answer; [#at] reads a place such as `value/0/name` in it.
    public record Heard(int status, HttpResponse<byte[]> answer) {

        public @Nullable Object json() {
            return Json.read(answer.body());
        }

        public String text() {
            return new String(answer.body(), StandardCharsets.UTF_8);
        }

        public @Nullable Object at(String place) {
            var node = json();
            for (var step : place.split("/", -1)) {
                node = node instanceof List<?> list ? list.get(Integer.parseInt(step))
                    : node instanceof Map<?, ?> map ? map.get(step) : null;
            }
            return node;
        }

        public String header(String name) {
            return answer.headers().firstValue(name).orElse("");
        }
    }

    public Caller with(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public Heard get(String path) {
        return send("GET", path, new byte[0], "");
    }

    public Heard send(String method, String path, Object tree) {
        return send(method, path, Json.write(tree), "application/json");
    }

    public Heard form(String path, String form) {
        return send("POST", path, form.getBytes(StandardCharsets.UTF_8),
            "application/x-www-form-urlencoded");
    }

    public Heard send(String method, String path, byte[] body, String type) {
        var address = path.startsWith("http") ? URI.create(path) : URI.create(base + path);
        var request = HttpRequest.newBuilder(address)
            .method(method, BodyPublishers.ofByteArray(body));
        if (!type.isEmpty()) request.setHeader("Content-Type", type);
        headers.forEach(request::setHeader);
        try {
            var answer = client.send(request.build(), BodyHandlers.ofByteArray());
            return new Heard(answer.statusCode(), answer);
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}

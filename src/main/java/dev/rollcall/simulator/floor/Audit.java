package dev.rollcall.simulator.floor;

import dev.rollcall.wire.json.Json;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// The books against the hub: everything that they hold for open is looked up. What the hub lists
/// is there; what it does not list is asked for one by one, and either over or lost.
record Audit(HttpClient client, Function<String, HttpRequest.Builder> request, Books books) {

    private static final int GONE = 404;

    void lookUp(LocalDateTime at) throws IOException, InterruptedException {
        var open = books.open();
        var listed = listed();
        for (var work : open) {
            if (listed.contains(work)) continue;
            var answer = get("/v1/work/" + URLEncoder.encode(work, StandardCharsets.UTF_8));
            if (answer.status() == GONE) books.lost(work);
            else books.shown(work, String.valueOf(answer.body().get("state")), at);
        }
    }

    private Set<String> listed() throws IOException, InterruptedException {
        var listed = new HashSet<String>();
        for (var next = "/v1/work?limit=1000"; !next.isEmpty();) {
            var page = get(next).body();
            if (page.get("work") instanceof List<?> items) {
                for (var item : items) {
                    if (item instanceof Map<?, ?> view) listed.add(String.valueOf(view.get("id")));
                }
            }
            next = page.get("next") instanceof String link ? link : "";
        }
        return listed;
    }

    private record Answer(int status, Map<?, ?> body) {}

    private Answer get(String path) throws IOException, InterruptedException {
        var answer = client.send(request.apply(path).GET().build(), BodyHandlers.ofByteArray());
        if (Json.read(answer.body()) instanceof Map<?, ?> map) {
            return new Answer(answer.statusCode(), map);
        }
        throw new IOException("expected an object at " + path);
    }
}

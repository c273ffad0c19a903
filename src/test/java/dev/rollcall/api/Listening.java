package dev.rollcall.api;

import dev.rollcall.wire.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Scanner;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A client of the stream: hears events one by one, and knows where it stopped.
public final class Listening implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// One event. The end of the stream is an event called `end`.
    public record Heard(String event, String id, Map<String, Object> data) {

        public List<Map<String, Object>> agents() {
            return maps(data.get("agents"));
        }

        public Map<String, Object> agent(String id) {
            return agents().stream().filter(one -> id.equals(one.get("id"))).findFirst()
                    .orElseThrow(() -> new AssertionError("no " + id + " in " + this));
        }

        @SuppressWarnings("unchecked")
        private static List<Map<String, Object>> maps(Object list) {
            return (List<Map<String, Object>>) Objects.requireNonNull(list);
        }
    }

    private final InputStream body;
    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private volatile String last = "";
    private volatile long comments;

    private Listening(InputStream body) {
        this.body = body;
        Thread.ofVirtual().start(this::listen);
    }

    public static Listening to(OpenHouse house, String token, String query, String... headers) {
        var request = HttpRequest.newBuilder(house.uri("/v1/stream" + query))
                .header("Authorization", "Bearer " + token);
        for (var i = 0; i < headers.length; i += 2) request.header(headers[i], headers[i + 1]);
        try {
            var answer = house.client().send(request.build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            if (answer.statusCode() != 200) {
                throw new AssertionError("expected a stream, found " + answer.statusCode());
            }
            return new Listening(answer.body());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void listen() {
        var fields = new ArrayList<String>();
        try (var lines = new Scanner(body, StandardCharsets.UTF_8).useDelimiter("\n")) {
            while (lines.hasNext()) {
                var line = lines.next();
                if (line.startsWith(":")) comments++;
                else if (!line.isEmpty()) fields.add(line);
                else if (!fields.isEmpty()) {
                    hear(fields);
                    fields.clear();
                }
            }
        } finally {
            heard.add(new Heard("end", last, Map.of()));
        }
    }

    @SuppressWarnings("unchecked")
    private void hear(List<String> fields) {
        var data = value(fields, "data: ");
        if (data.isEmpty()) return;
        var id = value(fields, "id: ");
        if (!id.isEmpty()) last = id;
        heard.add(new Heard(value(fields, "event: "), id,
                (Map<String, Object>) Objects.requireNonNull(Json.read(data))));
    }

    private static String value(List<String> fields, String name) {
        return fields.stream().filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length())).findFirst().orElse("");
    }

    /// The next event.
    public Heard next() {
        try {
            var next = heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (next == null) throw new AssertionError("nothing was heard for " + PATIENCE);
            return next;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /// The place to resume from.
    public String last() {
        return last;
    }

    public long comments() {
        return comments;
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException gone) {
            throw new IllegalStateException(gone);
        }
    }
}

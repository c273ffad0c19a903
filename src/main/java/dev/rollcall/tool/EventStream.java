package dev.rollcall.tool;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// Server-sent events as they come (WHATWG HTML, section 9.2). A connection on which nothing has
/// been heard for three heartbeats is taken for dead and closed, so that reading ends.
final class EventStream implements AutoCloseable {

    /// The server says something every 15 s.
    private static final Duration SILENCE_MAX = Duration.ofSeconds(45);

    /// @param name `change`, `snapshot`, `reset`
    record Event(String name, String data) {}

    private final InputStream stream;
    private final BufferedReader reader;
    private final AtomicLong heard = new AtomicLong(System.nanoTime());
    private final Thread watchdog;
    private String lastId;
    private Optional<Duration> retry = Optional.empty();

    /// @param lastId where the server is to go on; empty for the beginning
    EventStream(InputStream stream, String lastId) {
        this.stream = stream;
        this.lastId = lastId;
        this.reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
        this.watchdog = Thread.ofVirtual().start(this::watch);
    }

    /// The id of the last event that had one: the place to go on from.
    String lastId() {
        return lastId;
    }

    /// How long the server wants to be left alone before the next try, if it said so.
    Optional<Duration> retry() {
        return retry;
    }

    /// The next event; empty at the end of the stream.
    ///
    /// @throws IOException when the connection breaks
    Optional<Event> next() throws IOException {
        var name = "message";
        var data = new StringBuilder();
        var id = lastId;
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
            heard.set(System.nanoTime());
            if (line.isEmpty()) {
                lastId = id;
                if (!data.isEmpty()) return Optional.of(new Event(name, data.toString().strip()));
                name = "message";
                continue;
            }
            var value = value(line);
            switch (field(line)) {
                case "event" -> name = value;
                case "data" -> data.append(value).append('\n');
                case "id" -> id = value;
                case "retry" -> retry(value);
                default -> { }
            }
        }
        return Optional.empty();
    }

    private static String field(String line) {
        var colon = line.indexOf(':');
        return colon < 0 ? line : line.substring(0, colon);
    }

    private static String value(String line) {
        var colon = line.indexOf(':');
        if (colon < 0) return "";
        var value = line.substring(colon + 1);
        return value.startsWith(" ") ? value.substring(1) : value;
    }

    private void retry(String millis) {
        if (!millis.matches("\\d{1,9}")) return;
        retry = Optional.of(Duration.ofMillis(Long.parseLong(millis)));
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(Duration.ofSeconds(1));
                if (System.nanoTime() - heard.get() > SILENCE_MAX.toNanos()) stream.close();
            }
        } catch (InterruptedException | IOException over) {
            // Nobody reads any more, or nothing can be read.
        }
    }

    @Override
    public void close() throws IOException {
        watchdog.interrupt();
        stream.close();
    }
}

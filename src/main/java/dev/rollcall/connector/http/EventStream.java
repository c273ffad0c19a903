package dev.rollcall.connector.http;

import dev.rollcall.connector.LineBroken;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// An open stream of server-sent events, of which only the texts are wanted. Events that nobody
/// takes wait, a thousand at most; one that is longer than an answer may be ends the stream.
public final class EventStream implements AutoCloseable {

    private static final int WAITING_MAX = 1_000;
    private static final String FIELD = "data:";

    private record Event(String text, boolean last) {}

    private static final Event END = new Event("", true);

    private final String named;
    private final InputStream body;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>(WAITING_MAX);
    private final Thread reader;

    /// @param named the request, as messages name it
    EventStream(String named, InputStream body) {
        this.named = named;
        this.body = new BufferedInputStream(body);
        this.reader = Thread.ofVirtual().name("events of " + named).start(this::read);
    }

    /// The text of the next event; empty: there was none for so long.
    ///
    /// @throws LineBroken when the stream has ended
    public Optional<String> next(Duration longest) throws LineBroken, InterruptedException {
        var event = events.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
        if (event == null) return Optional.empty();
        if (!event.last()) return Optional.of(event.text());
        events.add(END);
        throw new LineBroken(named + ": the stream of events has ended");
    }

    private void read() {
        try {
            try {
                var text = new StringBuilder();
                for (var line = line(); line.isPresent(); line = line()) take(line.get(), text);
            } catch (IOException closed) {
                // As good as its end.
            }
            events.put(END);
        } catch (InterruptedException _) {
            // Nobody listens any more.
        }
    }

    private void take(String line, StringBuilder text) throws IOException, InterruptedException {
        if (line.isEmpty()) {
            if (!text.isEmpty()) events.put(new Event(text.toString(), false));
            text.setLength(0);
        } else if (line.startsWith(FIELD)) {
            if (!text.isEmpty()) text.append('\n');
            text.append(line.substring(FIELD.length()).strip());
            if (text.length() > Http.ANSWER_MAX) throw new IOException("too long");
        }
    }

    /// Without its end; empty: there are no more.
    private Optional<String> line() throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (var next = body.read(); next != '\n'; next = body.read()) {
            if (next < 0) return Optional.empty();
            if (bytes.size() >= Http.ANSWER_MAX) throw new IOException("too long");
            if (next != '\r') bytes.write(next);
        }
        return Optional.of(bytes.toString(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        reader.interrupt();
        try {
            body.close();
        } catch (IOException _) {
            // It is closed all the same.
        }
    }
}

package dev.rollcall.connector.pureconnect;

import dev.rollcall.connector.LineBroken;
import dev.rollcall.connector.http.EventStream;
import dev.rollcall.connector.http.Http;
import dev.rollcall.connector.http.Node;
import dev.rollcall.wire.json.BadInput;
import dev.rollcall.wire.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Their messages as they come: by server-sent events where the server has them, otherwise fetched
/// every so often. Of one line, and taken by one thread.
final class PureConnectMessages implements AutoCloseable {

    private static final Duration TICK = Duration.ofSeconds(1);

    /// A stream that has been silent for so long may be dead, and the session with it.
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private static final Json.Limits LIMITS = new Json.Limits(Http.ANSWER_MAX, 32);

    private final PureConnectSession session;
    private final InstantSource clock;
    private final Duration interval;
    private final Optional<EventStream> stream;
    private Instant heardAt;

    private PureConnectMessages(PureConnectSession session, InstantSource clock,
            Duration interval, Optional<EventStream> stream) {
        this.session = session;
        this.clock = clock;
        this.interval = interval;
        this.stream = stream;
        this.heardAt = clock.instant();
    }

    /// @param interval between fetching and fetching, where they are fetched
    static PureConnectMessages open(PureConnectSession session, InstantSource clock,
            Duration interval) throws LineBroken, InterruptedException {
        return new PureConnectMessages(session, clock, interval,
                session.pushes() ? Optional.of(session.events()) : Optional.empty());
    }

    /// The next ones, or none after a while.
    List<Node> next() throws LineBroken, InterruptedException {
        if (session.ended()) throw new LineBroken("the session has ended");
        return stream.isPresent() ? pushed(stream.get()) : fetched();
    }

    private List<Node> pushed(EventStream events) throws LineBroken, InterruptedException {
        var text = events.next(TICK);
        var now = clock.instant();
        if (text.isPresent()) {
            heardAt = now;
            return read(text.get());
        }
        if (Duration.between(heardAt, now).compareTo(SILENCE) > 0) {
            session.verify();
            heardAt = now;
        }
        return List.of();
    }

    /// One message an event.
    private static List<Node> read(String text) throws LineBroken {
        try {
            return List.of(Node.of("a message",
                    Json.read(text.getBytes(StandardCharsets.UTF_8), LIMITS)));
        } catch (BadInput bad) {
            throw new LineBroken("a message: expected JSON, found something else");
        }
    }

    private List<Node> fetched() throws LineBroken, InterruptedException {
        Thread.sleep(interval);
        return session.get("/messaging/messages").expected().json().each();
    }

    @Override
    public void close() {
        stream.ifPresent(EventStream::close);
    }
}

package dev.rollcall.api.stream;

import dev.rollcall.api.stream.Streams.Sink;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.engine.Subscription;
import dev.rollcall.engine.Subscription.News;
import dev.rollcall.wire.json.Json;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One stream from its first frame to its last, on one thread: asks the feed for news, frames them,
/// writes them. The feed folds what happens meanwhile, so however slow the client is, it never gets
/// old states in a row and never holds up anybody.
final class Teller {

    /// Frames of a snapshot are about this long: enough to be quick, little to hold.
    private static final int CHUNK_BYTES = 32 << 10;

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /// How soon a stream notices that its token was revoked or the server stops.
    private static final Duration GLANCE = Duration.ofSeconds(3);

    private final Streams streams;
    private final Wish wish;
    private final Subscription subscription;
    private final Framing framing;
    private volatile Instant writingSince = Instant.MAX;
    private volatile Thread thread = Thread.currentThread();
    private Instant lastWritten = Instant.MIN;

    Teller(Streams streams, Wish wish, Subscription subscription, Framing framing) {
        this.streams = streams;
        this.wish = wish;
        this.subscription = subscription;
        this.framing = framing;
    }

    Wish wish() {
        return wish;
    }

    /// Returns when the stream is over, whoever ended it.
    ///
    /// @throws IOException when the client is gone
    void tell(Sink sink) throws IOException {
        thread = Thread.currentThread();
        try (subscription) {
            write(sink, framing.opening(streams.retryMillis()));
            while (streams.welcome(wish)) {
                if (!tell(sink, subscription.next(GLANCE))) break;
            }
            write(sink, framing.ending(streams.retryMillis()));
        } catch (InterruptedException woken) {
            write(sink, framing.ending(streams.retryMillis()));
        } finally {
            streams.closed(this);
        }
    }

    /// False when there will be no more.
    private boolean tell(Sink sink, News news) throws IOException {
        switch (news) {
            case News.Snapshot snapshot -> snapshot(sink, snapshot);
            case News.Changed changed -> changed(sink, changed);
            case News.Reset reset -> write(sink, framing.reset(reset.why()));
            case News.Quiet _ -> {
                if (!streams.clock().instant().isBefore(lastWritten.plus(HEARTBEAT))) {
                    write(sink, framing.heartbeat());
                }
            }
            case News.Ended _ -> {
                return false;
            }
        }
        return true;
    }

    private void snapshot(Sink sink, News.Snapshot snapshot) throws IOException {
        var chunk = new ArrayList<byte[]>();
        var bytes = 0;
        for (var agent : snapshot.agents()) {
            var view = streams.views().of(agent, snapshot.moment().floor(), wish.caller());
            if (bytes + view.length > CHUNK_BYTES && !chunk.isEmpty()) {
                write(sink, framing.agents("snapshot", Optional.empty(), chunk,
                        ",\"complete\":false"));
                chunk.clear();
                bytes = 0;
            }
            chunk.add(view);
            bytes += view.length;
        }
        write(sink, framing.agents("snapshot", Optional.of(snapshot.position()), chunk,
                ",\"complete\":true"));
    }

    private void changed(Sink sink, News.Changed changed) throws IOException {
        var agents = new ArrayList<byte[]>(changed.updates().size());
        for (var update : changed.updates()) {
            agents.add(streams.views().of(update, wish.caller()));
        }
        write(sink, framing.agents("change", Optional.of(changed.position()), agents,
                gone(changed.gone())));
    }

    private static String gone(List<AgentId> gone) {
        return gone.isEmpty() ? ""
                : ",\"gone\":" + Json.text(gone.stream().map(AgentId::text).toList());
    }

    private void write(Sink sink, byte[] frame) throws IOException {
        if (frame.length == 0) return;
        lastWritten = streams.clock().instant();
        writingSince = lastWritten;
        sink.write(frame);
        writingSince = Instant.MAX;
    }

    /// Ends the stream; its client is told when to come back.
    void wake() {
        thread.interrupt();
    }

    /// Interrupting a virtual thread that waits for a socket closes the socket.
    void cutOffIfStuckSince(Instant latest) {
        if (writingSince.isBefore(latest)) thread.interrupt();
    }
}

package dev.rollcall.api.stream;

import dev.rollcall.api.http.JsonParts;
import dev.rollcall.api.stream.Streams.Sink;
import dev.rollcall.domain.Agent;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.engine.Subscription;
import dev.rollcall.engine.Subscription.News;
import dev.rollcall.wire.json.Json;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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
    private final WorkNews work;
    private volatile Instant writingSince = Instant.MAX;
    private volatile Thread thread = Thread.currentThread();
    private Instant lastWritten = Instant.MIN;

    Teller(Streams streams, Wish wish, Subscription subscription, Framing framing) {
        this.streams = streams;
        this.wish = wish;
        this.subscription = subscription;
        this.framing = framing;
        this.work = new WorkNews(wish, streams.queues(wish));
    }

    Wish wish() {
        return wish;
    }

    /// Returns when the stream is over, whoever ended it.
    ///
    /// @throws IOException when the client is gone or was cut off
    void tell(Sink sink) throws IOException {
        thread = Thread.currentThread();
        try (subscription) {
            write(sink, framing.opening(streams.retryMillis()));
            if (wish.from().isPresent()) takeUp(sink);
            while (streams.welcome(wish)) {
                if (!tell(sink, subscription.next(GLANCE))) break;
            }
            write(sink, framing.ending(streams.retryMillis()));
            sink.end();
        } catch (InterruptedException cutOff) {
            throw new IOException("the client was too slow", cutOff);
        } finally {
            streams.closed(this);
        }
    }

    /// False when there will be no more.
    private boolean tell(Sink sink, News news) throws IOException {
        switch (news) {
            case News.Snapshot snapshot -> snapshot(sink, snapshot);
            case News.Changed changed -> changed(sink, changed);
            case News.Reset reset -> write(sink, framing.frame("reset", Optional.empty(),
                    new JsonParts(96).add("\"why\":").add(Json.write(reset.why()))));
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

    /// Whoever resumes knows the agents, and is told of offers and queues as they are.
    private void takeUp(Sink sink) throws IOException {
        var told = work.begin(streams.now(wish));
        offers(sink, told.offers());
        if (told.queues().isEmpty()) return;
        write(sink, framing.frame("change", Optional.empty(), JsonParts.around(told.queues())
                .addAgents(List.of()).add(",").addList("queues", told.queues())));
    }

    private void snapshot(Sink sink, News.Snapshot snapshot) throws IOException {
        var told = work.begin(snapshot.moment());
        var agents = wish.about(Topic.AGENTS) ? snapshot.agents() : List.<Agent>of();
        var last = part(sink, "agents", agents, agent ->
                streams.views().of(agent, snapshot.moment().floor(), wish.caller()));
        var items = List.<byte[]>of();
        if (!told.work().isEmpty()) {
            writePart(sink, "agents", last);
            last = List.of();
            items = part(sink, "work", told.work(), view -> view);
        }
        offers(sink, told.offers());
        var members = JsonParts.around(items).addAgents(last);
        if (wish.about(Topic.WORK)) members.add(",").addList("work", items);
        if (wish.about(Topic.QUEUES)) members.add(",").addList("queues", told.queues());
        write(sink, framing.frame("snapshot", Optional.of(snapshot.position()),
                members.add(",\"complete\":true")));
    }

    /// Writes parts of a snapshot until the rest fits into one, and gives back the rest.
    private <T> List<byte[]> part(Sink sink, String member, Collection<T> all,
            Function<T, byte[]> view) throws IOException {
        var chunk = new ArrayList<byte[]>();
        var bytes = 0;
        for (var one : all) {
            var seen = view.apply(one);
            if (bytes + seen.length > CHUNK_BYTES && !chunk.isEmpty()) {
                writePart(sink, member, chunk);
                chunk.clear();
                bytes = 0;
            }
            chunk.add(seen);
            bytes += seen.length;
        }
        return chunk;
    }

    private void writePart(Sink sink, String member, List<byte[]> views) throws IOException {
        if (views.isEmpty()) return;
        var members = JsonParts.around(views).addList(member, views);
        if (!member.equals("agents")) members.add(",\"agents\":[]");
        write(sink, framing.frame("snapshot", Optional.empty(),
                members.add(",\"complete\":false")));
    }

    /// Offers go first and without a place: whoever is cut off between the two is told of what is
    /// open again.
    private void changed(Sink sink, News.Changed changed) throws IOException {
        var told = work.since(changed.moment());
        offers(sink, told.offers());
        var agents = new ArrayList<byte[]>(changed.updates().size());
        if (wish.about(Topic.AGENTS)) {
            for (var update : changed.updates()) {
                agents.add(streams.views().of(update, wish.caller()));
            }
        }
        var gone = wish.about(Topic.AGENTS) ? changed.gone() : List.<AgentId>of();
        if (agents.isEmpty() && gone.isEmpty() && told.work().isEmpty()
                && told.gone().isEmpty() && told.queues().isEmpty()) {
            return;
        }
        var members = JsonParts.around(agents).addAgents(agents);
        if (!gone.isEmpty()) addTexts(members, "gone", gone.stream().map(AgentId::text).toList());
        if (!told.work().isEmpty()) members.add(",").addList("work", told.work());
        if (!told.gone().isEmpty()) addTexts(members, "workGone", told.gone());
        if (!told.queues().isEmpty()) members.add(",").addList("queues", told.queues());
        write(sink, framing.frame("change", Optional.of(changed.position()), members));
    }

    private static void addTexts(JsonParts members, String name, List<String> texts) {
        members.add(",\"" + name + "\":").add(Json.write(texts));
    }

    private void offers(Sink sink, List<WorkNews.Offer> offers) throws IOException {
        for (var offer : offers) {
            var members = new JsonParts(offer.view().length + 64).add("\"offer\":")
                    .add(offer.view());
            if (!offer.why().isEmpty()) members.add(",\"why\":\"" + offer.why() + "\"");
            write(sink, framing.frame(offer.event(), Optional.empty(), members));
        }
    }

    private void write(Sink sink, byte[] frame) throws IOException {
        if (frame.length == 0) return;
        lastWritten = streams.clock().instant();
        writingSince = lastWritten;
        sink.write(frame);
        writingSince = Instant.MAX;
    }

    /// Ends the stream when what is being written has been; its client is told when to come back.
    void end() {
        subscription.close();
    }

    /// Ends the stream in the middle of a word: interrupting a virtual thread that waits for a
    /// socket closes the socket.
    void cutOff() {
        thread.interrupt();
    }

    boolean stuckSince(Instant latest) {
        return writingSince.isBefore(latest);
    }
}

package dev.rollcall.api.stream;

import dev.rollcall.api.access.Authentication;
import dev.rollcall.api.access.Role;
import dev.rollcall.api.http.Declined;
import dev.rollcall.api.http.LiveBody;
import dev.rollcall.api.http.Problem;
import dev.rollcall.engine.Feed;
import dev.rollcall.engine.Hub;
import dev.rollcall.engine.Moment;
import dev.rollcall.engine.Subscription;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/// All open streams: how many each token may have, who reads too slowly, and the end of all of them
/// when the server stops. A stream lives on the thread of its connection; nothing is held for it
/// while nothing happens but that thread and its place in the feed.
public final class Streams implements AutoCloseable {

    /// Streams at once with one token. A judgement: an agent has a desktop and a phone, each with a
    /// tab too many; a program serves many screens with one token.
    public static final Map<Role, Integer> SHIPPED = Map.of(
            Role.ADMINISTRATOR, 100, Role.SUPERVISOR, 20, Role.AGENT, 5,
            Role.INTEGRATION, 100, Role.WALLBOARD, 100);

    private static final Duration GLANCE = Duration.ofSeconds(1);

    /// How long a client may take to hear that the server stops.
    private static final Duration ENDING_MAX = Duration.ofSeconds(3);

    private final Hub hub;
    private final Authentication authentication;
    private final Views views;
    private final Map<Role, Integer> caps;
    private final Duration slowMax;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Map<String, Integer> perToken = new ConcurrentHashMap<>();
    private final Map<String, WeakReference<QueueWatch>> queues = new HashMap<>();
    private final Set<Teller> open = ConcurrentHashMap.newKeySet();
    private final Object ends = new Object();
    private volatile boolean closing;

    /// @param slowMax a client that has not taken a frame for so long is cut off; it will come back
    ///     and resume
    public Streams(Hub hub, Authentication authentication, Views views, Map<Role, Integer> caps,
            Duration slowMax, InstantSource clock, RandomGenerator random) {
        this.hub = hub;
        this.authentication = authentication;
        this.views = views;
        this.caps = Map.copyOf(caps);
        this.slowMax = slowMax;
        this.clock = clock;
        this.random = random;
        Thread.ofVirtual().name("stream-watch").start(this::watch);
    }

    /// A stream of server-sent events.
    ///
    /// @throws Declined when the token has too many streams already, or the hub listens to no more
    public LiveBody events(Wish wish) {
        var teller = open(wish, new EventFraming());
        return out -> teller.tell(frame -> {
            out.write(frame);
            out.flush();
        });
    }

    /// A stream of messages, for a socket.
    ///
    /// @throws Declined as [#events]
    public Messages messages(Wish wish) {
        var teller = open(wish, new MessageFraming());
        return teller::tell;
    }

    /// Tells until either side ends it.
    @FunctionalInterface
    public interface Messages {

        /// @throws IOException when the client is gone
        void tell(Sink sink) throws IOException;
    }

    /// Where messages go.
    @FunctionalInterface
    public interface Sink {
        void write(byte[] message) throws IOException;

        /// All has been said.
        default void end() throws IOException {}
    }

    /// One stream, ready to be told.
    private Teller open(Wish wish, Framing framing) {
        if (closing) throw stopping();
        var caller = wish.caller();
        int cap = caps.getOrDefault(caller.role(), 0);
        if (perToken.merge(caller.credential(), 1, Integer::sum) > cap) {
            leave(caller.credential());
            throw new Declined(Problem.later(429, "too-many-streams", "expected at most " + cap
                    + " streams at once with this token; close one", Duration.ofSeconds(10)));
        }
        try {
            var teller = new Teller(this, wish, subscription(wish), framing);
            open.add(teller);
            return teller;
        } catch (Feed.TooManyListeners full) {
            leave(caller.credential());
            throw new Declined(Problem.later(503, "too-many-streams",
                    String.valueOf(full.getMessage()), Duration.ofSeconds(10)));
        }
    }

    private Subscription subscription(Wish wish) {
        var feed = hub.feed(wish.caller().tenant());
        return wish.from().map(from -> feed.resume(from, wish.filter()))
                .orElseGet(() -> feed.subscribe(wish.filter()));
    }

    private static Declined stopping() {
        return new Declined(Problem.later(503, "unavailable", "the server is stopping",
                Duration.ofSeconds(5)));
    }

    void closed(Teller teller) {
        leave(teller.wish().caller().credential());
        synchronized (ends) {
            open.remove(teller);
            ends.notifyAll();
        }
    }

    private void leave(String credential) {
        perToken.computeIfPresent(credential, (_, count) -> count > 1 ? count - 1 : null);
    }

    public int count() {
        return open.size();
    }

    /// One for all streams of a tenant; forgotten with the last of them.
    QueueWatch queues(Wish wish) {
        synchronized (queues) {
            var known = queues.get(wish.caller().tenant());
            var watch = known == null ? null : known.get();
            if (watch != null) return watch;
            var fresh = new QueueWatch();
            queues.put(wish.caller().tenant(), new WeakReference<>(fresh));
            return fresh;
        }
    }

    Moment now(Wish wish) {
        return hub.moment(wish.caller().tenant());
    }

    Views views() {
        return views;
    }

    InstantSource clock() {
        return clock;
    }

    /// Whether this caller would still be let in, and the server stays.
    boolean welcome(Wish wish) {
        return !closing && authentication.stillKnown(wish.caller());
    }

    /// So that all do not come back at once.
    long retryMillis() {
        return 1_000L + random.nextInt(4_000);
    }

    private void watch() {
        try {
            while (!closing) {
                Thread.sleep(GLANCE);
                var latest = clock.instant().minus(slowMax);
                open.stream().filter(one -> one.stuckSince(latest)).forEach(Teller::cutOff);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /// Tells all streams to end and waits until they have told their clients; a client that does
    /// not take that in time is cut off.
    @Override
    public void close() {
        closing = true;
        open.forEach(Teller::end);
        try {
            if (!awaitEnds(ENDING_MAX)) open.forEach(Teller::cutOff);
            awaitEnds(GLANCE);
        } catch (InterruptedException hurry) {
            open.forEach(Teller::cutOff);
            Thread.currentThread().interrupt();
        }
    }

    private boolean awaitEnds(Duration most) throws InterruptedException {
        var until = System.nanoTime() + most.toNanos();
        synchronized (ends) {
            while (!open.isEmpty()) {
                var left = (until - System.nanoTime()) / 1_000_000;
                if (left <= 0) return false;
                ends.wait(left);
            }
        }
        return true;
    }
}

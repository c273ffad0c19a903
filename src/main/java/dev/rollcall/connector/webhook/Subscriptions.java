package dev.rollcall.connector.webhook;

import dev.rollcall.connector.Destination;
import dev.rollcall.connector.webhook.Courier.Outcome;
import dev.rollcall.connector.webhook.Signing.Secret;
import dev.rollcall.engine.Feed;
import dev.rollcall.engine.Feed.Happened;
import dev.rollcall.engine.Feed.HistoryUnreadable;
import dev.rollcall.engine.Hub;
import dev.rollcall.engine.Outlets;
import dev.rollcall.engine.Position;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Everybody who subscribed, each with a thread of its own that carries the journal's entries to
/// them in order, from where they were. The journal is the outbox: nothing is copied, nothing is
/// lost by a crash, and a dead endpoint holds up nobody but itself.
public final class Subscriptions implements Outlets, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Subscriptions.class.getName());

    /// A judgement: each has a thread, a line in the file and reads the journal.
    private static final int SUBSCRIBERS_MAX = 100;
    private static final int PAGE = 256;
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Hub hub;
    private final SubscriberFile file;
    private final Courier courier;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Map<String, Subscriber> subscribers = new LinkedHashMap<>();
    private final Map<String, Thread> threads = new LinkedHashMap<>();
    private final boolean insideAllowed;
    private boolean closed;

    /// @param insideAllowed see [Destination#refusal]
    /// @throws IOException when the file of subscribers cannot be read
    public Subscriptions(Hub hub, Path file, boolean insideAllowed, InstantSource clock,
            RandomGenerator random) throws IOException {
        this.hub = hub;
        this.file = new SubscriberFile(file);
        this.courier = new Courier(clock, insideAllowed);
        this.insideAllowed = insideAllowed;
        this.clock = clock;
        this.random = random;
        for (var one : this.file.read()) subscribers.put(one.id(), one);
        for (var one : List.copyOf(subscribers.values())) if (one.active()) start(one.id());
    }

    @Override
    public synchronized Fresh add(String tenant, URI url, Set<String> types) throws IOException {
        var refusal = Destination.refusal(url, insideAllowed);
        if (refusal.isPresent()) throw new IllegalArgumentException(refusal.get());
        if (subscribers.size() >= SUBSCRIBERS_MAX) {
            throw new IllegalArgumentException("at most " + SUBSCRIBERS_MAX
                    + " subscriptions are kept: remove one first");
        }
        var key = new byte[32];
        random.nextBytes(key);
        var one = new Subscriber("sub-" + Long.toUnsignedString(random.nextLong(), 36), tenant,
                url, types, new Secret(key), hub.feed(tenant).position(), 0, Instant.EPOCH, "");
        put(one);
        start(one.id());
        return new Fresh(outlet(one), one.secret().text());
    }

    @Override
    public synchronized List<Outlet> of(String tenant) {
        return subscribers.values().stream().filter(one -> one.tenant().equals(tenant))
                .map(Subscriptions::outlet).toList();
    }

    private static Outlet outlet(Subscriber one) {
        return new Outlet(one.id(), one.url(), one.types(), one.position(), one.failed(),
                one.due(), one.ended());
    }

    @Override
    public synchronized boolean remove(String tenant, String id) throws IOException {
        if (known(tenant, id).isEmpty()) return false;
        var next = new LinkedHashMap<>(subscribers);
        next.remove(id);
        file.write(next.values());
        subscribers.remove(id);
        stop(id);
        return true;
    }

    @Override
    public synchronized Optional<Outlet> resume(String tenant, String id) throws IOException {
        var known = known(tenant, id);
        if (known.isEmpty()) return Optional.empty();
        stop(id);
        put(known.get().again());
        start(id);
        return Optional.of(outlet(known.get().again()));
    }

    private Optional<Subscriber> known(String tenant, String id) {
        return Optional.ofNullable(subscribers.get(id)).filter(one -> one.tenant().equals(tenant));
    }

    private void put(Subscriber one) throws IOException {
        var next = new LinkedHashMap<>(subscribers);
        next.put(one.id(), one);
        file.write(next.values());
        subscribers.put(one.id(), one);
    }

    private void start(String id) {
        threads.put(id, Thread.ofVirtual().name("webhook-" + id).start(() -> follow(id)));
    }

    private void stop(String id) {
        var thread = threads.remove(id);
        if (thread != null) thread.interrupt();
    }

    private void follow(String id) {
        try {
            for (var one = find(id); one.isPresent() && one.get().active(); one = find(id)) {
                step(one.get());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (IOException disk) {
            LOG.log(System.Logger.Level.ERROR, "the subscribers cannot be written: "
                    + disk.getMessage() + "; " + id + " waits for a restart");
        }
    }

    private synchronized Optional<Subscriber> find(String id) {
        return closed ? Optional.empty() : Optional.ofNullable(subscribers.get(id));
    }

    private void step(Subscriber one) throws InterruptedException, IOException {
        var wait = Duration.between(clock.instant(), one.due());
        if (wait.isPositive()) {
            Thread.sleep(wait.compareTo(LOOK) > 0 ? LOOK : wait);
            return;
        }
        var feed = hub.feed(one.tenant());
        try {
            var page = feed.past(one.position(), PAGE);
            if (page.isEmpty()) {
                end(one, "the journal is another one now: what was missed cannot be told");
            } else if (page.get().happened().isEmpty()) {
                catchUp(one, page.get().upTo(), feed);
            } else {
                deliver(one, page.get().happened());
            }
        } catch (HistoryUnreadable unreadable) {
            LOG.log(System.Logger.Level.WARNING, unreadable.getMessage());
            Thread.sleep(LOOK);
        }
    }

    /// Nothing of this tenant's up to `upTo`: the next look begins there.
    private void catchUp(Subscriber one, Position upTo, Feed feed)
            throws InterruptedException, IOException {
        if (upTo.equals(one.position())) feed.await(one.position(), LOOK);
        else move(one.delivered(upTo));
    }

    private void deliver(Subscriber one, List<Happened> entries)
            throws InterruptedException, IOException {
        var now = one;
        var floor = hub.moment(one.tenant()).floor();
        for (var entry : entries) {
            for (var message : CloudEvents.of(now, entry, floor)) {
                switch (courier.carry(now, message)) {
                    case Outcome.Taken() -> { }
                    case Outcome.Gone() -> {
                        end(now, "the receiver is gone (410)");
                        return;
                    }
                    case Outcome.NotYet(var why, var asked) -> {
                        postpone(now, why, asked);
                        return;
                    }
                }
            }
            now = now.delivered(entry.position());
            move(now);
        }
    }

    private void postpone(Subscriber one, String why, Duration asked) throws IOException {
        var planned = RetryPlan.after(one.failed() + 1, random);
        var again = planned.map(wait -> wait.compareTo(asked) < 0 ? asked : wait)
                .map(clock.instant()::plus);
        var next = one.failedUntil(again, "given up after " + (one.failed() + 1)
                + " attempts: " + why);
        LOG.log(System.Logger.Level.INFO, "subscription " + one.id() + ": " + why
                + (next.active() ? "; tried again at " + next.due() : "; given up"));
        move(next);
    }

    private void end(Subscriber one, String why) throws IOException {
        move(one.ended(why));
    }

    /// Keeps how far it is, unless it was removed or resumed meanwhile.
    private synchronized void move(Subscriber now) throws IOException {
        if (closed || !subscribers.containsKey(now.id())) return;
        if (Thread.currentThread().isInterrupted()) return;
        put(now);
    }

    @Override
    public void close() {
        List<Thread> running;
        synchronized (this) {
            closed = true;
            running = new ArrayList<>(threads.values());
            threads.clear();
        }
        for (var thread : running) thread.interrupt();
    }
}

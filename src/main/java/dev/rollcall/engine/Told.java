package dev.rollcall.engine;

import dev.rollcall.domain.Agent;
import dev.rollcall.domain.Ids.AgentId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;

/// The feed of one tenant: knows up to where its listeners have been told, and tells them the rest.
/// What happened since the last time is folded into the newest state per agent first, so that a
/// flood of changes becomes one round of telling.
final class Told implements Feed {

    /// The newest state of an agent, and what the listeners knew before.
    record Change(Update update, long offset, Optional<Agent> before) {}

    private final Site site;
    private final Herald herald;
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean queued = new AtomicBoolean();
    private final AtomicInteger waiting = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private Moment told;

    Told(Site site, Herald herald) {
        this.site = site;
        this.herald = herald;
        this.told = site.moment();
    }

    /// The writer has published a moment.
    void published() {
        if (listeners.isEmpty() && waiting.get() == 0) return;
        if (queued.compareAndSet(false, true)) herald.hasNews(this);
    }

    /// Tells everybody what is new. Only the herald comes here.
    void tell() {
        queued.set(false);
        lock.lock();
        try {
            var now = site.moment();
            var changed = site.recent().after(told.position().offset());
            if (changed.isEmpty()) {
                for (var listener : listeners) listener.fallBehind();
            } else if (site.recent().configured() > told.position().offset()) {
                for (var listener : listeners) listener.startOver();
            } else {
                var changes = new ArrayList<Change>(changed.get().size());
                changed.get().forEach((id, offset) -> changes.add(change(id, offset, now)));
                for (var listener : listeners) listener.hear(changes, told, now);
                herald.metrics().told(changes.size(), listeners.size());
            }
            told = now;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private Change change(AgentId id, long offset, Moment now) {
        return new Change(update(id, now), offset, told.floor().find(id));
    }

    private static Update update(AgentId id, Moment now) {
        return new Update(id, now.floor().find(id), now.floor());
    }

    @Override
    public Position position() {
        return site.moment().position();
    }

    @Override
    public Subscription subscribe(Filter filter) {
        return admit(filter, (listener, _) -> listener.startOver());
    }

    @Override
    public Subscription resume(Position position, Filter filter) {
        return admit(filter, (listener, now) -> {
            var known = position.epoch().equals(now.position().epoch())
                    && position.offset() <= now.position().offset();
            var changed = site.recent().after(position.offset());
            if (!known || changed.isEmpty()) {
                listener.fallBehind();
            } else if (site.recent().configured() > position.offset()) {
                listener.startOver();
            } else {
                var updates = changed.get().keySet().stream().map(id -> update(id, now)).toList();
                listener.catchUp(updates, now);
            }
        });
    }

    /// One listener more, who begins where nobody has been told more than this moment.
    private Subscription admit(Filter filter, BiConsumer<Listener, Moment> begin) {
        herald.admit();
        var listener = new Listener(site, herald, filter);
        lock.lock();
        try {
            var now = site.moment();
            if (listeners.isEmpty()) told = now;
            begin.accept(listener, now);
            listeners.add(listener);
        } finally {
            lock.unlock();
        }
        published();
        return listener;
    }

    void remove(Listener listener) {
        if (listeners.remove(listener)) herald.dismiss();
    }

    /// The hub is closing.
    void end() {
        for (var listener : List.copyOf(listeners)) listener.end();
        lock.lock();
        try {
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<Page> past(Position position, int max) {
        var now = site.moment().position();
        if (!position.epoch().equals(now.epoch()) || position.offset() > now.offset()) {
            return Optional.empty();
        }
        return Optional.of(site.shard().past(site.name(), position.offset(), now.offset(), max));
    }

    @Override
    public boolean await(Position position, Duration timeout) throws InterruptedException {
        var left = timeout.toNanos();
        lock.lock();
        waiting.incrementAndGet();
        try {
            while (site.moment().position().offset() <= position.offset()) {
                if (left <= 0) return false;
                left = news.awaitNanos(left);
            }
            return true;
        } finally {
            waiting.decrementAndGet();
            lock.unlock();
        }
    }
}

package dev.rollcall.engine;

import dev.rollcall.domain.Agent;
import dev.rollcall.domain.Ids.AgentId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// One subscriber. The herald brings the news, and folds it into what waits; the subscriber's own
/// thread takes it away. Between the two stands a lock that is held for moments only, so a
/// subscriber that is busy writing to a slow client holds up nobody.
///
/// What waits is at most one update per agent. When even that is too much, all of it is dropped
/// and the subscriber starts over.
final class Listener implements Subscription {

    private static final String SLOW = "more has happened than is kept; everything follows anew";

    private final Site site;
    private final Herald herald;
    private final Filter filter;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Map<AgentId, Update> updates = new LinkedHashMap<>();
    private final Set<AgentId> gone = new LinkedHashSet<>();
    private boolean behind;
    private boolean startsOver;
    private boolean ended;
    private boolean waits;
    private boolean stirred;
    private Moment latest;
    private long gatherUntil;

    Listener(Site site, Herald herald, Filter filter) {
        this.site = site;
        this.herald = herald;
        this.filter = filter;
        this.latest = site.moment();
        this.gatherUntil = System.nanoTime();
    }

    // --- The herald's side

    /// What has changed from one moment to the next.
    void hear(List<Told.Change> changes, Moment before, Moment now) {
        lock.lock();
        try {
            if (startsOver || now.position().offset() <= upTo()) return;
            for (var change : changes) {
                if (change.offset() > upTo()) hear(change, before);
            }
            stirred |= filter.wantsEveryCommit();
            latest = now;
            if (updates.size() + gone.size() > herald.limits().pending()) dropAll();
            if (waits && hasNews()) news.signal();
        } finally {
            lock.unlock();
        }
    }

    private void hear(Told.Change change, Moment before) {
        var update = change.update();
        if (shows(update)) {
            gone.remove(update.id());
            updates.put(update.id(), update);
        } else if (updates.remove(update.id()) != null
                || change.before().filter(was -> filter.shows(before.floor(), was)).isPresent()) {
            gone.add(update.id());
        }
    }

    private boolean shows(Update update) {
        return update.agent().filter(agent -> filter.shows(update.floor(), agent)).isPresent();
    }

    /// Begins with what changed while the subscriber was away. Nobody knows what it saw before, so
    /// whoever the filter does not show is said to be gone.
    void catchUp(List<Update> missed, Moment now) {
        lock.lock();
        try {
            for (var update : missed) {
                if (shows(update)) updates.put(update.id(), update);
                else gone.add(update.id());
            }
            latest = now;
            if (updates.size() + gone.size() > herald.limits().pending()) dropAll();
        } finally {
            lock.unlock();
        }
    }

    /// A snapshot is next, without having missed anything.
    void startOver() {
        lock.lock();
        try {
            updates.clear();
            gone.clear();
            startsOver = true;
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Something was missed: a reset is next, and a snapshot after it.
    void fallBehind() {
        lock.lock();
        try {
            dropAll();
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    private void dropAll() {
        updates.clear();
        gone.clear();
        startsOver = true;
        behind = true;
        herald.metrics().reset();
    }

    void end() {
        lock.lock();
        try {
            ended = true;
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    // --- The subscriber's side

    @Override
    public News next(Duration timeout) throws InterruptedException {
        var until = System.nanoTime() + timeout.toNanos();
        Moment begin;
        lock.lockInterruptibly();
        try {
            waitUntil(Math.min(gatherUntil, until), false);
            waitUntil(until, true);
            if (ended) return new News.Ended(position());
            if (behind) {
                behind = false;
                return new News.Reset(position(), SLOW);
            }
            if (!startsOver) return hasNews() ? takeNews() : new News.Quiet(position());
            startsOver = false;
            begin = site.moment();
            latest = begin;
            stirred = false;
        } finally {
            lock.unlock();
        }
        return snapshot(begin);
    }

    /// Waits for time to pass, and for news if that matters; never longer.
    private void waitUntil(long nanos, boolean forNews) throws InterruptedException {
        waits = forNews;
        var left = nanos - System.nanoTime();
        while (left > 0 && !ended && !(forNews && hasNews())) left = news.awaitNanos(left);
        waits = false;
    }

    private boolean hasNews() {
        return startsOver || stirred || !updates.isEmpty() || !gone.isEmpty();
    }

    private News takeNews() {
        var taken = new News.Changed(latest, List.copyOf(updates.values()),
                List.copyOf(gone));
        updates.clear();
        gone.clear();
        stirred = false;
        gatherUntil = System.nanoTime() + (filter.wantsEveryCommit()
                ? herald.limits().gathered().toNanos() : herald.gatherNanos());
        return taken;
    }

    private News snapshot(Moment now) {
        var shown = new ArrayList<Agent>();
        for (var agent : now.floor().agents()) {
            if (filter.shows(now.floor(), agent)) shown.add(agent);
        }
        return new News.Snapshot(now, shown);
    }

    private Position position() {
        return latest.position();
    }

    private long upTo() {
        return latest.position().offset();
    }

    /// From any thread: whoever waits in [#next] is told that it has ended.
    @Override
    public void close() {
        end();
        site.feed().remove(this);
    }
}

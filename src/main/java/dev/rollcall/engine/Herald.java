package dev.rollcall.engine;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// Tells the listeners of all tenants what was committed, on a thread of its own, so that the
/// writer never does. A feed with news stands in its queue once, so the queue is no longer than
/// there are tenants.
final class Herald {

    private final BlockingQueue<Told> withNews = new LinkedBlockingQueue<>();
    private final AtomicInteger listeners = new AtomicInteger();
    private final Limits limits;
    private final EngineMetrics metrics;

    Herald(Limits limits, EngineMetrics metrics) {
        this.limits = limits;
        this.metrics = metrics;
    }

    /// The thread's work, until it is interrupted.
    void run() {
        try {
            while (true) withNews.take().tell();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /// The same by hand: tells what there is to tell.
    void tellAll() {
        for (var feed = withNews.poll(); feed != null; feed = withNews.poll()) feed.tell();
    }

    void hasNews(Told feed) {
        withNews.add(feed);
    }

    /// One listener more.
    ///
    /// @throws Feed.TooManyListeners when that is one too many
    void admit() {
        if (listeners.incrementAndGet() > limits.listeners()) {
            listeners.decrementAndGet();
            throw new Feed.TooManyListeners(limits.listeners());
        }
        metrics.listeners(listeners.get());
    }

    void dismiss() {
        metrics.listeners(listeners.decrementAndGet());
    }

    /// For how long one listener's news is gathered, so that all listeners together do not get
    /// more frames than the machine writes with ease: nothing to speak of for a few listeners.
    long gatherNanos() {
        var fair = listeners.get() * 1_000_000_000L / limits.framesPerSecond();
        return Math.min(fair, limits.gathered().toNanos());
    }

    Limits limits() {
        return limits;
    }

    EngineMetrics metrics() {
        return metrics;
    }
}

package dev.rollcall.connector;

import dev.rollcall.connector.Line.Ear;
import dev.rollcall.connector.Line.Said;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// What listening is to a system that says nothing of its own accord: it is asked in rounds, and
/// what differs from the last time is heard. Somebody who is seen for the first time is no news but
/// a reason to look. Answers may come from somebody's cache or overtake each other, and what is
/// pushed may come late, so what is older than what is known changes nothing. Keeps the last
/// word of each of our people, and knows no vendor. Safe to use from several threads.
public final class Polling {

    /// What is shown there for somebody.
    ///
    /// @param since when it began to be shown, by their clock; [Instant#MIN] where they do not say
    public record Shown(Said said, Instant since) {}

    /// Asks them.
    public interface Source {
        Map<String, Shown> shown(Set<String> who) throws LineBroken, InterruptedException;
    }

    /// @param asked the later one of two was asked for later
    private record Known(Shown shown, long asked) {}

    private final Setup setup;
    private final Duration interval;
    private final Source source;
    private final Map<String, Known> known = new HashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private long asked;
    private volatile Optional<Ear> ear = Optional.empty();

    /// @param shipped how often they are asked where `settings.interval` does not say
    public Polling(Setup setup, Duration shipped, Source source) throws LineBroken {
        this.setup = setup;
        this.interval = setup.time("interval", shipped);
        this.source = source;
    }

    /// What [Line#look] is asked for.
    public Map<String, Said> look(Set<String> who) throws LineBroken, InterruptedException {
        var asking = asking();
        var shown = source.shown(who);
        var newest = new HashMap<String, Said>();
        synchronized (this) {
            shown.forEach((name, now) -> newest.put(name, known.merge(name,
                    new Known(now, asking), Polling::newer).shown().said()));
        }
        return newest;
    }

    private synchronized long asking() {
        return ++asked;
    }

    /// What [Line#listen] is asked for.
    public void listen(Ear listening) throws LineBroken, InterruptedException {
        ear = Optional.of(listening);
        listening.look();
        var wait = interval;
        while (!closed.await(wait.toMillis(), TimeUnit.MILLISECONDS)) wait = round(listening);
    }

    /// @return how long to wait for the next one: longer where they ask for it
    private Duration round(Ear listening) throws LineBroken, InterruptedException {
        try {
            var asking = asking();
            var shown = source.shown(setup.people().get());
            if (areKnown(shown.keySet())) shown.forEach((who, now) -> say(who, now, asking));
            else listening.look();
            return interval;
        } catch (LineBroken asked) {
            if (asked.retryAfter().isZero()) throw asked;
            return asked.retryAfter().compareTo(interval) > 0 ? asked.retryAfter() : interval;
        }
    }

    private synchronized boolean areKnown(Set<String> names) {
        known.keySet().retainAll(setup.people().get());
        return known.keySet().containsAll(names);
    }

    /// They have said so themselves, in a push or in the answer to a write: it is heard at once
    /// unless it is known.
    public void say(String who, Shown now) {
        say(who, now, asking());
    }

    /// One after the other: two words about somebody are heard in the order in which they count.
    private synchronized void say(String who, Shown now, long asking) {
        if (isNews(who, new Known(now, asking))) {
            ear.ifPresent(listening -> listening.hear(who, now.said()));
        }
    }

    private boolean isNews(String who, Known now) {
        if (!setup.people().get().contains(who)) return true;
        var before = Optional.ofNullable(known.get(who));
        var newest = known.merge(who, now, Polling::newer);
        return newest.equals(now)
                && before.filter(word -> same(word.shown(), now.shown())).isEmpty();
    }

    /// A round tells no marks of a word: it is the same word if it is of the same moment.
    private static boolean same(Shown before, Shown now) {
        return before.said().equals(now.said()) || (before.since().equals(now.since())
                && before.said().status().equals(now.said().status()));
    }

    /// Of two of one moment the one that was asked for later counts: some clocks there tick once a
    /// second. So it is with one of no moment at all.
    private static Known newer(Known before, Known now) {
        var since = now.shown().since();
        var timed = since.isAfter(Instant.MIN);
        if (timed && since.isAfter(before.shown().since())) return now;
        if (timed && since.isBefore(before.shown().since())) return before;
        return now.asked() < before.asked() ? before : now;
    }

    /// Something may have been missed.
    public void lookAgain() {
        ear.ifPresent(Ear::look);
    }

    public void close() {
        closed.countDown();
    }
}

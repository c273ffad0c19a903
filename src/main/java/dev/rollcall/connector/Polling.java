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
/// a reason to look. Answers may come from somebody's cache, and what is pushed may come late, so
/// what is older than what is known changes nothing. Keeps the last word of each of our people, and
/// knows no vendor. Safe to use from several threads.
public final class Polling {

    /// What is shown there for somebody.
    ///
    /// @param since when it began to be shown, by their clock; [Instant#MIN] where they do not say
    public record Shown(Said said, Instant since) {}

    /// Asks them.
    public interface Source {
        Map<String, Shown> shown(Set<String> who) throws LineBroken, InterruptedException;
    }

    private final Setup setup;
    private final Duration interval;
    private final Source source;
    private final Map<String, Shown> known = new HashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Optional<Ear> ear = Optional.empty();

    /// @param shipped how often they are asked where `settings.interval` does not say
    public Polling(Setup setup, Duration shipped, Source source) throws LineBroken {
        this.setup = setup;
        this.interval = setup.time("interval", shipped);
        this.source = source;
    }

    /// What [Line#look] is asked for.
    public Map<String, Said> look(Set<String> who) throws LineBroken, InterruptedException {
        var shown = source.shown(who);
        var newest = new HashMap<String, Said>();
        synchronized (this) {
            shown.forEach((name, now) -> newest.put(name,
                    known.merge(name, now, Polling::newer).said()));
        }
        return newest;
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
            var shown = source.shown(setup.people().get());
            if (areKnown(shown.keySet())) shown.forEach(this::say);
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
        if (isNews(who, now)) ear.ifPresent(listening -> listening.hear(who, now.said()));
    }

    private synchronized boolean isNews(String who, Shown now) {
        if (!setup.people().get().contains(who)) return true;
        var before = Optional.ofNullable(known.get(who));
        var newest = known.merge(who, now, Polling::newer);
        return newest.equals(now) && before.filter(word -> same(word, now)).isEmpty();
    }

    /// A round tells no marks of a word: it is the same word if it is of the same moment.
    private static boolean same(Shown before, Shown now) {
        return before.said().equals(now.said()) || (before.since().equals(now.since())
                && before.said().status().equals(now.said().status()));
    }

    /// Of two of one moment the later word counts: some clocks there tick once a second. So does
    /// one of no moment at all.
    private static Shown newer(Shown before, Shown now) {
        return now.since().isBefore(before.since()) && now.since().isAfter(Instant.MIN)
                ? before : now;
    }

    /// Something may have been missed.
    public void lookAgain() {
        ear.ifPresent(Ear::look);
    }

    public void close() {
        closed.countDown();
    }
}

package dev.rollcall.engine;

import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Command;
import dev.rollcall.domain.Command.Configure;
import dev.rollcall.domain.Command.ConfigureAgents;
import dev.rollcall.domain.Command.Disconnect;
import dev.rollcall.domain.Command.Offer;
import dev.rollcall.domain.Command.SetPresence;
import dev.rollcall.domain.Command.SignOut;
import dev.rollcall.engine.Hub.Ask;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// What waits for a shard's writer, in the order in which it came. It holds so much and no more; a
/// part of it is kept for what gets a floor out of trouble, so that under overload people still
/// come off the floor and a supervisor's word still counts. Nobody overtakes anybody.
final class Inbox {

    private final ConcurrentLinkedQueue<Letter> letters = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Limits limits;
    private volatile @Nullable Thread parked;

    Inbox(Limits limits) {
        this.limits = limits;
    }

    /// False when there is no room.
    boolean offer(Letter letter) {
        var weight = weight(letter);
        if (waiting.addAndGet(weight) > room(letter)) {
            waiting.addAndGet(-weight);
            return false;
        }
        letters.add(letter);
        wake();
        return true;
    }

    Optional<Letter> poll() {
        var letter = letters.poll();
        if (letter == null) return Optional.empty();
        waiting.addAndGet(-weight(letter));
        return Optional.of(letter);
    }

    int waiting() {
        return waiting.get();
    }

    boolean isEmpty() {
        return letters.isEmpty();
    }

    /// The writer waits here for a letter, at most so long.
    void await(long nanos) {
        parked = Thread.currentThread();
        if (letters.isEmpty() && nanos > 0) LockSupport.parkNanos(this, nanos);
        parked = null;
    }

    void wake() {
        var writer = parked;
        if (writer != null) LockSupport.unpark(writer);
    }

    private int room(Letter letter) {
        return urgent(letter) ? limits.waiting() : limits.waiting() - limits.reserved();
    }

    private static boolean urgent(Letter letter) {
        for (var asked : letter.asks()) if (!urgent(asked.ask())) return false;
        return true;
    }

    private static boolean urgent(Ask ask) {
        return switch (ask.command()) {
            case SignOut _, Disconnect _ -> true;
            case SetPresence _ -> ask.by().is(Cause.Kind.SUPERVISOR);
            case Offer offer -> offer.force();
            case Command _ -> false;
        };
    }

    /// Sixteen agents' settings take about the room of one request; our own estimate.
    private static final int AGENTS_PER_REQUEST = 16;

    private static int weight(Letter letter) {
        var weight = 0;
        for (var asked : letter.asks()) {
            weight += 1 + agents(asked.ask().command()) / AGENTS_PER_REQUEST;
        }
        return weight;
    }

    private static int agents(Command command) {
        return switch (command) {
            case Configure configure -> configure.agents().size();
            case ConfigureAgents configure -> configure.agents().size();
            case Command _ -> 0;
        };
    }
}

package dev.rollcall.connector;

import dev.rollcall.connector.Line.Taken;
import dev.rollcall.engine.Consoles.Heard;
import dev.rollcall.engine.Consoles.Result;
import dev.rollcall.engine.Consoles.Show;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// One agent's place at one system: the tabs that listen, and the one wish that is on its way to
/// them. A wish is handed out again until somebody says what became of it, because an answer may
/// get lost on its way to a browser; who hears it twice does it once. Safe to use from several
/// threads.
final class Seat {

    /// Between two exchanges a browser is away for an instant; after this it has gone.
    private static final Duration AWAY = Duration.ofSeconds(5);

    /// More windows than anybody has open.
    private static final int TABS_MAX = 8;

    private final InstantSource clock;
    private final Map<String, Long> turns = new LinkedHashMap<>();
    private int listening;
    private Instant lastHeard = Instant.MIN;
    private Optional<Show> wanted = Optional.empty();
    private Optional<Result> result = Optional.empty();
    private boolean closed;

    Seat(InstantSource clock) {
        this.clock = clock;
    }

    /// Whether a console is open.
    synchronized boolean taken() {
        return !closed && (listening > 0
                || lastHeard.plus(AWAY).isAfter(clock.instant()));
    }

    /// What a console says first in an exchange.
    ///
    /// @return the number of this exchange, to be waited in
    synchronized long hear(Heard heard) {
        lastHeard = clock.instant();
        heard.result().filter(said -> wanted.filter(show -> show.id().equals(said.show()))
                .isPresent()).ifPresent(said -> {
                    result = Optional.of(said);
                    wanted = Optional.empty();
                });
        var turn = turns.getOrDefault(heard.tab(), 0L) + 1;
        turns.remove(heard.tab());
        turns.put(heard.tab(), turn);
        if (turns.size() > TABS_MAX) turns.remove(turns.keySet().iterator().next());
        notifyAll();
        return turn;
    }

    /// Waits for something to be shown, as long as the tab has not come again.
    synchronized Optional<Show> await(String tab, long turn, Duration most)
            throws InterruptedException {
        var until = System.nanoTime() + most.toNanos();
        listening++;
        try {
            while (wanted.isEmpty() && !closed && turns.getOrDefault(tab, 0L) == turn) {
                var left = (until - System.nanoTime()) / 1_000_000;
                if (left <= 0) break;
                wait(left);
            }
            return turns.getOrDefault(tab, 0L) == turn ? wanted : Optional.empty();
        } finally {
            listening--;
            lastHeard = clock.instant();
        }
    }

    /// Hands a wish out and waits for what becomes of it. One at a time.
    ///
    /// @param most how long a console may take
    synchronized Taken show(Show show, Duration most) throws InterruptedException {
        if (!taken()) {
            return new Taken.Away("the agent's console is not open there; it is shown when it is");
        }
        wanted = Optional.of(show);
        result = Optional.empty();
        notifyAll();
        var until = System.nanoTime() + most.toNanos();
        try {
            while (result.isEmpty()) {
                var left = (until - System.nanoTime()) / 1_000_000;
                if (left <= 0 || closed) {
                    return new Taken.Away("the agent's console did not say what became of it in "
                            + most.toSeconds() + " s");
                }
                wait(left);
            }
            return taken(result.get());
        } finally {
            wanted = Optional.empty();
        }
    }

    private static Taken taken(Result said) {
        return switch (said.outcome()) {
            case SHOWN -> new Taken.Applied();
            case LATER -> new Taken.Deferred();
            case REFUSED -> new Taken.Refused("the agent's console: " + said.detail());
        };
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }
}

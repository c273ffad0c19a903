package dev.rollcall.connector;

import dev.rollcall.connector.Line.Taken;
import dev.rollcall.engine.Consoles.Heard;
import dev.rollcall.engine.Consoles.Show;
import dev.rollcall.engine.Consoles.Shown;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The consoles of one connection, by the names that agents have there. They stay while the line
/// breaks and is opened again: browsers wait here and not on the line. Safe to use from several
/// threads.
public final class Seats {

    /// How long a console may take to show something and say so.
    private static final Duration SHOWING_MAX = Duration.ofSeconds(10);

    /// What the line wants to know.
    public interface Usher {

        /// Somebody's console has just been opened.
        void opened(String who);

        /// Somebody's console says what it shows.
        void says(String who, Shown shown);
    }

    private static final Usher NOBODY = new Usher() {
        @Override
        public void opened(String who) {}

        @Override
        public void says(String who, Shown shown) {}
    };

    private final InstantSource clock;
    private final Map<String, Seat> seats = new ConcurrentHashMap<>();
    private volatile Usher usher = NOBODY;

    Seats(InstantSource clock) {
        this.clock = clock;
    }

    /// From now on it is told, and nobody else.
    public void tell(Usher line) {
        usher = line;
    }

    /// How many consoles are open.
    public int open() {
        return (int) seats.values().stream().filter(Seat::taken).count();
    }

    /// What becomes of a wish: waits for the console, if one is open.
    public Taken show(String who, Show show) throws InterruptedException {
        return seat(who).show(show, SHOWING_MAX);
    }

    Optional<Show> exchange(String who, Heard heard, Duration wait) throws InterruptedException {
        var seat = seat(who);
        var opening = !seat.taken();
        var turn = seat.hear(heard);
        heard.shown().ifPresent(shown -> usher.says(who, shown));
        if (opening) usher.opened(who);
        return seat.await(heard.tab(), turn, wait);
    }

    private Seat seat(String who) {
        return seats.computeIfAbsent(who, _ -> new Seat(clock));
    }

    void close() {
        seats.values().forEach(Seat::close);
    }
}

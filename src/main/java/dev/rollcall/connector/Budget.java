package dev.rollcall.connector;

import java.time.Duration;
import java.time.Instant;

/// How often a system may be asked, as its own answers say. Nothing is asked while they have said
/// to wait, nor beyond what they still allow in their window. Safe to use from several threads.
public final class Budget {

    private Instant quietUntil = Instant.EPOCH;
    private Instant windowEnds = Instant.EPOCH;
    private long left = Long.MAX_VALUE;

    /// They ask to be left alone for so long (`Retry-After`).
    public synchronized void pause(Instant now, Duration time) {
        var until = now.plus(time);
        if (until.isAfter(quietUntil)) quietUntil = until;
    }

    /// They say what is left of their window.
    ///
    /// @param reset until the window ends
    public synchronized void window(Instant now, long allowed, long used, Duration reset) {
        left = Math.max(0, allowed - used);
        windowEnds = now.plus(reset);
    }

    /// How long nothing may be asked; zero: something may.
    public synchronized Duration wait(Instant now) {
        if (quietUntil.isAfter(now)) return Duration.between(now, quietUntil);
        if (!windowEnds.isAfter(now)) left = Long.MAX_VALUE;
        return left == 0 ? Duration.between(now, windowEnds) : Duration.ZERO;
    }

    /// Takes one request if one may be made now.
    ///
    /// @return zero: it may; else how long to wait before asking here again
    public synchronized Duration take(Instant now) {
        var wait = wait(now);
        if (wait.isZero() && left != Long.MAX_VALUE) left--;
        return wait;
    }
}

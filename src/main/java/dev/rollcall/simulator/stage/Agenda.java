package dev.rollcall.simulator.stage;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// What is to happen later, in order of its time and, at the same time, of its appointment. It
/// looks at no clock.
final class Agenda {

    /// More than a thousand people's timers; a vendor that wants more has a leak.
    private static final int APPOINTED_MAX = 100_000;

    private final PriorityQueue<Appointment> appointed = new PriorityQueue<>(
            Comparator.comparing((Appointment one) -> one.due)
                    .thenComparingLong(one -> one.number));
    private long number;

    /// The act runs once, or again after every period.
    private static final class Appointment {
        private final long number;
        private final Duration period;
        private final Runnable act;
        private Instant due;

        Appointment(Instant due, long number, Duration period, Runnable act) {
            this.due = due;
            this.number = number;
            this.period = period;
            this.act = act;
        }
    }

    Stage.Timer after(Instant now, Duration delay, Runnable act) {
        return appoint(now.plus(delay), Duration.ZERO, act);
    }

    Stage.Timer every(Instant now, Duration period, Runnable act) {
        if (!period.isPositive()) throw new IllegalArgumentException("expected a period above 0");
        return appoint(now.plus(period), period, act);
    }

    private synchronized Stage.Timer appoint(Instant due, Duration period, Runnable act) {
        if (appointed.size() >= APPOINTED_MAX) {
            throw new IllegalStateException("expected at most " + APPOINTED_MAX + " timers");
        }
        var appointment = new Appointment(due, number++, period, act);
        appointed.add(appointment);
        return () -> cancel(appointment);
    }

    private synchronized void cancel(Appointment appointment) {
        appointed.remove(appointment);
    }

    /// What is appointed meanwhile and already due runs too.
    void run(Instant now) {
        for (var next = due(now); next != null; next = due(now)) next.act.run();
    }

    private synchronized @Nullable Appointment due(Instant now) {
        var next = appointed.peek();
        if (next == null || next.due.isAfter(now)) return null;
        appointed.remove(next);
        if (next.period.isPositive()) {
            next.due = next.due.plus(next.period);
            appointed.add(next);
        }
        return next;
    }
}

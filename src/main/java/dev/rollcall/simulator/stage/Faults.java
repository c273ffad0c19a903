package dev.rollcall.simulator.stage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/// What goes wrong next. Nothing does until it is asked for; [#clear] makes all well again. Chance
/// comes from the stage's seed.
public final class Faults {

    /// What may be asked for at once.
    private static final int PLANNED_MAX = 1_000;

    /// A push that is overtaken comes this much later.
    private static final Duration OVERTAKEN = Duration.ofSeconds(1);

    /// How pushes travel: each chance is 0 to 1.
    ///
    /// @param lag how late each one is
    /// @param copies of one that is doubled
    /// @param reorder that one comes [#OVERTAKEN] later still, behind its successors
    public record Pushes(Duration lag, double duplicate, int copies, double reorder,
            double lose) {
        public static final Pushes WELL = new Pushes(Duration.ZERO, 0, 0, 0);

        private static final int COPIES_MAX = 10;

        public Pushes {
            for (var chance : List.of(duplicate, reorder, lose)) {
                if (!(chance >= 0 && chance <= 1)) {
                    throw new IllegalArgumentException("expected a chance, 0 to 1: " + chance);
                }
            }
            if (lag.isNegative()) throw new IllegalArgumentException("expected a lag from 0 on");
            if (copies < 2 || copies > COPIES_MAX) {
                throw new IllegalArgumentException("expected 2 to " + COPIES_MAX + " copies");
            }
        }

        /// One that is doubled comes twice.
        public Pushes(Duration lag, double duplicate, double reorder, double lose) {
            this(lag, duplicate, 2, reorder, lose);
        }
    }

    private static final class Planned {
        private final Predicate<String> path;
        private final Fault fault;
        private int left;

        Planned(int left, Predicate<String> path, Fault fault) {
            this.left = left;
            this.path = path;
            this.fault = fault;
        }
    }

    private record Likely(double chance, Fault fault) {}

    private final RandomGenerator random;
    private final List<Planned> planned = new ArrayList<>();
    private final List<Likely> likely = new ArrayList<>();
    private Pushes pushes = Pushes.WELL;
    private boolean silent;
    private long happened;

    Faults(RandomGenerator random) {
        this.random = random;
    }

    /// The next requests, whatever they ask.
    public void next(int requests, Fault fault) {
        next(requests, _ -> true, fault);
    }

    /// The next requests whose path fits; what is asked for first happens first.
    public synchronized void next(int requests, Predicate<String> path, Fault fault) {
        if (planned.size() >= PLANNED_MAX) {
            throw new IllegalStateException("expected at most " + PLANNED_MAX + " faults");
        }
        planned.add(new Planned(requests, path, fault));
    }

    /// @param chance of each request, 0 to 1
    public synchronized void likely(double chance, Fault fault) {
        if (likely.size() >= PLANNED_MAX) {
            throw new IllegalStateException("expected at most " + PLANNED_MAX + " faults");
        }
        likely.add(new Likely(chance, fault));
    }

    public synchronized void pushes(Pushes travel) {
        pushes = travel;
    }

    /// Sockets and streams stay open and nothing comes, not even a heartbeat.
    public synchronized void silent(boolean now) {
        silent = now;
    }

    public synchronized void clear() {
        planned.clear();
        likely.clear();
        pushes = Pushes.WELL;
        silent = false;
    }

    /// How many answers and pushes have gone wrong so far.
    public synchronized long happened() {
        return happened;
    }

    synchronized boolean silent() {
        return silent;
    }

    /// The fault of this request.
    synchronized Optional<Fault> meet(String path) {
        for (Iterator<Planned> all = planned.iterator(); all.hasNext();) {
            var one = all.next();
            if (!one.path.test(path)) continue;
            if (--one.left <= 0) all.remove();
            happened++;
            return Optional.of(one.fault);
        }
        var met = likely.stream().filter(one -> random.nextDouble() < one.chance)
                .map(Likely::fault).findFirst();
        if (met.isPresent()) happened++;
        return met;
    }

    /// The delays of a push's copies; none when it is lost.
    synchronized List<Duration> journeys() {
        if (random.nextDouble() < pushes.lose) {
            happened++;
            return List.of();
        }
        var copies = random.nextDouble() < pushes.duplicate ? pushes.copies : 1;
        var delays = new ArrayList<Duration>();
        for (var i = 0; i < copies; i++) {
            delays.add(random.nextDouble() < pushes.reorder
                    ? pushes.lag.plus(OVERTAKEN) : pushes.lag);
        }
        if (!delays.equals(List.of(pushes.lag))) happened++;
        return delays;
    }
}

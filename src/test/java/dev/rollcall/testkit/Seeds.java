package dev.rollcall.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/// Property tests in the manner of a simulator: every run is one number. A property is asked with
/// the seeds 0, 1, 2 … and a failure names its seed, so that anybody can see it again:
/// `./rollcall test -Dtest=SomeTest#some_property -Dseed=42`. With `-Drollcall.long=true` there
/// are [#LONG] times as many.
///
/// A property that lives on a list of things (commands, frames, lines) uses [#forAllLists], which
/// leaves out what the failure does not need before it reports it. Nothing here may look at the
/// clock: the same seed must make the same run on every machine and day.
public final class Seeds {

    /// 2,000 seeds become 50,000: a few minutes for the whole house, by our own patience.
    private static final int LONG = 25;

    /// How often shrinking may ask again before it reports what it has.
    private static final int SHRINKS = 5_000;

    private Seeds() {}

    /// Asks `property` with `runs` seeds. What it throws is what failed.
    public static void forAll(int runs, Consumer<SplittableRandom> property) {
        eachSeed(runs, seed -> {
            try {
                property.accept(new SplittableRandom(seed));
            } catch (Throwable failure) {
                throw failed(seed, failure, "");
            }
        });
    }

    /// Makes a list from each seed and asks `property`; a failing list is shrunk first. `property`
    /// must be a function of the list alone, or shrinking would follow another failure.
    public static <T> void forAllLists(
            int runs, Function<SplittableRandom, List<T>> make, Consumer<List<T>> property) {
        eachSeed(runs, seed -> {
            var list = make.apply(new SplittableRandom(seed));
            var failure = ask(property, list);
            if (failure.isEmpty()) return;
            var least = shrink(list, shorter -> !ask(property, shorter).isEmpty());
            throw failed(seed, ask(property, least).getFirst(), described(list.size(), least));
        });
    }

    /// Leaves out ever smaller pieces of `failing` while `stillFails`; what remains is one of the
    /// shortest lists from which no single element can be taken.
    public static <T> List<T> shrink(List<T> failing, Predicate<List<T>> stillFails) {
        var least = List.copyOf(failing);
        var asked = 0;
        for (var piece = Math.max(1, least.size() / 2); piece >= 1; piece /= 2) {
            var from = 0;
            while (from < least.size() && asked++ < SHRINKS) {
                var shorter = without(least, from, Math.min(from + piece, least.size()));
                if (stillFails.test(shorter)) {
                    least = shorter;
                } else {
                    from += piece;
                }
            }
        }
        return least;
    }

    private static void eachSeed(int runs, Consumer<Long> run) {
        var only = System.getProperty("seed");
        if (only != null) {
            run.accept(Long.parseLong(only));
            return;
        }
        var last = Boolean.getBoolean("rollcall.long") ? (long) runs * LONG : runs;
        for (var seed = 0L; seed < last; seed++) run.accept(seed);
    }

    /// The failure, or nothing: a list of one at most, as a failure is not a value to map over.
    private static <T> List<Throwable> ask(Consumer<List<T>> property, List<T> list) {
        try {
            property.accept(list);
            return List.of();
        } catch (Throwable failure) {
            return List.of(failure);
        }
    }

    private static <T> List<T> without(List<T> list, int from, int to) {
        var rest = new ArrayList<T>(list.subList(0, from));
        rest.addAll(list.subList(to, list.size()));
        return List.copyOf(rest);
    }

    private static AssertionError failed(long seed, Throwable failure, String details) {
        return new AssertionError(
            "seed %d fails: %s%nsee it again with -Dseed=%d%s"
                .formatted(seed, failure.getMessage(), seed, details),
            failure);
    }

    private static String described(int length, List<?> least) {
        var text = new StringBuilder("%nshrunk from %d to %d:".formatted(length, least.size()));
        for (var element : least) text.append("%n    %s".formatted(element));
        return text.toString();
    }
}

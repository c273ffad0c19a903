package dev.rollcall.simulator.floor;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// What a day comes to: every contact accounted for, how long people waited, how much of the
/// floor's capacity was in use.
///
/// @param abandoned by customers who gave up
/// @param lost taken by the hub, and unknown to it now; anything but zero is a defect
/// @param refused at the door
/// @param twice seen in the hands of two agents at one moment; anything but zero is a defect
/// @param capacityMean share of the units of those present, 0 to 1
public record Summary(List<Queue> queues, long closed, long abandoned, long open, long lost,
        long refused, long twice, double capacityMean, double capacityMost) {

    /// One queue, with how long its items waited for an agent.
    public record Queue(String id, long items, long answered, Duration median, Duration p95,
            Duration longest) {

        static Queue of(String id, long items, List<Duration> waits) {
            var sorted = waits.stream().sorted().toList();
            return new Queue(id, items, sorted.size(), at(sorted, .5), at(sorted, .95),
                at(sorted, 1));
        }

        /// The nearest rank.
        private static Duration at(List<Duration> sorted, double share) {
            if (sorted.isEmpty()) return Duration.ZERO;
            var rank = (int) Math.ceil(share * sorted.size());
            return sorted.get(Math.max(0, rank - 1));
        }
    }

    public long items() {
        return queues.stream().mapToLong(Queue::items).sum();
    }

    public long answered() {
        return queues.stream().mapToLong(Queue::answered).sum();
    }

    /// Whether every item that was taken is somewhere, and nowhere twice.
    public boolean holds() {
        return lost == 0 && twice == 0 && items() == closed + abandoned + open;
    }

    /// For people.
    public String text() {
        var text = new StringBuilder();
        line(text, "%,d items: %,d answered, %,d gave up waiting, %,d still open, %,d lost,"
            + " %,d in two hands%s", items(), answered(), abandoned, open, lost, twice,
            refused == 0 ? "" : String.format(Locale.ROOT, ", %,d turned away", refused));
        line(text, "%-18s %8s %9s %8s %8s %8s", "waited in", "items", "answered", "median", "p95",
            "longest");
        for (var queue : queues) {
            line(text, "%-18s %,8d %,9d %8s %8s %8s", queue.id(), queue.items(),
                queue.answered(), words(queue.median()), words(queue.p95()),
                words(queue.longest()));
        }
        line(text, "capacity in use: %.0f %% on average, %.0f %% at the most",
            100 * capacityMean, 100 * capacityMost);
        return text.toString().stripTrailing();
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation is not among our libraries
    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String words(Duration wait) {
        return wait.toMinutes() == 0 ? wait.toSeconds() + " s"
            : String.format(Locale.ROOT, "%d:%02d", wait.toMinutes(), wait.toSecondsPart());
    }
}

package dev.rollcall.domain.deciding;

import dev.rollcall.domain.Claim;
import dev.rollcall.domain.Floor;
import dev.rollcall.domain.Ids.QueueId;
import dev.rollcall.domain.Work;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// How much there is in each queue: counted once over a floor, then moved along item by item, so
/// that whoever watches the queues does not count them anew with every change.
public final class QueueTally {

    /// What there is in one queue.
    ///
    /// @param oldest since when the item that has waited longest waits; [Claim#OPEN]: nothing waits
    /// @param working connected or held
    public record Count(int waiting, Instant oldest, int offered, int working, int wrapUp) {
        public static final Count NOTHING = new Count(0, Claim.OPEN, 0, 0, 0);
    }

    private static final Comparator<Work> OLDEST_FIRST =
            Comparator.comparing(Work::enqueuedAt).thenComparingLong(Work::order);

    private static final class Lane {
        private final TreeSet<Work> waiting = new TreeSet<>(OLDEST_FIRST);
        private int offered;
        private int working;
        private int wrapUp;

        Count count() {
            return new Count(waiting.size(), waiting.isEmpty() ? Claim.OPEN
                    : waiting.getFirst().enqueuedAt(), offered, working, wrapUp);
        }
    }

    private final Map<QueueId, Lane> lanes = new HashMap<>();

    public static QueueTally of(Floor floor) {
        var tally = new QueueTally();
        for (var work : floor.works()) tally.moved(Optional.empty(), work);
        return tally;
    }

    /// An item that was counted as `before`, if it was, is now `after`.
    public void moved(Optional<Work> before, Work after) {
        before.ifPresent(work -> count(work, -1));
        count(after, 1);
    }

    /// Work that others report waits there, but nobody here is to be found for it.
    private void count(Work work, int by) {
        if (!work.queued() || work.state().over()) return;
        switch (work.state()) {
            case ENQUEUED -> {
                for (var queue : work.queues()) waits(queue, work, by > 0);
            }
            case OFFERED -> lane(work.queue()).offered += by;
            case CONNECTED, HELD -> lane(work.queue()).working += by;
            case WRAP_UP -> lane(work.queue()).wrapUp += by;
            case CLOSED, CANCELLED, MISSED, REJECTED, WITHDRAWN -> { }
        }
    }

    private void waits(QueueId queue, Work work, boolean now) {
        if (now) lane(queue).waiting.add(work);
        else lane(queue).waiting.remove(work);
    }

    private Lane lane(QueueId queue) {
        return lanes.computeIfAbsent(queue, _ -> new Lane());
    }

    public Count count(QueueId queue) {
        var lane = lanes.get(queue);
        return lane == null ? Count.NOTHING : lane.count();
    }

    /// The queues in which anything ever was.
    public Set<QueueId> queues() {
        return Set.copyOf(lanes.keySet());
    }
}

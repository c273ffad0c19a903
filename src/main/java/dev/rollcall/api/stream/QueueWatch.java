package dev.rollcall.api.stream;

import dev.rollcall.domain.Ids.QueueId;
import dev.rollcall.domain.deciding.QueueTally;
import dev.rollcall.engine.Moment;
import dev.rollcall.wire.view.QueueView;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// How much there is in the queues of one tenant, counted and written down once for all streams
/// that watch them: a thousand boards cost one walk over what has changed.
final class QueueWatch {

    /// One queue at some moment; the same object for as long as nothing about it has changed.
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way out, made once
    record Seen(QueueTally.Count count, String label, byte[] view) {}

    private QueueTally tally = new QueueTally();
    private Optional<Moment> last = Optional.empty();
    private Map<QueueId, Seen> seen = Map.of();

    /// The queues at this moment, or at a newer one that somebody else has seen already.
    synchronized Map<QueueId, Seen> at(Moment now) {
        if (last.isEmpty()) {
            tally = QueueTally.of(now.floor());
        } else {
            var before = last.get();
            if (now.position().offset() <= before.position().offset()) return seen;
            for (var work : now.floor().worksSince(before.floor())) {
                tally.moved(before.floor().find(work.id()), work);
            }
        }
        last = Optional.of(now);
        seen = look(now);
        return seen;
    }

    private Map<QueueId, Seen> look(Moment now) {
        var next = new LinkedHashMap<QueueId, Seen>();
        now.floor().configuration().queues().forEach((queue, label) -> {
            var count = tally.count(queue);
            var known = seen.get(queue);
            next.put(queue, known != null && known.count().equals(count)
                    && known.label().equals(label) ? known
                    : new Seen(count, label, QueueView.json(now.floor(), queue, count)));
        });
        return next;
    }
}

package dev.rollcall.wire.view;

import dev.rollcall.domain.Floor;
import dev.rollcall.domain.Ids.QueueId;
import dev.rollcall.domain.deciding.QueueTally;
import dev.rollcall.wire.codec.Out;
import dev.rollcall.wire.codec.Sealer;

/// A queue as people see it: how many items wait in it and since when the oldest does, and how many
/// of it are offered, in somebody's hands, or being wrapped up.
public final class QueueView {

    /// @param label what the configuration calls it
    private record Seen(QueueId id, String label, QueueTally.Count count) {}

    private static final Sheet<Seen> SHEET = new Sheet<Seen>()
            .text("id", seen -> seen.id().text())
            .text("label", Seen::label)
            .number("waiting", seen -> seen.count().waiting())
            .time("oldest", seen -> seen.count().oldest())
            .number("offered", seen -> seen.count().offered())
            .number("working", seen -> seen.count().working())
            .number("wrapUp", seen -> seen.count().wrapUp());

    public static byte[] json(Floor floor, QueueId id, QueueTally.Count count) {
        var label = floor.configuration().queues().getOrDefault(id, id.text());
        return Out.bytes(Sealer.CLEAR, out ->
                SHEET.write(new Seen(id, label, count), Detail.STATE, out));
    }

    private QueueView() {}
}

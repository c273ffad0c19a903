package dev.rollcall.wire.view;

import dev.rollcall.domain.Work;
import dev.rollcall.wire.codec.Gathered;
import dev.rollcall.wire.codec.Out;
import dev.rollcall.wire.codec.Sealer;

/// An offer as a desktop shows it: what it is, to whom it is made, and until when it can be
/// answered. `from` is who wants to give it away, in a transfer. An offer that does not time out
/// here has no `until`.
public final class OfferView {

    private static final Sheet<Work> SHEET = new Sheet<Work>()
            .text("work", work -> work.id().text())
            .text("agent", work -> work.offeredTo().text())
            .time("until", Work::offerEnds)
            .text("from", work -> work.owner().text())
            .text("workstream", work -> work.nature().workstream().text())
            .text("channel", work -> work.nature().channel().text())
            .text("kind", work -> work.nature().kind())
            .text("queue", work -> work.queue().text())
            .truth("acd", work -> work.nature().acd())
            .truth("inbound", work -> work.nature().inbound())
            .number("priority", work -> work.nature().priority())
            .time("since", Work::enqueuedAt)
            .from(Detail.WHOLE)
            .part("attributes", work -> !work.nature().attributes().isEmpty(),
                    (work, out) -> Gathered.TREE.write(work.nature().attributes(), out));

    /// @param work an item that is offered to somebody
    public static byte[] json(Work work, Detail detail) {
        return Out.bytes(Sealer.CLEAR, out -> SHEET.write(work, detail, out));
    }

    private OfferView() {}
}

package dev.rollcall.wire.view;

import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Work;
import dev.rollcall.wire.codec.Gathered;
import dev.rollcall.wire.codec.Out;
import dev.rollcall.wire.codec.Sealer;
import dev.rollcall.wire.json.Json;
import java.time.Instant;
import java.util.Map;

/// An offer as a desktop shows it: what it is, to whom it is made, and until when it can be
/// answered. `from` is who wants to give it away, in a transfer. An offer that does not time out
/// here has no `until`.
public final class OfferView {

    private record Seen(Work work, AgentId agent, Instant until) {

        /// Who gives the item away, as far as that is still so.
        String from() {
            var moving = work.offeredTo().equals(agent) && !work.owner().equals(agent);
            return moving ? work.owner().text() : "";
        }
    }

    private static final Sheet<Seen> SHEET = new Sheet<Seen>()
            .text("work", seen -> seen.work().id().text())
            .text("agent", seen -> seen.agent().text())
            .time("until", Seen::until)
            .text("from", Seen::from)
            .text("workstream", seen -> seen.work().nature().workstream().text())
            .text("channel", seen -> seen.work().nature().channel().text())
            .text("kind", seen -> seen.work().nature().kind())
            .text("queue", seen -> seen.work().queue().text())
            .truth("acd", seen -> seen.work().nature().acd())
            .truth("inbound", seen -> seen.work().nature().inbound())
            .number("priority", seen -> seen.work().nature().priority())
            .time("since", seen -> seen.work().enqueuedAt())
            .from(Detail.WHOLE)
            .part("attributes", seen -> !seen.work().nature().attributes().isEmpty(),
                    (seen, out) -> Gathered.TREE.write(seen.work().nature().attributes(), out));

    /// @param work an item that is offered to somebody
    public static byte[] json(Work work, Detail detail) {
        return json(new Seen(work, work.offeredTo(), work.offerEnds()), detail);
    }

    private static byte[] json(Seen seen, Detail detail) {
        return Out.bytes(Sealer.CLEAR, out -> SHEET.write(seen, detail, out));
    }

    /// An offer that was made, whatever has become of the item since.
    public static Map<String, Object> tree(Work work, AgentId agent, Instant until) {
        return Json.map(json(new Seen(work, agent, until), Detail.WHOLE));
    }

    private OfferView() {}
}

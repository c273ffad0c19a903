package dev.rollcall.wire.view;

import dev.rollcall.domain.Floor;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Work;
import dev.rollcall.domain.deciding.WorkFacts;
import dev.rollcall.wire.codec.Gathered;
import dev.rollcall.wire.codec.Out;
import dev.rollcall.wire.codec.Sealer;
import dev.rollcall.wire.json.Json;
import java.time.Instant;
import java.util.Map;

/// A work item as everybody sees it. `agent` is who has it, or to whom it is offered if nobody has;
/// `waiting` its place in the queue; `whyWaiting` names each agent's first shut gate.
public final class WorkView {

    private record Seen(Work work, WorkFacts facts) {}

    private static final Sheet<Seen> SHEET = new Sheet<Seen>()
            .text("id", seen -> seen.work().id().text())
            .text("state", seen -> seen.work().state().text())
            .text("workstream", seen -> seen.work().nature().workstream().text())
            .text("channel", seen -> seen.work().nature().channel().text())
            .text("kind", seen -> seen.work().nature().kind())
            .truth("acd", seen -> seen.work().nature().acd())
            .truth("inbound", seen -> seen.work().nature().inbound())
            .number("priority", seen -> seen.work().nature().priority())
            .text("queue", seen -> seen.work().queue().text())
            .text("agent", seen -> agent(seen.work()).text())
            .text("offeredTo", seen -> seen.work().offeredTo().text())
            .time("since", seen -> seen.work().enqueuedAt())
            .time("offerEnds", seen -> seen.work().offerEnds())
            .time("wrapUpEnds", seen -> seen.work().wrapUpEnds())
            .text("keptFor", seen -> seen.work().waiting()
                    ? seen.work().terms().kept().agent().text() : "")
            .part("silent", seen -> seen.work().heard().silent(),
                    (_, out) -> out.json().writeBoolean(true))
            .text("reportedBy", seen -> seen.work().nature().reportedBy().text())
            .part("waiting", seen -> seen.facts().place() > 0,
                    (seen, out) -> out.json().writeNumber(seen.facts().place()))
            .from(Detail.WHOLE)
            .part("attributes", seen -> !seen.work().nature().attributes().isEmpty(),
                    (seen, out) -> Gathered.TREE.write(seen.work().nature().attributes(), out))
            .part("whyWaiting", seen -> seen.facts().place() > 0, WorkView::whyWaiting);

    private static final WorkFacts UNASKED = new WorkFacts(0, Map.of());

    /// Without what has to be found out first: the place in line, and why it waits. For lists and
    /// streams.
    public static byte[] brief(Work work, Detail detail) {
        return Out.bytes(Sealer.CLEAR,
                out -> SHEET.write(new Seen(work, UNASKED), detail, out));
    }

    public static byte[] json(Floor floor, Work work, Instant now, Detail detail) {
        return Out.bytes(Sealer.CLEAR, out ->
                SHEET.write(new Seen(work, WorkFacts.of(floor, work, now)), detail, out));
    }

    public static Map<String, Object> tree(Floor floor, Work work, Instant now) {
        return Json.map(json(floor, work, now, Detail.WHOLE));
    }

    private static AgentId agent(Work work) {
        return work.owner().equals(AgentId.NONE) ? work.offeredTo() : work.owner();
    }

    private static void whyWaiting(Seen seen, Out out) {
        out.json().writeStartObject();
        seen.facts().whyWaiting().forEach((agent, gate) ->
                out.json().writeStringProperty(agent.text(), gate.text()));
        out.json().writeEndObject();
    }

    private WorkView() {}
}

package dev.rollcall.wire.view;

import dev.rollcall.domain.Agent;
import dev.rollcall.domain.FarSide;
import dev.rollcall.domain.Floor;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.configuration.Connection;
import dev.rollcall.domain.configuration.Connection.Scope;
import dev.rollcall.domain.sync.FarState;
import dev.rollcall.wire.codec.Out;
import dev.rollcall.wire.codec.Sealer;
import dev.rollcall.wire.json.Json;
import java.util.Map;
import java.util.TreeMap;

/// How an agent stands in one outside system: what is shown there, what is to be, and why the two
/// differ.
public final class FarSideView {

    private record Shown(FarSide side, Connection connection) {

        boolean replicates(Scope what) {
            return side.replica().begun() && connection.scope().contains(what);
        }
    }

    private static final Sheet<Shown> SHEET = new Sheet<Shown>()
            .text("observed", shown -> shown.side().seen().status())
            .text("desired", shown -> shown.side().desire().status())
            .text("state", shown -> FarState.of(shown.side(), shown.connection()).text())
            .time("since", shown -> shown.side().desire().since())
            .truth("locked", shown -> shown.side().asked().lock())
            .part("attributes", FarSideView::attributes)
            .part("routingStatus", shown -> shown.replicates(Scope.ROUTING_STATUS),
                    (shown, out) -> out.json()
                            .writeString(shown.side().replica().routingStatus().name()))
            .part("outOfOffice", shown -> shown.replicates(Scope.OUT_OF_OFFICE),
                    (shown, out) -> out.json()
                            .writeBoolean(shown.side().replica().outOfOffice()))
            .text("remembered", shown -> shown.side().kept().remembered())
            .text("deferredChoice", shown -> shown.side().kept().choice().text())
            .text("trouble", shown -> shown.side().writing().because())
            .time("retryAt", shown -> shown.side().writing().retryAt())
            .time("contestedUntil", shown -> shown.side().contest().until());

    static void write(FarSide side, Connection connection, Detail detail, Out out) {
        SHEET.write(new Shown(side, connection), detail, out);
    }

    /// As a tree: what a scenario looks at. Empty where nothing is known.
    public static Map<String, Object> tree(Floor floor, Agent agent, ConnectionId id) {
        var side = agent.farSides().get(id);
        var connection = floor.configuration().connection(id);
        if (side == null || connection.isEmpty()) return Map.of();
        return Json.map(Out.bytes(Sealer.CLEAR,
                out -> write(side, connection.get(), Detail.WHOLE, out)));
    }

    private static void attributes(Shown shown, Out out) {
        out.json().writeStartObject();
        new TreeMap<>(shown.side().desire().attributes())
                .forEach((name, value) -> out.json().writeStringProperty(name, value));
        out.json().writeEndObject();
    }

    private FarSideView() {}
}

package dev.rollcall.wire.view;

import dev.rollcall.domain.routing.WhyWaiting;
import dev.rollcall.wire.codec.Out;
import dev.rollcall.wire.codec.Sealer;

/// One agent who might get a waiting item, every gate that stands between the two, and what would
/// open the first one.
public final class CandidateView {

    private static final Sheet<WhyWaiting> SHEET = new Sheet<WhyWaiting>()
            .text("agent", why -> why.agent().text())
            .part("gates", (why, out) -> {
                out.json().writeStartArray();
                for (var gate : why.gates()) out.json().writeString(gate.text());
                out.json().writeEndArray();
            })
            .text("opensWhen", WhyWaiting::opensWhen);

    public static byte[] json(WhyWaiting why) {
        return Out.bytes(Sealer.CLEAR, out -> SHEET.write(why, Detail.STATE, out));
    }

    private CandidateView() {}
}

package dev.rollcall.simulator.vonage;

import dev.rollcall.wire.json.Instants;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something an agent works on, as the statistics show it.
///
/// @param until when wrapping up ends by itself; [Instant#MAX] before that
record Interaction(String id, Medium medium, Direction direction, State state, Instant since,
        Instant until) {

    /// How much attention a medium asks for is how Vonage counts a workload.
    enum Medium {
        PHONE("Phone", "calls"), CHAT("Chat", "semiLive"), EMAIL("Email", "nonLive");

        private final String text;
        private final String workload;

        Medium(String text, String workload) {
            this.text = text;
            this.workload = workload;
        }

        String workload() {
            return workload;
        }
    }

    enum Direction {
        INBOUND("Inbound"), OUTBOUND("Outbound");

        private final String text;

        Direction(String text) {
            this.text = text;
        }
    }

    enum State {
        RINGING("Ringing"), CONNECTED("Connected"), WRAP_UP("Wrap Up");

        private final String text;

        State(String text) {
            this.text = text;
        }
    }

    Interaction in(State next, Instant now, Instant nextUntil) {
        return new Interaction(id, medium, direction, next, now, nextUntil);
    }

    Map<String, @Nullable Object> tree() {
        var tree = new LinkedHashMap<String, @Nullable Object>();
        tree.put("guid", id);
        tree.put("channelGuid", null);
        tree.put("since", Instants.text(since));
        tree.put("medium", medium.text);
        tree.put("mediumManager", "CC");
        tree.put("direction", direction.text);
        tree.put("state", state.text);
        tree.put("reason", null);
        return tree;
    }
}

package dev.rollcall.wire.entry;

import static dev.rollcall.wire.codec.Union.row;

import dev.rollcall.domain.Event;
import dev.rollcall.domain.Event.Configured;
import dev.rollcall.wire.codec.Codec;
import dev.rollcall.wire.codec.Gathered;
import dev.rollcall.wire.codec.Out;
import dev.rollcall.wire.codec.Sealer;
import dev.rollcall.wire.codec.Shapes;
import dev.rollcall.wire.codec.Union;
import dev.rollcall.wire.codec.Union.Row;
import java.util.List;
import java.util.stream.Stream;

/// All events as JSON: `{"e": "claim-made", "agent": "ana", "layer": "choice", "claim": {…}}`. The
/// same in the journal (there with personal fields sealed), in answers and in streams.
public final class Events {

    private static final List<Row<? extends Event>> TENANT_ROWS = List.of(
            row("configured", Configured.class, f -> {
                var configuration = f.field("document", Shapes.CONFIGURATION,
                        Configured::configuration);
                return v -> new Configured(v.get(configuration));
            }));

    static final Union<Event> EVENT = Union.of("e",
            Stream.of(TENANT_ROWS, AgentEvents.ROWS, WorkEvents.ROWS, FarSideEvents.ROWS)
                    .flatMap(List::stream).toList());

    static final Codec<List<Event>> LIST = Gathered.list(EVENT);

    /// What an event is called: `claim-made`.
    public static String name(Event event) {
        return EVENT.name(event);
    }

    /// The events as a list, in clear, for those who may see them.
    public static byte[] json(List<Event> events) {
        return Out.bytes(LIST, events, Sealer.CLEAR);
    }

    /// The same into something larger that is being written.
    public static void write(List<Event> events, Out out) {
        LIST.write(events, out);
    }

    private Events() {}
}

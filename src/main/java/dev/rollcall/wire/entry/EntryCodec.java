package dev.rollcall.wire.entry;

import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Command;
import dev.rollcall.domain.Event;
import dev.rollcall.domain.Request;
import dev.rollcall.wire.codec.Codec;
import dev.rollcall.wire.codec.In;
import dev.rollcall.wire.codec.Leaves;
import dev.rollcall.wire.codec.Out;
import dev.rollcall.wire.codec.Shape;
import dev.rollcall.wire.command.Commands;
import dev.rollcall.wire.json.BadInput;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// One entry of the journal: a request and what happened, each as bytes of its own, because a plain
/// replay reads only what happened. The time stands in the entry itself. Safe for any thread.
public final class EntryCodec {

    /// Goes with every entry, so that a later release knows how to read it.
    public static final int VERSION = Upcasts.CURRENT;

    /// A request without its time.
    private record Asking(Cause by, Command command) {}

    private static final Codec<Asking> ASKING = Shape.of(Asking.class, f -> {
        var by = f.required("by", Leaves.CAUSE, Asking::by);
        var command = f.required("command", Commands.KEPT, Asking::command);
        return v -> new Asking(v.get(by), v.get(command));
    });

    private final In.Context context;
    private final Upcasts upcasts;

    public EntryCodec(In.Context context) {
        this(context, Upcasts.all());
    }

    EntryCodec(In.Context context, Upcasts upcasts) {
        this.context = context;
        this.upcasts = upcasts;
    }

    public byte[] command(Request request) {
        return Out.bytes(ASKING, new Asking(request.by(), request.command()), context.sealer());
    }

    public byte[] events(List<Event> events) {
        return Out.bytes(Events.LIST, events, context.sealer());
    }

    /// @param at the entry's time
    /// @throws BadInput for bytes that no release of ours has written
    public Request readCommand(int version, byte[] bytes, int offset, int length, Instant at) {
        var asking = read(ASKING, version, Upcasts.Row::command, bytes, offset, length);
        return new Request(asking.command(), asking.by(), at);
    }

    /// @throws BadInput for bytes that no release of ours has written
    public List<Event> readEvents(int version, byte[] bytes, int offset, int length) {
        return read(Events.LIST, version, Upcasts.Row::events, bytes, offset, length);
    }

    private <T> T read(Codec<T> codec, int version,
            Function<Upcasts.Row, UnaryOperator<Object>> part, byte[] bytes, int offset,
            int length) {
        if (upcasts.upToDate(version)) return In.read(codec, bytes, offset, length, context);
        var brought = upcasts.brought(version, part,
                Arrays.copyOfRange(bytes, offset, offset + length));
        return In.read(codec, brought, 0, brought.length, context);
    }
}

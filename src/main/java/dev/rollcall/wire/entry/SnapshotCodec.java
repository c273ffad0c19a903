package dev.rollcall.wire.entry;

import dev.rollcall.domain.TenantImage;
import dev.rollcall.wire.codec.In;
import dev.rollcall.wire.codec.Out;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import tools.jackson.core.exc.JacksonIOException;

/// A tenant's whole state as a stream of JSON. Agents and work stand in the order of their ids and
/// sets in the order of their texts, so that equal states are equal bytes wherever the sealer seals
/// equal things equally. Nothing is compressed here: whoever stores it knows what it costs him.
public final class SnapshotCodec {

    /// Goes with every snapshot; the same number as the entries'.
    public static final int VERSION = Upcasts.CURRENT;

    private final In.Context context;
    private final Upcasts upcasts;

    public SnapshotCodec(In.Context context) {
        this(context, Upcasts.all());
    }

    SnapshotCodec(In.Context context, Upcasts upcasts) {
        this.context = context;
        this.upcasts = upcasts;
    }

    /// The stream stays open.
    public void write(TenantImage image, OutputStream to) throws IOException {
        try (var out = Out.to(to, context.sealer())) {
            StateShapes.IMAGE.write(image, out);
        } catch (JacksonIOException failed) {
            throw failed.getCause();
        }
    }

    /// Reads one image and nothing after it. The stream stays open.
    ///
    /// @throws dev.rollcall.wire.json.BadInput for what no release of ours has written
    public TenantImage read(int version, InputStream from) throws IOException {
        try {
            if (upcasts.upToDate(version)) return In.read(StateShapes.IMAGE, from, context);
            var text = upcasts.brought(version, Upcasts.Row::snapshot, from.readAllBytes());
            return In.read(StateShapes.IMAGE, text, 0, text.length, context);
        } catch (JacksonIOException failed) {
            throw failed.getCause();
        }
    }
}

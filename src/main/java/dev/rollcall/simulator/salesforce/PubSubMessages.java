package dev.rollcall.simulator.salesforce;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// The Pub/Sub API's messages in protobuf's encoding, as its public definition numbers their
/// fields. Unknown fields of a client are skipped; what is empty is not written.
final class PubSubMessages {

    enum Preset { LATEST, EARLIEST, CUSTOM }

    @SuppressWarnings("ArrayRecordComponent") // Read once, never kept.
    record Fetch(String topic, int preset, byte[] replayId, int requested, String authRefresh) {}

    @SuppressWarnings("ArrayRecordComponent") // Made once, never changed.
    record Consumed(String id, String schemaId, byte[] payload, byte[] replayId) {}

    /// @throws IOException for bytes that are no such message
    static Fetch fetch(byte[] message) throws IOException {
        var in = CodedInputStream.newInstance(message);
        var topic = "";
        var preset = 0;
        var replayId = new byte[0];
        var requested = 0;
        var refresh = "";
        for (var tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (tag >>> 3) {
                case 1 -> topic = in.readStringRequireUtf8();
                case 2 -> preset = in.readEnum();
                case 3 -> replayId = in.readByteArray();
                case 4 -> requested = in.readInt32();
                case 5 -> refresh = in.readStringRequireUtf8();
                default -> in.skipField(tag);
            }
        }
        return new Fetch(topic, preset, replayId, requested, refresh);
    }

    /// The first field of a message that has no other: a topic's name, a schema's id.
    static String only(byte[] message) throws IOException {
        var in = CodedInputStream.newInstance(message);
        var text = "";
        for (var tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag >>> 3 == 1) text = in.readStringRequireUtf8();
            else in.skipField(tag);
        }
        return text;
    }

    static byte[] fetched(List<Consumed> events, byte[] latest, String rpcId, int pending) {
        return written(out -> {
            for (var event : events) {
                out.writeByteArray(1, written(one -> {
                    one.writeByteArray(1, written(produced -> {
                        produced.writeString(1, event.id());
                        produced.writeString(2, event.schemaId());
                        produced.writeByteArray(3, event.payload());
                    }));
                    one.writeByteArray(2, event.replayId());
                }));
            }
            out.writeByteArray(2, latest);
            out.writeString(3, rpcId);
            if (pending != 0) out.writeInt32(4, pending);
        });
    }

    static byte[] topic(String name, String organisation, String schemaId, String rpcId) {
        return written(out -> {
            out.writeString(1, name);
            out.writeString(2, organisation);
            out.writeBool(4, true);
            if (!schemaId.isEmpty()) out.writeString(5, schemaId);
            out.writeString(6, rpcId);
        });
    }

    static byte[] schema(String json, String id, String rpcId) {
        return written(out -> {
            out.writeString(1, json);
            out.writeString(2, id);
            out.writeString(3, rpcId);
        });
    }

    @FunctionalInterface
    private interface Writing {
        void write(CodedOutputStream out) throws IOException;
    }

    private static byte[] written(Writing writing) {
        var bytes = new ByteArrayOutputStream();
        var out = CodedOutputStream.newInstance(bytes);
        try {
            writing.write(out);
            out.flush();
        } catch (IOException memory) {
            throw new UncheckedIOException(memory);
        }
        return bytes.toByteArray();
    }

    private PubSubMessages() {}
}

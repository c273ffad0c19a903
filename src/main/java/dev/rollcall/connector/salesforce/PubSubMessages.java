package dev.rollcall.connector.salesforce;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// The messages of `eventbus.v1.PubSub` that we use, by the numbers of their fields in the public
/// `pubsub_api.proto`. Fields that are not named here are skipped, as protobuf wants it. Why they
/// are written by hand: decisions/0041.
final class PubSubMessages {

    enum Preset {
        LATEST(0), EARLIEST(1), CUSTOM(2);

        private final int number;

        Preset(int number) {
            this.number = number;
        }
    }

    /// @param topic empty: the one of the first request of the stream
    @SuppressWarnings("ArrayRecordComponent") // a message, compared by nobody
    record FetchRequest(String topic, Preset preset, byte[] replay, int wanted) {}

    /// @param latest where the stream has come to
    /// @param pending how many of the events that were asked for are still to come
    @SuppressWarnings("ArrayRecordComponent")
    record FetchResponse(List<Occurrence> events, byte[] latest, int pending) {}

    @SuppressWarnings("ArrayRecordComponent")
    record Occurrence(String schema, byte[] payload, byte[] replay) {}

    private static final String SERVICE = "eventbus.v1.PubSub";

    static final MethodDescriptor<FetchRequest, FetchResponse> SUBSCRIBE = method("Subscribe",
            MethodType.BIDI_STREAMING, PubSubMessages::write, PubSubMessages::fetched);

    /// From a schema's id to its JSON.
    static final MethodDescriptor<String, String> GET_SCHEMA = method("GetSchema",
            MethodType.UNARY, (id, out) -> out.writeString(1, id), PubSubMessages::first);

    private interface Writer<T> {
        void write(T message, CodedOutputStream out) throws IOException;
    }

    private interface Reader<T> {
        T read(CodedInputStream in) throws IOException;
    }

    private static <A, B> MethodDescriptor<A, B> method(String name, MethodType type,
            Writer<A> writer, Reader<B> reader) {
        return MethodDescriptor.<A, B>newBuilder().setType(type)
                .setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, name))
                .setRequestMarshaller(marshaller(writer, in -> {
                    throw new IOException("a client reads no requests");
                }))
                .setResponseMarshaller(marshaller((_, _) -> {
                    throw new IOException("a client writes no responses");
                }, reader)).build();
    }

    private static <T> Marshaller<T> marshaller(Writer<T> writer, Reader<T> reader) {
        return new Marshaller<>() {
            @Override
            public InputStream stream(T message) {
                var bytes = new ByteArrayOutputStream();
                try {
                    var out = CodedOutputStream.newInstance(bytes);
                    writer.write(message, out);
                    out.flush();
                } catch (IOException never) {
                    throw new UncheckedIOException(never);
                }
                return new ByteArrayInputStream(bytes.toByteArray());
            }

            @Override
            public T parse(InputStream stream) {
                try {
                    return reader.read(CodedInputStream.newInstance(stream));
                } catch (IOException malformed) {
                    throw Status.INTERNAL.withDescription("expected a message of " + SERVICE)
                            .withCause(malformed).asRuntimeException();
                }
            }
        };
    }

    static void write(FetchRequest request, CodedOutputStream out) throws IOException {
        if (!request.topic().isEmpty()) out.writeString(1, request.topic());
        if (request.preset() != Preset.LATEST) out.writeEnum(2, request.preset().number);
        if (request.replay().length > 0) out.writeByteArray(3, request.replay());
        out.writeInt32(4, request.wanted());
    }

    static FetchResponse fetched(CodedInputStream in) throws IOException {
        var events = new ArrayList<Occurrence>();
        var latest = new byte[0];
        var pending = 0;
        for (var tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (tag >>> 3) {
                case 1 -> events.add(occurrence(in.readByteBuffer()));
                case 2 -> latest = in.readByteArray();
                case 4 -> pending = in.readInt32();
                default -> in.skipField(tag);
            }
        }
        return new FetchResponse(List.copyOf(events), latest, pending);
    }

    /// A ConsumerEvent: a ProducerEvent and where it stands in the stream.
    private static Occurrence occurrence(ByteBuffer bytes) throws IOException {
        var in = CodedInputStream.newInstance(bytes);
        var event = new Occurrence("", new byte[0], new byte[0]);
        var replay = new byte[0];
        for (var tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (tag >>> 3) {
                case 1 -> event = produced(in.readByteBuffer());
                case 2 -> replay = in.readByteArray();
                default -> in.skipField(tag);
            }
        }
        return new Occurrence(event.schema(), event.payload(), replay);
    }

    private static Occurrence produced(ByteBuffer bytes) throws IOException {
        var in = CodedInputStream.newInstance(bytes);
        var schema = "";
        var payload = new byte[0];
        for (var tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (tag >>> 3) {
                case 2 -> schema = in.readString();
                case 3 -> payload = in.readByteArray();
                default -> in.skipField(tag);
            }
        }
        return new Occurrence(schema, payload, new byte[0]);
    }

    /// The text in a message's first field.
    private static String first(CodedInputStream in) throws IOException {
        var text = "";
        for (var tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag >>> 3 == 1) text = in.readString();
            else in.skipField(tag);
        }
        return text;
    }

    private PubSubMessages() {}
}

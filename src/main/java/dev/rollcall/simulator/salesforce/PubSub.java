package dev.rollcall.simulator.salesforce;

import static dev.rollcall.simulator.salesforce.Refusal.denied;
import static dev.rollcall.simulator.salesforce.Refusal.failed;
import static dev.rollcall.simulator.salesforce.Refusal.rpcId;
import static dev.rollcall.simulator.salesforce.Refusal.unknown;

import dev.rollcall.simulator.salesforce.PubSubMessages.Preset;
import dev.rollcall.simulator.stage.Stage;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.InsecureServerCredentials;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.okhttp.OkHttpServerBuilder;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// The Pub/Sub API: `eventbus.v1.PubSub` over real gRPC. A client says how many events it can take
/// and gets no more; when there is nothing, it gets an empty answer within 270 seconds. Publishing
/// and managed subscriptions are not offered: nobody may publish a change event.
///
/// Everything happens on the stage, one thing at a time; pushes travel as the stage's faults say.
final class PubSub implements AutoCloseable {

    /// Events in one answer, and what one request may ask for.
    private static final int BATCH_MAX = 100;

    /// A subscription that falls further behind is ended.
    private static final int WAITING_MAX = 20_000;
    private static final int STREAMS_MAX = 1_000;
    private static final int CALLS_MAX = 10_000;

    private static final Duration KEEP_ALIVE = Duration.ofSeconds(270);

    private static final Metadata.Key<String> TOKEN = key("accesstoken");
    private static final Metadata.Key<String> INSTANCE = key("instanceurl");
    private static final Metadata.Key<String> TENANT = key("tenantid");
    private static final Context.Key<String> BEARER = Context.key("bearer");

    /// Whether a token is good for an organisation now.
    @FunctionalInterface
    interface Door {
        boolean opens(String token, String instance, String tenant);
    }

    /// @param method short, as `Subscribe`
    record Call(Instant at, String method, String topic, String preset) {}

    private final Stage stage;
    private final Bus bus;
    private final Door door;
    private final Set<Subscription> subscriptions = new LinkedHashSet<>();
    private final List<Call> calls = new ArrayList<>();
    private final Server server;
    private Duration keepAlive = KEEP_ALIVE;
    private int failing;
    private boolean silent;

    PubSub(int port, Stage stage, Bus bus, Door door) throws IOException {
        this.stage = stage;
        this.bus = bus;
        this.door = door;
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        server = OkHttpServerBuilder.forPort(address, InsecureServerCredentials.create())
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .addService(service())
                .intercept(new Guard())
                .build().start();
        stage.every(Duration.ofSeconds(1), this::keepAlive);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    /// A new event sets out.
    void happened(Bus.Event event) {
        stage.push(() -> List.copyOf(subscriptions).forEach(one -> one.arrives(event)));
    }

    /// For tests that do not want to wait.
    void keepAlive(Duration time) {
        keepAlive = time;
    }

    /// So many calls from now on find no service.
    void failNext(int times) {
        failing = times;
    }

    /// Whether subscriptions stay open and nothing comes on them, not even signs of life.
    void silent(boolean are) {
        silent = are;
    }

    /// Breaks every subscription.
    void drop() {
        List.copyOf(subscriptions).forEach(one -> one.end(
                failed(Status.UNAVAILABLE, "service.unavailable", "The service is unavailable.")));
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    int subscriptions() {
        return subscriptions.size();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    private void keepAlive() {
        var now = stage.clock().instant();
        for (var one : List.copyOf(subscriptions)) one.stayAlive(now);
    }

    // The service.

    private ServerServiceDefinition service() {
        return ServerServiceDefinition.builder("eventbus.v1.PubSub")
                .addMethod(method("Subscribe", MethodType.BIDI_STREAMING),
                        ServerCalls.asyncBidiStreamingCall(this::subscribe))
                .addMethod(method("GetTopic", MethodType.UNARY),
                        ServerCalls.asyncUnaryCall((asked, out) ->
                                answer(out, () -> topic(read(asked)))))
                .addMethod(method("GetSchema", MethodType.UNARY),
                        ServerCalls.asyncUnaryCall((asked, out) ->
                                answer(out, () -> schema(read(asked)))))
                .build();
    }

    private void answer(StreamObserver<byte[]> out, Supplier<byte[]> answer) {
        try {
            out.onNext(stage.alone(answer));
            out.onCompleted();
        } catch (StatusRuntimeException no) {
            out.onError(no);
        }
    }

    private byte[] topic(String name) {
        note("GetTopic", name, "");
        if (bus.topic(name).isEmpty()) throw unknown(name);
        return PubSubMessages.topic(name, Organisation.ID,
                bus.entityOf(name).map(ChangeEvents::schemaId).orElse(""), rpcId());
    }

    private byte[] schema(String id) {
        note("GetSchema", id, "");
        var schema = bus.schema(id).orElseThrow(() -> failed(Status.NOT_FOUND,
                "schema.fetch.failed", "The schema " + id + " was not found."));
        return PubSubMessages.schema(schema, id, rpcId());
    }

    private StreamObserver<byte[]> subscribe(StreamObserver<byte[]> out) {
        var subscription = new Subscription((ServerCallStreamObserver<byte[]>) out, BEARER.get());
        return new StreamObserver<>() {
            @Override
            public void onNext(byte[] message) {
                stage.alone(() -> subscription.asked(message));
            }

            @Override
            public void onError(Throwable gone) {
                stage.alone(() -> subscriptions.remove(subscription));
            }

            @Override
            public void onCompleted() {
                stage.alone(subscription::done);
            }
        };
    }

    /// One client's stream.
    private final class Subscription {
        private final ServerCallStreamObserver<byte[]> out;
        private final String token;
        private final List<Bus.Event> waiting = new ArrayList<>();
        private String topic = "";
        private long told;
        private int pending;
        private Instant quietSince = Instant.MIN;

        Subscription(ServerCallStreamObserver<byte[]> out, String token) {
            this.out = out;
            this.token = token;
        }

        void asked(byte[] message) {
            try {
                var fetch = PubSubMessages.fetch(message);
                if (topic.isEmpty()) begin(fetch);
                else if (!fetch.topic().isEmpty() && !fetch.topic().equals(topic)) {
                    throw failed(Status.INVALID_ARGUMENT, "subscription.fetch.topic.mismatch",
                            "The topic of a subscription cannot change.");
                }
                if (fetch.requested() <= 0) {
                    throw failed(Status.INVALID_ARGUMENT, "subscription.fetch.requested.events",
                            "The number of requested events must be positive.");
                }
                pending = Math.min(BATCH_MAX, pending + Math.min(BATCH_MAX, fetch.requested()));
                deliver();
            } catch (IOException malformed) {
                end(Status.INVALID_ARGUMENT.withDescription("no FetchRequest")
                        .asRuntimeException());
            } catch (StatusRuntimeException no) {
                end(no);
            }
        }

        private void begin(PubSubMessages.Fetch fetch) {
            var now = stage.clock().instant();
            if (bus.topic(fetch.topic()).isEmpty()) throw unknown(fetch.topic());
            if (subscriptions.size() >= STREAMS_MAX) {
                throw failed(Status.RESOURCE_EXHAUSTED, "concurrent.client.limit.exceeded",
                        "Too many clients.");
            }
            var preset = preset(fetch);
            note("Subscribe", fetch.topic(), preset.name());
            told = switch (preset) {
                case LATEST -> bus.newest();
                case EARLIEST -> bus.earliest(now);
                case CUSTOM -> bus.number(fetch.replayId(), now).orElseThrow(() -> failed(
                        Status.INVALID_ARGUMENT, "subscription.fetch.replayid.corrupted",
                        "The replay ID is invalid, or its event is no longer kept."));
            };
            topic = fetch.topic();
            bus.after(told).forEach(this::arrives);
            told = bus.newest();
            quietSince = now;
            subscriptions.add(this);
        }

        private Preset preset(PubSubMessages.Fetch fetch) {
            return switch (fetch.preset()) {
                case 1 -> Preset.EARLIEST;
                case 2 -> Preset.CUSTOM;
                default -> Preset.LATEST;
            };
        }

        /// What was there at the beginning comes no second time by a slow push.
        void arrives(Bus.Event event) {
            if (subscriptions.contains(this) && event.number() <= told) return;
            if (!bus.topic(topic).orElseThrow().test(event)) return;
            if (waiting.size() >= WAITING_MAX) {
                end(failed(Status.RESOURCE_EXHAUSTED, "subscription.limit.exceeded",
                        "The client is too slow."));
                return;
            }
            waiting.add(event);
            if (subscriptions.contains(this)) deliver();
        }

        private void deliver() {
            if (!admitted()) return;
            while (pending > 0 && !waiting.isEmpty()) {
                var batch = waiting.subList(0, Math.min(pending, waiting.size()));
                pending -= batch.size();
                var latest = batch.getLast().number();
                send(batch.stream().map(event -> new PubSubMessages.Consumed(event.id(),
                        ChangeEvents.schemaId(event.entity()), event.payload(),
                        bus.replayId(event.number()))).toList(), latest);
                batch.clear();
            }
        }

        void stayAlive(Instant now) {
            if (!admitted() || pending == 0 || now.isBefore(quietSince.plus(keepAlive))) return;
            send(List.of(), bus.newest());
        }

        private void send(List<PubSubMessages.Consumed> events, long latest) {
            quietSince = stage.clock().instant();
            if (silent || out.isCancelled()) return;
            out.onNext(PubSubMessages.fetched(events, bus.replayId(latest), rpcId(), pending));
        }

        /// A token that ends, ends what was opened with it.
        private boolean admitted() {
            if (door.opens(token, stage.uri().toString(), Organisation.ID)) return true;
            end(denied());
            return false;
        }

        void done() {
            if (subscriptions.remove(this) && !out.isCancelled()) out.onCompleted();
        }

        void end(StatusRuntimeException why) {
            subscriptions.remove(this);
            if (!out.isCancelled()) out.onError(why);
        }
    }

    // Who may call, and in which words the answer is no.

    private final class Guard implements ServerInterceptor {
        @Override
        public <Q, A> ServerCall.Listener<Q> interceptCall(ServerCall<Q, A> call,
                Metadata headers, ServerCallHandler<Q, A> next) {
            var token = Optional.ofNullable(headers.get(TOKEN)).orElse("");
            var no = stage.alone(() -> refusal(token, headers));
            if (no.isEmpty()) {
                return Contexts.interceptCall(Context.current().withValue(BEARER, token), call,
                        headers, next);
            }
            var trailers = Optional.ofNullable(no.get().getTrailers()).orElseGet(Metadata::new);
            call.close(no.get().getStatus(), trailers);
            return new ServerCall.Listener<>() { };
        }
    }

    private Optional<StatusRuntimeException> refusal(String token, Metadata headers) {
        if (failing > 0) {
            failing--;
            return Optional.of(failed(Status.UNAVAILABLE, "service.unavailable",
                    "The service is unavailable."));
        }
        var instance = Optional.ofNullable(headers.get(INSTANCE)).orElse("");
        var tenant = Optional.ofNullable(headers.get(TENANT)).orElse("");
        return door.opens(token, instance, tenant) ? Optional.empty() : Optional.of(denied());
    }

    private void note(String method, String topic, String preset) {
        if (calls.size() == CALLS_MAX) calls.removeFirst();
        calls.add(new Call(stage.clock().instant(), method, topic, preset));
    }

    private static String read(byte[] message) {
        try {
            return PubSubMessages.only(message);
        } catch (IOException malformed) {
            throw Status.INVALID_ARGUMENT.withDescription("no such message").asRuntimeException();
        }
    }

    private static MethodDescriptor<byte[], byte[]> method(String name, MethodType type) {
        return MethodDescriptor.<byte[], byte[]>newBuilder(BYTES, BYTES).setType(type)
                .setFullMethodName("eventbus.v1.PubSub/" + name).build();
    }

    private static final MethodDescriptor.Marshaller<byte[]> BYTES =
            new MethodDescriptor.Marshaller<>() {
                @Override
                public InputStream stream(byte[] message) {
                    return new ByteArrayInputStream(message);
                }

                @Override
                public byte[] parse(InputStream stream) {
                    try {
                        return stream.readAllBytes();
                    } catch (IOException broken) {
                        throw new UncheckedIOException(broken);
                    }
                }
            };

    private static Metadata.Key<String> key(String name) {
        return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
    }
}

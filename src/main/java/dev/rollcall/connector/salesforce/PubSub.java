package dev.rollcall.connector.salesforce;

import dev.rollcall.connector.Destination;
import dev.rollcall.connector.LineBroken;
import dev.rollcall.connector.Setup;
import dev.rollcall.connector.salesforce.PubSubMessages.FetchRequest;
import dev.rollcall.connector.salesforce.PubSubMessages.FetchResponse;
import dev.rollcall.connector.salesforce.PubSubMessages.Preset;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import io.grpc.TlsChannelCredentials;
import io.grpc.stub.BlockingClientCall;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The Pub/Sub API: one stream of one topic, and the schemas by which its events are read, each
/// asked for once. It asks for no more events than it can take and says where it is, so that who
/// comes again goes on there.
final class PubSub implements AutoCloseable {

    static final String USUAL = "https://api.pubsub.salesforce.com:7443";

    /// As many as they give at most.
    private static final int AT_ONCE = 100;
    private static final int MESSAGE_MAX = 4 << 20;
    private static final Duration SCHEMA_WAIT = Duration.ofSeconds(20);
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(60);
    private static final int SCHEMAS_MAX = 100;

    /// They do not take the place we were at: too old, or of another organisation.
    static final class PlaceLost extends Exception {
        private static final long serialVersionUID = 1;
    }

    /// They do not take the token.
    static final class TokenRefused extends Exception {
        private static final long serialVersionUID = 1;
    }

    private final ManagedChannel line;
    private final Channel channel;
    private final Map<String, AvroSchema.Structure> schemas = new LinkedHashMap<>();

    private PubSub(ManagedChannel line, Channel channel) {
        this.line = line;
        this.channel = channel;
    }

    /// @throws LineBroken when we may not speak there
    static PubSub to(Setup setup, SalesforceLogin.Home home, String token) throws LineBroken {
        var address = address(setup);
        var refusal = Destination.refusal(address, setup.insideAllowed());
        if (refusal.isPresent()) throw new LineBroken("settings.pubSubUrl: " + refusal.get());
        var plain = "http".equals(address.getScheme());
        var port = address.getPort() > 0 ? address.getPort() : 443;
        var line = Grpc.newChannelBuilderForAddress(address.getHost(), port, plain
                        ? InsecureChannelCredentials.create() : TlsChannelCredentials.create())
                .maxInboundMessageSize(MESSAGE_MAX)
                .keepAliveTime(SIGN_OF_LIFE.toSeconds(), TimeUnit.SECONDS).build();
        var headers = new Metadata();
        headers.put(key("accesstoken"), token);
        headers.put(key("instanceurl"), home.instance());
        headers.put(key("tenantid"), home.organisation());
        return new PubSub(line, ClientInterceptors.intercept(line,
                MetadataUtils.newAttachHeadersInterceptor(headers)));
    }

    private static URI address(Setup setup) throws LineBroken {
        var text = setup.setting("pubSubUrl").isEmpty() ? USUAL : setup.setting("pubSubUrl");
        try {
            return URI.create(text);
        } catch (IllegalArgumentException notAnAddress) {
            throw new LineBroken("settings.pubSubUrl: expected https://host:port");
        }
    }

    private static Metadata.Key<String> key(String name) {
        return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
    }

    /// A topic's events as they come.
    static final class Stream implements AutoCloseable {
        private final BlockingClientCall<FetchRequest, FetchResponse> call;

        private Stream(BlockingClientCall<FetchRequest, FetchResponse> call) {
            this.call = call;
        }

        /// @return empty: nothing has come in this time
        Optional<FetchResponse> next(Duration most)
                throws LineBroken, PlaceLost, TokenRefused, InterruptedException {
            try {
                var response = call.read(Math.max(1, most.toMillis()), TimeUnit.MILLISECONDS);
                if (response == null) throw new LineBroken("Subscribe: they have ended it");
                if (response.pending() < AT_ONCE / 2) {
                    call.write(new FetchRequest("", Preset.LATEST, new byte[0],
                            AT_ONCE - response.pending()));
                }
                return Optional.of(response);
            } catch (TimeoutException quiet) {
                return Optional.empty();
            } catch (StatusException ended) {
                throw why("Subscribe", ended.getStatus());
            }
        }

        @Override
        public void close() {
            call.cancel("closing", null);
        }
    }

    /// @param after the last event that was heard; empty: from now on
    Stream subscribe(String topic, byte[] after)
            throws LineBroken, PlaceLost, TokenRefused, InterruptedException {
        var call = ClientCalls.blockingBidiStreamingCall(
                channel, PubSubMessages.SUBSCRIBE, CallOptions.DEFAULT);
        try {
            call.write(new FetchRequest(topic,
                    after.length > 0 ? Preset.CUSTOM : Preset.LATEST, after, AT_ONCE));
        } catch (StatusException ended) {
            throw why("Subscribe", ended.getStatus());
        }
        return new Stream(call);
    }

    /// The schema of this id.
    AvroSchema.Structure schema(String id) throws LineBroken, PlaceLost, TokenRefused {
        var known = schemas.get(id);
        if (known != null) return known;
        String json;
        try {
            json = ClientCalls.blockingUnaryCall(channel, PubSubMessages.GET_SCHEMA,
                    CallOptions.DEFAULT.withDeadlineAfter(SCHEMA_WAIT.toSeconds(),
                            TimeUnit.SECONDS), id);
        } catch (StatusRuntimeException failed) {
            throw why("GetSchema", failed.getStatus());
        }
        var schema = parsed(json);
        if (schemas.size() >= SCHEMAS_MAX) schemas.clear();
        schemas.put(id, schema);
        return schema;
    }

    /// A schema that cannot be read is asked for once too, and reads nothing.
    private static AvroSchema.Structure parsed(String json) {
        try {
            return AvroSchema.parse(json);
        } catch (LineBroken unreadable) {
            return AvroSchema.UNREADABLE;
        }
    }

    /// Their words are looked at and never shown: they may hold anything.
    private static LineBroken why(String call, Status status) throws PlaceLost, TokenRefused {
        if (status.getCode() == Status.Code.UNAUTHENTICATED) throw new TokenRefused();
        var said = String.valueOf(status.getDescription()).toLowerCase(Locale.ROOT);
        if (status.getCode() == Status.Code.INVALID_ARGUMENT && said.contains("replay")) {
            throw new PlaceLost();
        }
        return new LineBroken(call + " answered " + status.getCode());
    }

    @Override
    public void close() {
        line.shutdownNow();
    }
}

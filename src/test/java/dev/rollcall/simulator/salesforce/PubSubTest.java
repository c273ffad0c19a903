package dev.rollcall.simulator.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import com.salesforce.eventbus.protobuf.ConsumerEvent;
import com.salesforce.eventbus.protobuf.FetchRequest;
import com.salesforce.eventbus.protobuf.FetchResponse;
import com.salesforce.eventbus.protobuf.PubSubGrpc;
import com.salesforce.eventbus.protobuf.ReplayPreset;
import com.salesforce.eventbus.protobuf.SchemaRequest;
import com.salesforce.eventbus.protobuf.TopicRequest;
import dev.rollcall.simulator.stage.Faults;
import dev.rollcall.testkit.VirtualTime;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.okhttp.OkHttpChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The simulated Pub/Sub API, spoken to by the stubs that were generated from its public definition
/// and read by Avro itself: by clients that nobody here wrote.
final class PubSubTest {

    private static final String TOPIC = "/data/UserServicePresenceChangeEvent";
    private static final String ANA = "ana@example.org";

    private final VirtualTime time = new VirtualTime();
    private SalesforceSimulator salesforce;
    private ManagedChannel channel;
    private PubSubGrpc.PubSubStub client;
    private PubSubGrpc.PubSubBlockingStub asking;

    @BeforeEach
    void open() throws Exception {
        salesforce = new SalesforceSimulator(0, List.of(
                new SalesforceSimulator.Person(ANA, "Ana"),
                new SalesforceSimulator.Person("ben@example.org", "Ben")), time, new Random(7));
        var uri = salesforce.pubSubUri();
        channel = OkHttpChannelBuilder.forAddress(uri.getHost(), uri.getPort())
                .usePlaintext().build();
        signIn(new Session(salesforce).token());
    }

    @AfterEach
    void close() {
        channel.shutdownNow();
        salesforce.close();
    }

    private void signIn(String token) {
        var headers = new Metadata();
        Map.of("accesstoken", token, "instanceurl", salesforce.uri().toString(),
                "tenantid", SalesforceSimulator.TENANT).forEach((name, value) -> headers.put(
                        Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), value));
        var with = MetadataUtils.newAttachHeadersInterceptor(headers);
        client = PubSubGrpc.newStub(channel).withInterceptors(with);
        asking = PubSubGrpc.newBlockingStub(channel).withInterceptors(with);
    }

    @Test
    void a_topic_has_a_schema_and_it_can_be_had() {
        var topic = asking.getTopic(TopicRequest.newBuilder().setTopicName(TOPIC).build());
        assertThat(topic.getTopicName()).isEqualTo(TOPIC);
        assertThat(topic.getTenantGuid()).isEqualTo(SalesforceSimulator.TENANT);
        assertThat(topic.getCanSubscribe()).isTrue();
        assertThat(topic.getCanPublish()).isFalse();
        var schema = schema(topic.getSchemaId());
        assertThat(schema.getFullName())
                .isEqualTo("com.sforce.eventbus.UserServicePresenceChangeEvent");
        assertThat(schema.getFields().getFirst().name()).isEqualTo("ChangeEventHeader");
    }

    @Test
    void a_change_of_status_is_an_update_and_then_a_create() {
        salesforce.choose(ANA, "Available");
        var heard = new Client().subscribe(TOPIC, ReplayPreset.LATEST, 100);
        await().until(() -> salesforce.subscriptions() == 1);
        time.pass(Duration.ofSeconds(90));
        salesforce.choose(ANA, "On Break");
        await().until(() -> heard.events().size() == 2);
        var ended = read(heard.events().get(0));
        assertThat(header(ended)).containsEntry("changeType", "UPDATE")
                .containsEntry("entityName", "UserServicePresence");
        assertThat(changed(heard.events().get(0), ended)).containsExactlyInAnyOrder(
                "LastModifiedDate", "IsCurrentState", "StatusEndDate", "StatusDuration");
        assertThat(ended.get("IsCurrentState")).isEqualTo(false);
        assertThat(ended.get("StatusDuration")).isEqualTo(90);
        assertThat(ended.get("UserId")).isNull();
        var begun = read(heard.events().get(1));
        assertThat(header(begun)).containsEntry("changeType", "CREATE");
        assertThat(begun.get("UserId")).hasToString(salesforce.userId(ANA));
        assertThat(begun.get("ServicePresenceStatusId"))
                .hasToString(salesforce.statusId("On Break"));
        assertThat(begun.get("IsAway")).isEqualTo(true);
        assertThat(begun.get("StatusStartDate")).isEqualTo(time.instant().toEpochMilli());
    }

    @Test
    void signing_out_is_an_update_alone_and_the_pair_may_lag() {
        salesforce.pairLag(Duration.ofSeconds(2));
        var heard = new Client().subscribe(TOPIC, ReplayPreset.EARLIEST, 100);
        await().until(() -> salesforce.subscriptions() == 1);
        salesforce.choose(ANA, "Available");
        salesforce.stage().tick();
        assertThat(heard.events()).isEmpty();
        time.pass(Duration.ofSeconds(2));
        salesforce.stage().tick();
        await().until(() -> heard.events().size() == 1);
        salesforce.logout(ANA);
        await().until(() -> heard.events().size() == 2);
        assertThat(header(read(heard.events().get(1)))).containsEntry("changeType", "UPDATE");
    }

    @Test
    void no_more_comes_than_was_asked_for() {
        IntStream.range(0, 5).forEach(_ -> change());
        var heard = new Client().subscribe(TOPIC, ReplayPreset.EARLIEST, 3);
        await().until(() -> heard.events().size() == 3);
        assertThat(heard.answers.getLast().getPendingNumRequested()).isZero();
        change();
        assertThat(heard.events()).hasSize(3);
        heard.more(4);
        await().until(() -> heard.events().size() == 7);
        heard.more(100);
        await().until(() -> heard.events().size() == 11);
    }

    @Test
    void a_replay_goes_on_where_it_was_left() {
        IntStream.range(0, 3).forEach(_ -> change());
        var first = new Client().subscribe(TOPIC, ReplayPreset.EARLIEST, 2);
        await().until(() -> first.events().size() == 2);
        var second = new Client().resume(TOPIC, first.answers.getLast().getLatestReplayId());
        await().until(() -> second.events().size() == 3);
        assertThat(second.events()).extracting(ConsumerEvent::getReplayId)
                .doesNotContainAnyElementsOf(first.events().stream()
                        .map(ConsumerEvent::getReplayId).toList());
    }

    @Test
    void a_replay_id_is_opaque_and_ends_with_what_it_names() throws Exception {
        assertThat(code(new Client().resume(TOPIC, ByteString.copyFromUtf8("guess"))))
                .isEqualTo(CORRUPTED);
        change();
        var heard = new Client().subscribe(TOPIC, ReplayPreset.EARLIEST, 10);
        await().until(() -> !heard.events().isEmpty());
        var old = heard.events().getFirst().getReplayId();
        change();
        time.pass(Duration.ofHours(73));
        salesforce.sessionLife(Duration.ofHours(2));
        signIn(new Session(salesforce).token());
        change();
        assertThat(code(new Client().resume(TOPIC, old))).isEqualTo(CORRUPTED);
    }

    private static final String CORRUPTED =
            "sfdc.platform.eventbus.grpc.subscription.fetch.replayid.corrupted";

    @Test
    void after_a_switch_of_data_centres_everybody_is_out_and_nothing_can_be_resumed() {
        change();
        var heard = new Client().subscribe(TOPIC, ReplayPreset.EARLIEST, 10);
        await().until(() -> !heard.events().isEmpty());
        salesforce.movesElsewhere();
        assertThat(status(heard)).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(salesforce.shown(ANA)).isEqualTo("Offline");
        assertThat(code(new Client().resume(TOPIC, heard.events().getLast().getReplayId())))
                .isEqualTo(CORRUPTED);
    }

    @Test
    void a_sign_of_life_comes_within_270_seconds() {
        var heard = new Client().subscribe(TOPIC, ReplayPreset.LATEST, 1);
        await().until(() -> salesforce.subscriptions() == 1);
        time.pass(Duration.ofSeconds(269));
        salesforce.stage().tick();
        assertThat(heard.answers).isEmpty();
        time.pass(Duration.ofSeconds(1));
        salesforce.stage().tick();
        await().until(() -> !heard.answers.isEmpty());
        assertThat(heard.answers.getFirst().getEventsList()).isEmpty();
        assertThat(heard.answers.getFirst().getLatestReplayId()).isNotEqualTo(ByteString.EMPTY);
        assertThat(heard.answers.getFirst().getPendingNumRequested()).isEqualTo(1);
    }

    @Test
    void nobody_comes_in_without_a_session_and_none_outlives_its_own() {
        var heard = new Client().subscribe(TOPIC, ReplayPreset.LATEST, 1);
        await().until(() -> salesforce.subscriptions() == 1);
        time.pass(Duration.ofHours(3));
        salesforce.stage().tick();
        assertThat(status(heard)).isEqualTo(Status.Code.UNAUTHENTICATED);
        signIn("00D!guess");
        var refused = new Client().subscribe(TOPIC, ReplayPreset.LATEST, 1);
        assertThat(status(refused)).isEqualTo(Status.Code.UNAUTHENTICATED);
        assertThat(code(refused)).isEqualTo("sfdc.platform.eventbus.grpc.service.auth.error");
    }

    @Test
    void what_cannot_be_asked_is_refused() {
        assertThat(status(new Client().subscribe("/data/Nothing", ReplayPreset.LATEST, 1)))
                .isEqualTo(Status.Code.NOT_FOUND);
        assertThat(status(new Client().subscribe(TOPIC, ReplayPreset.LATEST, 0)))
                .isEqualTo(Status.Code.INVALID_ARGUMENT);
        var heard = new Client().subscribe(TOPIC, ReplayPreset.LATEST, 1);
        heard.requests.onNext(FetchRequest.newBuilder().setTopicName("/data/ChangeEvents")
                .setNumRequested(1).build());
        assertThat(status(heard)).isEqualTo(Status.Code.INVALID_ARGUMENT);
        var unknown = SchemaRequest.newBuilder().setSchemaId("guess").build();
        Assertions.assertThatThrownBy(() -> asking.getSchema(unknown))
                .isInstanceOf(StatusRuntimeException.class).hasMessageContaining("NOT_FOUND");
    }

    @Test
    void the_channel_of_external_routing_leaves_the_noise_out() {
        salesforce.choose(ANA, "Available");
        var all = new Client().subscribe("/data/ChangeEvents", ReplayPreset.LATEST, 100);
        var some = new Client().subscribe("/data/ExternalRoutingChannel__chn",
                ReplayPreset.LATEST, 100);
        await().until(() -> salesforce.subscriptions() == 2);
        salesforce.push(ANA, "Chat", 1).orElseThrow();
        await().until(() -> all.events().size() == 2 && some.events().size() == 1);
        assertThat(header(read(some.events().getFirst()))).containsEntry("entityName", "AgentWork");
    }

    @Test
    void pushes_are_lost_and_doubled_on_demand_and_calls_fail() {
        var heard = new Client().subscribe(TOPIC, ReplayPreset.LATEST, 100);
        await().until(() -> salesforce.subscriptions() == 1);
        salesforce.stage().faults().pushes(new Faults.Pushes(Duration.ZERO, 0, 0, 1));
        change();
        salesforce.stage().faults().pushes(new Faults.Pushes(Duration.ZERO, 1, 0, 0));
        change();
        await().until(() -> heard.events().size() == 4);
        assertThat(heard.events().get(0)).isEqualTo(heard.events().get(1));
        salesforce.pubSubFails(1);
        assertThat(status(new Client().subscribe(TOPIC, ReplayPreset.LATEST, 1)))
                .isEqualTo(Status.Code.UNAVAILABLE);
        salesforce.dropSubscriptions();
        assertThat(status(heard)).isEqualTo(Status.Code.UNAVAILABLE);
    }

    /// Two events, but the first time one.
    private void change() {
        salesforce.choose(ANA, salesforce.shown(ANA).equals("Busy") ? "Training" : "Busy");
    }

    private Schema schema(String id) {
        return new Schema.Parser().parse(asking.getSchema(
                SchemaRequest.newBuilder().setSchemaId(id).build()).getSchemaJson());
    }

    private GenericRecord read(ConsumerEvent event) {
        try {
            return new GenericDatumReader<GenericRecord>(schema(event.getEvent().getSchemaId()))
                    .read(null, DecoderFactory.get().binaryDecoder(
                            event.getEvent().getPayload().toByteArray(), null));
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static Map<String, String> header(GenericRecord event) {
        var header = (GenericRecord) event.get("ChangeEventHeader");
        var texts = new HashMap<String, String>();
        header.getSchema().getFields().forEach(field ->
                texts.put(field.name(), Objects.toString(header.get(field.name()))));
        return texts;
    }

    /// The fields whose bits are set in `changedFields`.
    private List<String> changed(ConsumerEvent event, GenericRecord record) {
        var header = (GenericRecord) record.get("ChangeEventHeader");
        var bitmap = ((List<?>) header.get("changedFields")).getFirst().toString();
        var bits = new BigInteger(bitmap.substring("0x".length()), 16);
        return schema(event.getEvent().getSchemaId()).getFields().stream()
                .filter(field -> bits.testBit(field.pos())).map(Schema.Field::name).toList();
    }

    private static Status.Code status(Client client) {
        await().until(client.ended::isDone);
        return Status.fromThrowable(client.ended.exceptionNow()).getCode();
    }

    private static String code(Client client) {
        await().until(client.ended::isDone);
        return Objects.requireNonNull(Status.trailersFromThrowable(client.ended.exceptionNow()))
                .get(Metadata.Key.of("error-code", Metadata.ASCII_STRING_MARSHALLER));
    }

    /// One subscription and all that came on it.
    private final class Client implements StreamObserver<FetchResponse> {
        private final List<FetchResponse> answers = new CopyOnWriteArrayList<>();
        private final CompletableFuture<Void> ended = new CompletableFuture<>();
        private final StreamObserver<FetchRequest> requests = client.subscribe(this);

        Client subscribe(String topic, ReplayPreset preset, int requested) {
            requests.onNext(FetchRequest.newBuilder().setTopicName(topic).setReplayPreset(preset)
                    .setNumRequested(requested).build());
            return this;
        }

        Client resume(String topic, ByteString replayId) {
            requests.onNext(FetchRequest.newBuilder().setTopicName(topic).setReplayId(replayId)
                    .setReplayPreset(ReplayPreset.CUSTOM).setNumRequested(100).build());
            return this;
        }

        void more(int requested) {
            requests.onNext(FetchRequest.newBuilder().setNumRequested(requested).build());
        }

        List<ConsumerEvent> events() {
            return answers.stream().flatMap(answer -> answer.getEventsList().stream()).toList();
        }

        @Override
        public void onNext(FetchResponse answer) {
            answers.add(answer);
        }

        @Override
        public void onError(Throwable why) {
            ended.completeExceptionally(why);
        }

        @Override
        public void onCompleted() {
            ended.complete(null);
        }
    }
}

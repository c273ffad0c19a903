package dev.rollcall.wire.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Command;
import dev.rollcall.domain.Command.Deadline;
import dev.rollcall.domain.Command.Transfer;
import dev.rollcall.domain.Event;
import dev.rollcall.domain.Ids.ActivityKind;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.Channel;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.Ids.ProfileId;
import dev.rollcall.domain.Ids.QueueId;
import dev.rollcall.domain.Ids.SessionId;
import dev.rollcall.domain.Ids.StatusId;
import dev.rollcall.domain.Ids.WorkId;
import dev.rollcall.domain.Ids.WorkstreamId;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.Request;
import dev.rollcall.domain.TenantImage;
import dev.rollcall.domain.Timer;
import dev.rollcall.domain.configuration.Configuration;
import dev.rollcall.testkit.Anything;
import dev.rollcall.testkit.Golden;
import dev.rollcall.wire.codec.In;
import dev.rollcall.wire.codec.Sealer;
import dev.rollcall.wire.configuration.ConfigurationReader;
import dev.rollcall.wire.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/// Every event, every command, the causes, the codes and the state, as they are written down: one
/// golden file each, whole and in clear. What is in the journals of others cannot be changed, so a
/// difference here is an incident until somebody has read it.
final class VocabularyTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private final Anything any = Anything.whole()
        .with(AgentId.class, () -> new AgentId("ana"))
        .with(StatusId.class, () -> new StatusId("lunch"))
        .with(QueueId.class, () -> new QueueId("sales"))
        .with(WorkId.class, () -> new WorkId("call-1"))
        .with(WorkstreamId.class, () -> new WorkstreamId("voice"))
        .with(SessionId.class, () -> new SessionId("tab"))
        .with(ConnectionId.class, () -> new ConnectionId("teams"))
        .with(ProfileId.class, () -> new ProfileId("expert"))
        .with(ActivityKind.class, () -> new ActivityKind("call"))
        .with(Channel.class, () -> Channel.VOICE)
        .with(Cause.class, () -> new Cause(Cause.Kind.CONNECTION, "teams", "r-1"))
        .with(Configuration.class, () -> ConfigurationReader.trusted(Json.map(
            "{\"graceTime\":\"2m\",\"queues\":[\"sales\"]}".getBytes(StandardCharsets.UTF_8))))
        .with(Transfer.class, () ->
            new Transfer(new WorkId("call-1"), new AgentId("ana"), QueueId.NONE));

    private final In.Context context =
        new In.Context(Sealer.CLEAR, ConfigurationReader::trusted);
    private final EntryCodec codec = new EntryCodec(context);
    private final SnapshotCodec snapshots = new SnapshotCodec(context);

    @Test
    void every_event_is_written_as_it_was_and_read_as_it_is() {
        each("events", Anything.records(Event.class), type -> List.of((Event) any.of(type)),
            codec::events,
            bytes -> codec.readEvents(EntryCodec.VERSION, bytes, 0, bytes.length));
    }

    @Test
    void every_command_is_written_as_it_was_and_read_as_it_is() {
        each("commands", Anything.records(Command.class),
            type -> new Request((Command) any.of(type), Cause.API, NINE), codec::command,
            bytes -> codec.readCommand(EntryCodec.VERSION, bytes, 0, bytes.length, NINE));
    }

    @Test
    void every_timer_is_written_as_it_was_and_read_as_it_is() {
        each("timers", Anything.records(Timer.class),
            type -> new Request(new Deadline((Timer) any.of(type)), Cause.timer("due"), NINE),
            codec::command,
            bytes -> codec.readCommand(EntryCodec.VERSION, bytes, 0, bytes.length, NINE));
    }

    @Test
    void a_tenants_state_is_written_as_it_was_and_read_as_it_is() throws IOException {
        var image = any.of(TenantImage.class);
        var out = new ByteArrayOutputStream();
        snapshots.write(image, out);

        Golden.holdJson("state.json", out.toString(StandardCharsets.UTF_8));

        var golden = new ByteArrayInputStream(Golden.bytes("state.json"));
        assertThat(snapshots.read(SnapshotCodec.VERSION, golden)).isEqualTo(image);
    }

    @Test
    void causes_and_codes_are_called_what_they_were_called() {
        var lines = new ArrayList<String>();
        for (var kind : Cause.Kind.values()) {
            for (var cause : List.of(new Cause(kind, "", ""), new Cause(kind, "maria", ""),
                    new Cause(kind, "maria", "r-1"))) {
                assertThat(Cause.parse(cause.text())).isEqualTo(cause);
                lines.add("cause " + cause.text());
            }
        }
        for (var code : Refusal.Code.values()) lines.add("refusal " + code.text());

        Golden.hold("words.txt", String.join("\n", lines) + "\n");
    }

    private <T> void each(String folder, List<Class<?>> types, Function<Class<?>, T> make,
        Function<T, byte[]> write, Function<byte[], T> read) {
        SoftAssertions.assertSoftly(all -> {
            for (var type : types) {
                all.check(() -> {
                    var one = make.apply(type);
                    var name = folder + "/" + type.getSimpleName() + ".json";
                    Golden.holdJson(name, new String(write.apply(one), StandardCharsets.UTF_8));
                    assertThat(read.apply(Golden.bytes(name))).as(name).isEqualTo(one);
                });
            }
        });
        assertThat(Golden.names(folder)).as("what journals hold is never taken away")
            .containsExactlyInAnyOrderElementsOf(types.stream()
                .map(type -> type.getSimpleName() + ".json").collect(Collectors.toSet()));
        assertThat(types).extracting(Class::getSimpleName).doesNotHaveDuplicates();
    }
}

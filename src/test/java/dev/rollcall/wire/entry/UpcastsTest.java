package dev.rollcall.wire.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Command.SetReady;
import dev.rollcall.domain.Event;
import dev.rollcall.domain.Event.ReadySet;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Request;
import dev.rollcall.domain.TenantImage;
import dev.rollcall.wire.Sample;
import dev.rollcall.wire.Sample.GlassSealer;
import dev.rollcall.wire.codec.In;
import dev.rollcall.wire.json.BadInput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What older versions wrote is read as if the current one had written it. There is one version
/// yet, so the older ones are invented: version 1 said `willing` for `ready`, version 2 said it
/// with words, and 3 is current.
final class UpcastsTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final AgentId ANA = new AgentId("ana");

    private static final Upcasts THREE = new Upcasts(3, Map.of(
        1, new Upcasts.Row(renamed(), renamed(), renamed()),
        2, new Upcasts.Row(unworded(), unworded(), unworded())));

    private final In.Context context = Sample.context(new GlassSealer());
    private final EntryCodec codec = new EntryCodec(context, THREE);

    @Test
    void events_of_every_older_version_are_read() {
        var now = List.<Event>of(new ReadySet(ANA, true, Cause.AGENT));

        assertThat(events(1, "willing", "\"yes\"")).isEqualTo(now);
        assertThat(events(2, "ready", "\"yes\"")).isEqualTo(now);
        assertThat(events(3, "ready", "true")).isEqualTo(now);
    }

    @Test
    void a_command_of_an_older_version_is_read() {
        var then = utf8("{'by':'agent','command':{'do':'set-ready','agent':'ana',"
            + "'willing':'no'}}");

        assertThat(codec.readCommand(1, then, 0, then.length, NINE))
            .isEqualTo(new Request(new SetReady(ANA, false), Cause.AGENT, NINE));
    }

    @Test
    void a_snapshot_of_an_older_version_is_read_with_what_is_sealed_in_it() throws IOException {
        var snapshots = new SnapshotCodec(context, THREE);
        var image = Sample.anything(new SplittableRandom(3))
            .with(boolean.class, () -> true).of(TenantImage.class);
        var out = new ByteArrayOutputStream();
        snapshots.write(image, out);
        var now = out.toString(StandardCharsets.UTF_8);
        var then = now.replace("\"ready\":true", "\"willing\":\"yes\"");

        assertThat(then).isNotEqualTo(now).contains("{\"sealed\":");
        assertThat(snapshots.read(1, new ByteArrayInputStream(utf8(then))))
            .isEqualTo(snapshots.read(3, new ByteArrayInputStream(utf8(now))));
    }

    @Test
    void what_is_written_is_of_the_current_version() {
        var bytes = codec.events(List.of(new ReadySet(ANA, true, Cause.AGENT)));
        assertThat(codec.readEvents(3, bytes, 0, bytes.length)).hasSize(1);
    }

    @Test
    void a_version_from_before_the_table_or_after_it_is_refused_by_its_number() {
        var bytes = utf8("[]");
        for (var version : List.of(0, 4)) {
            assertThatThrownBy(() -> codec.readEvents(version, bytes, 0, bytes.length))
                .isInstanceOf(BadInput.class).hasMessageContaining(
                    "expected schema version 1 to 3, found " + version
                        + "; it needs another release");
        }
    }

    @Test
    void every_version_that_was_ever_written_has_its_row() {
        for (var version = 1; version <= Upcasts.CURRENT; version++) {
            assertThat(Upcasts.all().upToDate(version)).isEqualTo(version == Upcasts.CURRENT);
        }
    }

    @Test
    void damaged_bytes_of_an_older_version_are_bad_input_and_nothing_else() {
        for (var damaged : List.of("", "null", "[", "{}", "[{}]", "[null]", "[[]]", "5")) {
            var bytes = utf8(damaged);
            assertThatThrownBy(() -> codec.readEvents(1, bytes, 0, bytes.length))
                .as(damaged).isInstanceOf(BadInput.class);
        }
    }

    private List<Event> events(int version, String name, String value) {
        var bytes = utf8("[{'e':'ready-set','agent':'ana','" + name + "':" + value
            + ",'cause':'agent'}]");
        return codec.readEvents(version, bytes, 0, bytes.length);
    }

    private static byte[] utf8(String text) {
        return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    private static UnaryOperator<Object> renamed() {
        return tree -> changed(tree, (name, _) -> name.equals("willing") ? "ready" : name,
            (_, value) -> value);
    }

    private static UnaryOperator<Object> unworded() {
        return tree -> changed(tree, (name, _) -> name,
            (name, value) -> name.equals("ready") ? value.equals("yes") : value);
    }

    private interface Change<T> {
        @Nullable T of(String name, @Nullable Object value);
    }

    private static @Nullable Object changed(
        @Nullable Object tree, Change<String> names, Change<Object> values) {
        return switch (tree) {
            case null -> null;
            case Map<?, ?> map -> {
                var changed = new LinkedHashMap<String, Object>();
                map.forEach((name, value) -> changed.put(names.of(name.toString(), value),
                    values.of(name.toString(), changed(value, names, values))));
                yield changed;
            }
            case List<?> list -> list.stream()
                .map(one -> changed(one, names, values)).toList();
            default -> tree;
        };
    }
}

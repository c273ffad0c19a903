package dev.rollcall.wire.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.domain.Agent;
import dev.rollcall.domain.FarSide;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.WorkId;
import dev.rollcall.domain.TenantImage;
import dev.rollcall.domain.Work;
import dev.rollcall.testkit.Seeds;
import dev.rollcall.wire.Sample;
import dev.rollcall.wire.Sample.GlassSealer;
import dev.rollcall.wire.codec.Sealer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// A tenant's state comes back as it was, and equal states are equal bytes.
final class SnapshotCodecTest {
    private final SnapshotCodec codec = new SnapshotCodec(Sample.context(new GlassSealer()));

    @Test
    void a_tenant_comes_back_as_it_was() {
        Seeds.forAll(1_000, random -> {
            var image = image(random);

            assertThat(read(codec, written(codec, image))).isEqualTo(image);
        });
    }

    @Test
    void equal_states_are_equal_bytes_in_whatever_order_they_came_about() {
        Seeds.forAll(200, random -> {
            var image = image(random);
            var agents = new LinkedHashMap<AgentId, Agent>();
            image.agents().keySet().stream().sorted().toList().reversed()
                .forEach(id -> agents.put(id, image.agents().get(id)));
            var again = new TenantImage(image.configuration(), image.version(),
                image.worksEver(), image.offersEver(), agents, new HashMap<>(image.works()),
                image.over(), image.timers(), image.timersEverSet());

            assertThat(written(codec, again)).isEqualTo(written(codec, image));
        });
    }

    @Test
    void what_is_said_about_people_is_sealed() {
        var image = image(new SplittableRandom(7));
        var names = image.agents().values().stream().map(agent -> agent.settings().name())
            .filter(name -> name.length() > 4).toList();

        assertThat(names).isNotEmpty();
        assertThat(new String(written(codec, image), StandardCharsets.UTF_8))
            .contains("{\"sealed\":").doesNotContain(names.toArray(String[]::new));
        assertThat(new String(written(new SnapshotCodec(Sample.context(Sealer.CLEAR)), image),
            StandardCharsets.UTF_8)).contains(names);
    }

    @Test
    void what_fails_in_the_stream_is_the_stream_s_own_failure() throws IOException {
        var out = OutputStream.nullOutputStream();
        out.close();
        assertThatThrownBy(() -> codec.write(image(new SplittableRandom(1)), out))
            .isInstanceOf(IOException.class).hasMessage("Stream closed");
        var in = InputStream.nullInputStream();
        in.close();
        assertThatThrownBy(() -> codec.read(SnapshotCodec.VERSION, in))
            .isInstanceOf(IOException.class).hasMessage("Stream closed");
    }

    /// Agents and items under their own ids, as in a tenant.
    private static TenantImage image(SplittableRandom random) {
        var any = Sample.anything(random);
        var image = any.of(TenantImage.class);
        var agents = new HashMap<AgentId, Agent>();
        for (var i = 0; i < 3; i++) {
            var agent = keyed(any.of(Agent.class));
            agents.put(agent.id(), agent);
        }
        var works = new HashMap<WorkId, Work>();
        for (var i = 0; i < 3; i++) {
            var work = any.of(Work.class);
            works.put(work.id(), work);
        }
        return new TenantImage(image.configuration(), image.version(), image.worksEver(),
            image.offersEver(), Map.copyOf(agents), Map.copyOf(works), image.over(),
            image.timers(), image.timersEverSet());
    }

    private static Agent keyed(Agent agent) {
        var sides = agent.farSides().values().stream()
            .collect(Collectors.toMap(FarSide::connection, Function.identity(), (one, _) -> one));
        return new Agent(agent.id(), agent.settings(), agent.attendance(), agent.claims(),
            agent.standing(), agent.roster(), agent.workload(), agent.activities(), sides);
    }

    private static byte[] written(SnapshotCodec codec, TenantImage image) {
        try {
            var bytes = new ByteArrayOutputStream();
            codec.write(image, bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static TenantImage read(SnapshotCodec codec, byte[] bytes) {
        try {
            return codec.read(SnapshotCodec.VERSION, new ByteArrayInputStream(bytes));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}

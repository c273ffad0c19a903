package dev.rollcall.wire.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.Channel;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.Ids.ProfileId;
import dev.rollcall.domain.Ids.QueueId;
import dev.rollcall.domain.Ids.StatusId;
import dev.rollcall.domain.configuration.AgentSettings;
import dev.rollcall.domain.configuration.AgentSettings.Capacity;
import dev.rollcall.domain.configuration.Capability;
import dev.rollcall.testkit.Seeds;
import dev.rollcall.wire.configuration.Reading.Usable;
import dev.rollcall.wire.document.YamlWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// An agent's settings as a tree, and back.
final class AgentTreesTest {

    private static final String TENANT = """
            statuses: [{id: tea, base: away}]
            queues: [a, b, c]
            profiles: [{id: p}, {id: q}]
            teams: {blue: , red: }
            connections: [{id: x}, {id: y}]
            """;

    @Test
    void what_was_written_is_read_as_the_same_also_through_text() {
        var tenant = Reads.usable(TENANT).configuration();
        Seeds.forAll(2_000, random -> {
            var settings = settings(random);
            var tree = AgentTrees.tree(settings);
            var text = YamlWriter.text(Map.of("ana", tree));
            var read = ConfigurationReader.agents(tenant,
                    SchemaPaths.map(Reads.document(text).tree()));
            assertThat(read).isInstanceOf(Usable.class);
            assertThat(((Usable) read).agents())
                    .containsExactly(Map.entry(new AgentId("ana"), settings));
        });
    }

    @Test
    void the_same_settings_are_always_the_same_text() {
        Seeds.forAll(500, random -> {
            var settings = settings(random);
            var again = new AgentSettings(settings.name(), settings.team(),
                    settings.defaultStatus(), settings.capacity(), settings.channelLimits(),
                    settings.capabilities(), settings.queues(),
                    new HashMap<>(settings.identities()), settings.timezone());
            assertThat(AgentTrees.tree(again).toString())
                    .isEqualTo(AgentTrees.tree(settings).toString());
        });
    }

    @Test
    void who_says_nothing_is_an_empty_map() {
        assertThat(AgentTrees.tree(AgentSettings.SILENT)).isEmpty();
        assertThat(Reads.usable("agents: {ana: , bob: {}}").agents()).containsExactly(
                Map.entry(new AgentId("ana"), AgentSettings.SILENT),
                Map.entry(new AgentId("bob"), AgentSettings.SILENT));
    }

    private static AgentSettings settings(SplittableRandom random) {
        return new AgentSettings(
                random.nextBoolean() ? "Ana: \"Smith\" #1" : "",
                random.nextBoolean() ? "blue" : "",
                maybe(random, new StatusId("tea")),
                maybe(random, new Capacity(maybe(random, random.nextInt(200)),
                        some(random, "p", "q").map(ProfileId::new).collect(Collectors.toSet()))),
                maybe(random, some(random, "voice", "chat")
                        .collect(Collectors.toMap(Channel::new, _ -> random.nextInt(5)))),
                maybe(random, some(random, "PHONE", "CHAT", "EMAIL")
                        .map(Capability::valueOf).collect(Collectors.toSet())),
                maybe(random, some(random, "a", "b", "c").map(QueueId::new)
                        .collect(Collectors.toSet())),
                some(random, "x", "y").collect(Collectors.toMap(ConnectionId::new, id -> "0" + id)),
                random.nextBoolean() ? "Europe/Berlin" : "");
    }

    private static <T> Optional<T> maybe(SplittableRandom random, T value) {
        return random.nextBoolean() ? Optional.of(value) : Optional.empty();
    }

    private static Stream<String> some(SplittableRandom random, String... texts) {
        return Set.of(texts).stream().sorted().filter(_ -> random.nextBoolean());
    }
}

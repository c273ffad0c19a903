package dev.rollcall.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Changes;
import dev.rollcall.domain.Changes.AgentChange;
import dev.rollcall.domain.Command.ConfigureAgents;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Life;
import dev.rollcall.domain.RandomCommands;
import dev.rollcall.domain.Tenant;
import dev.rollcall.domain.configuration.AgentSettings;
import dev.rollcall.testkit.Seeds;
import dev.rollcall.wire.configuration.Presets;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The ring of recent changes: what a stream may go on from, and from when on it may not.
final class RecentTest {

    private static final int AGENTS = 5;
    private static final int MAX = 64;

    private record Change(long offset, AgentId agent) {}

    /// Goal: it says who changed after an offset as a list would, or that it does not know, and it
    /// knows at least the newest changes up to its limit. Method: random agents at random offsets.
    @Test
    void it_knows_what_a_list_knows_of_the_newest_changes() {
        var changed = agents();
        Seeds.forAll(2_000, random -> {
            var recent = new Recent(MAX);
            var list = new ArrayList<Change>();
            var offset = 0L;
            for (var step = 0; step < 150; step++) {
                offset += 1 + random.nextInt(3);
                var one = changed.get(random.nextInt(AGENTS));
                recent.add(offset,
                    new Changes(Instant.EPOCH, List.of(one), List.of(), false));
                list.add(new Change(offset, one.after().orElseThrow().id()));
                if (random.nextInt(50) == 0) {
                    recent = random.nextBoolean() ? recent.copy() : again(recent);
                }
                var after = random.nextLong(offset + 1);
                var known = recent.after(after);
                assertThat(known.isPresent()).isEqualTo(inReach(list, after));
                known.ifPresent(found -> assertThat(found).isEqualTo(newest(list, after)));
            }
        });
    }

    /// Every change after `offset` is among the newest ones.
    private static boolean inReach(List<Change> list, long offset) {
        return list.stream().filter(change -> change.offset() > offset).count() <= MAX;
    }

    private static Map<AgentId, Long> newest(List<Change> list, long offset) {
        var newest = new HashMap<AgentId, Long>();
        for (var change : list) {
            if (change.offset() > offset) newest.put(change.agent(), change.offset());
        }
        return newest;
    }

    @Test
    void the_newest_configuration_is_known_by_its_offset() {
        var recent = new Recent(MAX);
        recent.add(3, new Changes(Instant.EPOCH, List.of(), List.of(), true));
        recent.add(4, new Changes(Instant.EPOCH, agents(), List.of(), false));

        assertThat(recent.configured()).isEqualTo(3);
        assertThat(again(recent).configured()).isEqualTo(3);
        assertThat(recent.copy().configured()).isEqualTo(3);
    }

    private static List<AgentChange> agents() {
        var life = new Life(new Tenant(Presets.bare()).image(), Instant.EPOCH);
        life.ask(new ConfigureAgents(IntStream.range(0, AGENTS).boxed().collect(
            Collectors.toMap(RandomCommands::agent, _ -> AgentSettings.SILENT)), Set.of()),
            Cause.API);
        return life.tenant().agents().stream()
            .map(agent -> new AgentChange(Optional.empty(), Optional.of(agent))).toList();
    }

    private static Recent again(Recent recent) {
        try {
            var out = new ByteArrayOutputStream();
            recent.write(new DataOutputStream(out));
            var again = new Recent(MAX);
            again.read(new DataInputStream(new ByteArrayInputStream(out.toByteArray())));
            return again;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}

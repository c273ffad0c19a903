package dev.rollcall.wire.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Command.ConfigureAgents;
import dev.rollcall.domain.Life;
import dev.rollcall.domain.RandomCommands;
import dev.rollcall.domain.Tenant;
import dev.rollcall.domain.configuration.AgentSettings;
import dev.rollcall.testkit.Mutations;
import dev.rollcall.testkit.Seeds;
import dev.rollcall.wire.configuration.Reading.Broken;
import dev.rollcall.wire.configuration.Reading.Usable;
import dev.rollcall.wire.document.Document;
import dev.rollcall.wire.document.Documents;
import dev.rollcall.wire.document.Unreadable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Configurations with slips in them, thousands: each is refused with findings that have a place,
/// or it is accepted and then works. Nothing else comes out of the reader.
final class SlipsTest {

    private static final List<String> TEXTS = Stream.concat(
        Presets.names().stream().map(name -> Presets.text(name).orElseThrow()),
        Stream.of(Reads.resource("/configuration/everything.yaml"))).toList();

    private static final List<Object> TREES =
        TEXTS.stream().map(text -> Reads.document(text).tree()).toList();

    @Test
    void a_tree_with_slips_is_refused_with_reasons_or_it_works() {
        Seeds.forAll(1_500, random -> {
            var tree = new Mutations(random).of(one(TREES, random));
            judge(ConfigurationReader.read(tree), random);
        });
    }

    @Test
    void a_text_with_slips_is_refused_with_reasons_or_it_works() {
        Seeds.forAll(500, random -> {
            var text = new Mutations(random).of(one(TEXTS, random));
            try {
                Document document = Documents.one("slips.yaml", text);
                var reading = ConfigurationReader.read(document);
                for (var finding : reading.findings()) document.at(finding.pointer());
                judge(reading, random);
            } catch (Unreadable refused) {
                assertThat(refused.getMessage()).contains("slips.yaml");
            }
        });
    }

    @Test
    void a_part_with_slips_over_a_whole_is_refused_with_reasons_or_it_works() {
        Seeds.forAll(500, random -> {
            var name = one(Presets.names(), random);
            var whole = Presets.usable(name).orElseThrow();
            var part = new Mutations(random).of(one(TREES, random));
            if (!(part instanceof Map<?, ?> map)) return;
            var patch = new LinkedHashMap<String, Object>();
            map.forEach((key, value) -> patch.put(String.valueOf(key), value));
            if (patch.size() > 3) patch.keySet().retainAll(
                patch.keySet().stream().skip(random.nextInt(patch.size() - 2)).limit(3).toList());
            judge(ConfigurationReader.patched(whole.configuration(), whole.agents(), patch),
                random);
        });
    }

    @Test
    void a_number_beyond_all_bounds_is_refused_at_its_place() {
        for (var number : List.of("1e308", "-1e308", "1e19")) {
            assertThat(Reads.findings("workstreams: [{id: voice, units: " + number + "}]"))
                .as(number).isNotEmpty().allMatch(line -> line.startsWith("1:"));
        }
    }

    private static void judge(Reading reading, SplittableRandom random) {
        switch (reading) {
            case Broken(var findings) -> assertThat(findings).isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.detail()).isNotBlank());
            case Usable usable -> work(usable, random);
        }
    }

    /// What was accepted is read again as the same, and people can work there.
    private static void work(Usable usable, SplittableRandom random) {
        var configuration = usable.configuration();
        assertThat(ConfigurationReader.trusted(configuration.document()))
            .isEqualTo(configuration);
        var life = new Life(new Tenant(configuration).image(),
            Instant.parse("2026-03-02T09:00:00Z"));
        life.ask(new ConfigureAgents(usable.agents(), Set.of()), Cause.API);
        life.ask(new ConfigureAgents(Map.of(
            RandomCommands.agent(0), AgentSettings.SILENT,
            RandomCommands.agent(1), AgentSettings.SILENT), Set.of()), Cause.API);
        if (configuration.queues().isEmpty() || configuration.workstreams().isEmpty()) return;
        new RandomCommands(random, life, configuration, 2).some(10);
    }

    private static <T> T one(List<T> of, SplittableRandom random) {
        return of.get(random.nextInt(of.size()));
    }
}

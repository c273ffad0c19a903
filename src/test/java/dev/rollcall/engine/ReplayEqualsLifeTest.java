package dev.rollcall.engine;

import static dev.rollcall.engine.Floors.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.Agent;
import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Command;
import dev.rollcall.domain.Event;
import dev.rollcall.domain.Event.Configured;
import dev.rollcall.domain.Floor;
import dev.rollcall.domain.RandomCommands;
import dev.rollcall.domain.Tenant;
import dev.rollcall.domain.TenantImage;
import dev.rollcall.domain.configuration.Configuration;
import dev.rollcall.engine.Answer.Accepted;
import dev.rollcall.engine.Answer.Unavailable;
import dev.rollcall.journal.JournalException.Kind;
import dev.rollcall.testkit.Seeds;
import dev.rollcall.wire.configuration.Presets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The engine under random days: commands, time, full disks, crashes and restarts, with snapshots
/// in between. Whatever happens, what it holds is what the journal says, nothing it acknowledged is
/// missing there, and nothing else stands there.
final class ReplayEqualsLifeTest {

    private static final int AGENTS = 4;

    /// A sample; with `rollcall.long` fifty thousand.
    private static final int SEEDS = 2_000;

    private static final List<Configuration> TENANTS = Presets.names().stream()
        .map(name -> Presets.usable(name).orElseThrow().configuration()).toList();

    @Test
    void the_engine_holds_what_the_journal_says_after_any_day() {
        Seeds.forAll(SEEDS, random -> {
            var day = new Day(random);
            for (var part = 0; part < 4; part++) {
                day.commands.some(12);
                day.trouble(random);
                day.mustBeWhatTheJournalSays();
            }
            day.floors.restart();
            day.mustBeWhatTheJournalSays();
        });
    }

    /// One random day of one tenant.
    private static final class Day implements RandomCommands.Place {

        private final Floors floors = new Floors(Floors.small());
        private final Map<Long, List<Event>> acknowledged = new HashMap<>();
        private final RandomCommands commands;
        private final Configuration configuration;

        Day(SplittableRandom random) {
            configuration = TENANTS.get(random.nextInt(TENANTS.size()));
            var agents = IntStream.range(0, AGENTS).mapToObj(RandomCommands::agent)
                .toArray(dev.rollcall.domain.Ids.AgentId[]::new);
            floors.with(ACME, configuration, agents);
            commands = new RandomCommands(random, this, configuration, AGENTS);
        }

        @Override
        public Floor floor() {
            return floors.engine.moment(ACME).floor();
        }

        @Override
        public Instant now() {
            return floors.time.instant();
        }

        @Override
        public void pass(Duration time) {
            floors.pass(time);
        }

        @Override
        public void take(Command command, Cause by) {
            var future = floors.engine.submit(ACME, command, by, by.text(), "");
            floors.engine.settle();
            var answer = future.join();
            assertThat(answer).isNotInstanceOf(Answer.Failed.class);
            if (answer instanceof Unavailable) assertThat(floors.disk.refused).isPositive();
            if (answer instanceof Accepted(var offset, var events) && !events.isEmpty()) {
                acknowledged.put(offset, events);
            }
        }

        private void trouble(SplittableRandom random) {
            switch (random.nextInt(5)) {
                case 0 -> floors.kill();
                case 1 -> floors.restart();
                case 2 -> {
                    floors.disk.failAppends(random.nextBoolean() ? Kind.FULL : Kind.IO);
                    commands.some(5);
                    floors.disk.heal();
                    floors.pass(Duration.ofSeconds(2));
                }
                case 3 -> {
                    floors.disk.failAppends(Kind.FULL);
                    commands.some(3);
                    floors.kill();
                }
                default -> { }
            }
        }

        private void mustBeWhatTheJournalSays() {
            floors.engine.settle();
            var written = new ArrayList<List<Event>>();
            var fresh = new Tenant(configuration);
            floors.disk.entries().forEach(entry -> {
                var events = floors.notation.events(entry);
                if (written.isEmpty()) {
                    assertThat(events.getFirst()).isEqualTo(new Configured(configuration));
                }
                fresh.evolve(entry.time(), events);
                written.add(events);
            });
            assertThat(floors.image(ACME)).isEqualTo(fresh.image());
            mustShow(fresh.image());
            acknowledged.forEach((offset, events) ->
                assertThat(written.get(Math.toIntExact(offset) - 1)).isEqualTo(events));
        }

        private void mustShow(TenantImage image) {
            var moment = floors.engine.moment(ACME);
            assertThat(moment.floor().agents().stream()
                    .collect(Collectors.toMap(Agent::id, Function.identity())))
                .isEqualTo(image.agents());
            assertThat(moment.position().offset()).isEqualTo(floors.disk.end());
        }
    }
}

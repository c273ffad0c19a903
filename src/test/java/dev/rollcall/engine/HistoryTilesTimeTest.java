package dev.rollcall.engine;

import static dev.rollcall.engine.Floors.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.Agent;
import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Command;
import dev.rollcall.domain.Command.ConfigureAgents;
import dev.rollcall.domain.Floor;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Life;
import dev.rollcall.domain.RandomCommands;
import dev.rollcall.domain.Tenant;
import dev.rollcall.domain.configuration.AgentSettings;
import dev.rollcall.domain.configuration.Configuration;
import dev.rollcall.testkit.Seeds;
import dev.rollcall.wire.configuration.Presets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What people look back at (domain law, section 10): the intervals of an agent tile time, without
/// a gap and without an overlap, and say at every instant what was shown then.
final class HistoryTilesTimeTest {

    private static final int AGENTS = 3;

    private static final List<Configuration> TENANTS = Presets.names().stream()
        .map(name -> Presets.usable(name).orElseThrow().configuration()).toList();

    /// What an agent showed at an instant, after everything that happened then.
    private record Shown(AgentId agent, Instant at, String status) {}

    @Test
    void the_intervals_of_any_life_tile_time() {
        Seeds.forAll(2_000, random -> {
            var tenant = tenant(random);
            var life = new Life(new Tenant(tenant).image(), Instant.parse("2026-03-02T09:00:00Z"));
            life.ask(new ConfigureAgents(IntStream.range(0, AGENTS).boxed().collect(
                Collectors.toMap(RandomCommands::agent, _ -> AgentSettings.SILENT)), Set.of()),
                Cause.API);
            new RandomCommands(random, life, tenant, AGENTS).some(25);

            var history = new Intervals();
            for (var page : life.pages()) history.hear(page.request().at(), page.events());

            history.mustTileTime();
            for (var agent : life.tenant().agents()) {
                assertThat(history.at(agent.id(), life.now())).isEqualTo(status(agent));
            }
        });
    }

    /// Goal: whoever reads the engine's feed, page by page, over crashes and restarts, knows at
    /// every instant what everybody saw. Method: note what is shown at the end of each instant.
    @Test
    void the_feed_of_the_engine_says_at_every_instant_what_was_shown() {
        Seeds.forAll(100, random -> {
            try (var day = new Day(random)) {
                for (var part = 0; part < 4; part++) {
                    day.commands.some(10);
                    if (random.nextBoolean()) day.floors.kill();
                    else day.floors.restart();
                }
                day.historyMustSayWhatWasShown(1 + random.nextInt(20));
            }
        });
    }

    /// A random day that somebody watches.
    private static final class Day implements RandomCommands.Place, AutoCloseable {

        private final Floors floors = new Floors(Floors.small());
        private final List<Shown> shown = new ArrayList<>();
        private final RandomCommands commands;

        Day(SplittableRandom random) {
            var configuration = tenant(random);
            floors.with(ACME, configuration, IntStream.range(0, AGENTS)
                .mapToObj(RandomCommands::agent).toArray(AgentId[]::new));
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

        /// Time moves on only when all of an instant is over.
        @Override
        public void pass(Duration time) {
            floors.engine.settle();
            for (var agent : floor().agents()) {
                shown.add(new Shown(agent.id(), now(), status(agent)));
            }
            floors.pass(time.plusMillis(1));
        }

        @Override
        public void take(Command command, Cause by) {
            floors.engine.submit(ACME, command, by, by.text(), "");
            floors.engine.settle();
        }

        private void historyMustSayWhatWasShown(int pageSize) {
            pass(Duration.ZERO);
            var history = new Intervals();
            var feed = floors.engine.feed(ACME);
            var position = new Position(feed.position().epoch(), 0);
            while (position.offset() < feed.position().offset()) {
                var page = feed.past(position, pageSize).orElseThrow();
                for (var one : page.happened()) history.hear(one.at(), one.events());
                assertThat(page.upTo().offset()).isGreaterThan(position.offset());
                position = page.upTo();
            }
            history.mustTileTime();
            for (var one : shown) {
                assertThat(history.at(one.agent(), one.at())).as("%s", one)
                    .isEqualTo(one.status());
            }
        }

        @Override
        public void close() {
            floors.close();
        }
    }

    private static String status(Agent agent) {
        return agent.presence().status().text();
    }

    private static Configuration tenant(SplittableRandom random) {
        return TENANTS.get(random.nextInt(TENANTS.size()));
    }
}

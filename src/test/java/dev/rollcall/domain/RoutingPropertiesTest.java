package dev.rollcall.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.Command.Configure;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.WorkId;
import dev.rollcall.domain.Work.State;
import dev.rollcall.testkit.Seeds;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Routing whatever happens: floors of every kind, with holds, transfers, force, reports and new
/// configurations in mid-flight. After every single decision [Law] asks whether each offer was the
/// one that a full scan would have made, whether anybody was brought over capacity, and whether
/// anything is left waiting that somebody could take.
class RoutingPropertiesTest {

    private static final int SPELLS = 8;
    private static final int STEPS = 10;

    /// Goal: invariants 1 to 4 of the law, and the index of assignment is nothing but quick.
    /// Method: as above; 400 floors, with `-Drollcall.long=true` 10,000.
    @Test
    void every_offer_is_the_one_a_full_scan_would_make_and_nothing_waits_for_nothing() {
        Seeds.forAll(400, random -> assertThat(lived(random).events()).isPositive());
    }

    /// Goal: no item is lost: whatever was enqueued is there, in one state, until somebody ends it.
    /// Method: a random day, then every open item is ended by force, and nobody has anything left.
    @Test
    void what_comes_in_is_there_until_it_is_ended_and_then_nobody_carries_it() {
        Seeds.forAll(100, random -> {
            var life = lived(random);
            var known = new HashSet<WorkId>();
            for (var page : life.pages()) {
                for (var event : page.events()) {
                    if (event instanceof Event.WorkCreated(var id, _, _, _, _, _, _, _, _, _, _)) {
                        known.add(id);
                    }
                }
            }
            assertThat(life.tenant().works()).extracting(Work::id)
                    .containsExactlyInAnyOrderElementsOf(known);

            for (var work : Set.copyOf(life.tenant().works())) {
                if (!work.state().over()) life.ask(new Command.Close(work.id(), true), Cause.API);
            }

            assertThat(life.tenant().works()).allMatch(work -> work.state().over());
            assertThat(life.tenant().agents()).allMatch(agent -> agent.workload().isEmpty());
            assertThat(life.tenant().works()).noneMatch(work -> work.state() == State.OFFERED);
        });
    }

    /// Goal: left alone it comes to rest, and no offer of ours rings for ever. Method: after a
    /// random day nobody says anything for a day more.
    @Test
    void when_nobody_says_anything_every_offer_of_ours_ends() {
        Seeds.forAll(100, random -> {
            var life = lived(random);
            life.pass(Duration.ofDays(1));

            assertThat(life.tenant().works())
                    .filteredOn(work -> !work.offeredTo().equals(AgentId.NONE))
                    .allMatch(work -> work.offerEnds().isAfter(life.now()));
        });
    }

    private static Life lived(SplittableRandom random) {
        var first = RandomTenants.any(random);
        var life = new Life(first.configuration(), first.agents());
        for (var spell = 0; spell < SPELLS; spell++) {
            new RandomCommands(random.split(), life, life.tenant().configuration(),
                    RandomTenants.AGENTS).some(STEPS);
            if (random.nextInt(4) == 0) {
                var next = RandomTenants.any(random);
                life.ask(new Configure(next.configuration(), next.agents(), Set.of(), 0),
                        Cause.API);
            }
            if (random.nextInt(6) == 0) life.restart();
        }
        return life;
    }
}

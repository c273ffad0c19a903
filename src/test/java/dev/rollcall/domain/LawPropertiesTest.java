package dev.rollcall.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.Command.JoinQueues;
import dev.rollcall.domain.Command.SetReady;
import dev.rollcall.domain.Command.SignIn;
import dev.rollcall.domain.Ids.SessionId;
import dev.rollcall.domain.configuration.AgentSettings;
import dev.rollcall.domain.configuration.Configuration;
import dev.rollcall.testkit.Seeds;
import dev.rollcall.wire.configuration.Presets;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// What must hold whatever happens: random days of several agents in tenants of every kind. [Law]
/// is asked after every single decision.
class LawPropertiesTest {

    private static final int AGENTS = 4;
    private static final int STEPS = 60;

    private static final List<Configuration> TENANTS = Presets.names().stream()
            .map(name -> Presets.usable(name).orElseThrow().configuration()).toList();

    /// Goal: the journal is the whole truth, and a snapshot loses nothing of it. Method: live
    /// through a random day, restarting from a snapshot in the middle; then forget everything,
    /// replay the events, and compare.
    @Test
    void replaying_the_journal_gives_the_state_that_was_lived_through() {
        Seeds.forAll(500, random -> {
            var life = lived(random);
            life.restart();
            new RandomCommands(random, life, life.tenant().configuration(), AGENTS).some(10);

            assertThat(life.replayed()).isEqualTo(life.tenant().image());
        });
    }

    /// Goal: a decision always ends and leaves the law standing. Method: as above; the rounds are
    /// bounded and throw, and the law is checked after each.
    @Test
    void the_law_stands_after_every_decision_and_every_decision_ends() {
        Seeds.forAll(500, random -> assertThat(lived(random).events()).isPositive());
    }

    /// Goal: saying a thing twice says it once. Method: after a random day, repeat what can be
    /// repeated without a new meaning and see that nothing changes.
    @Test
    void what_is_already_so_happens_no_second_time() {
        Seeds.forAll(500, random -> {
            var life = lived(random);
            var agent = RandomCommands.agent(0);
            life.ask(new SignIn(agent, new SessionId("s0")), Cause.AGENT);
            var queue = life.tenant().configuration().queues().keySet().iterator().next();
            life.ask(new JoinQueues(agent, Set.of(queue)), Cause.AGENT);
            life.ask(new SetReady(agent, true), Cause.AGENT);
            var image = life.tenant().image();

            life.ask(new SignIn(agent, new SessionId("s0")), Cause.AGENT);
            life.ask(new JoinQueues(agent, Set.of(queue)), Cause.AGENT);
            life.ask(new SetReady(agent, true), Cause.AGENT);

            assertThat(life.tenant().image()).isEqualTo(image);
        });
    }

    private static Life lived(SplittableRandom random) {
        var tenant = tenant(random);
        var life = new Life(tenant, AGENTS, AgentSettings.SILENT);
        new RandomCommands(random, life, tenant, AGENTS).some(STEPS);
        return life;
    }

    private static Configuration tenant(SplittableRandom random) {
        return TENANTS.get(random.split().nextInt(TENANTS.size()));
    }
}

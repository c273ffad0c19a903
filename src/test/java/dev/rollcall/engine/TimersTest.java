package dev.rollcall.engine;

import static dev.rollcall.engine.Floors.ACME;
import static dev.rollcall.engine.Floors.ANA;
import static dev.rollcall.engine.Floors.BEN;
import static dev.rollcall.engine.Floors.choose;
import static dev.rollcall.engine.Floors.signIn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.Command.Silence;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.SessionId;
import dev.rollcall.engine.Feed.Happened;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What falls due happens once, in order, at the time it was due.
final class TimersTest {

    private final Floors floors = new Floors().with(ACME, ANA, BEN);
    private final Instant start = floors.time.instant();

    @Test
    void a_duration_ends_when_it_should_and_not_before() {
        floors.ask(signIn(ANA));
        floors.ask(choose(ANA, "busy", Duration.ofSeconds(50)));

        floors.pass(Duration.ofSeconds(50).minusMillis(1));
        assertThat(floors.presence(ANA)).isEqualTo("busy");
        floors.pass(Duration.ofMillis(1));
        assertThat(floors.presence(ANA)).isEqualTo("available");
        assertThat(fired()).extracting(Happened::at).containsExactly(start.plusSeconds(50));
    }

    @Test
    void overdue_timers_fire_once_after_a_restart_in_due_order_at_their_own_times() {
        floors.ask(signIn(ANA));
        floors.ask(signIn(BEN));
        floors.ask(choose(ANA, "busy", Duration.ofMinutes(5)));
        floors.ask(choose(BEN, "busy", Duration.ofMinutes(3)));
        floors.time.pass(Duration.ofMinutes(9));

        floors.kill();
        floors.engine.settle();
        floors.kill();
        floors.engine.settle();

        assertThat(fired()).extracting(Happened::at)
            .containsExactly(start.plusSeconds(180), start.plusSeconds(300));
        assertThat(floors.agent(ANA).presence().since()).isEqualTo(start);
    }

    @Test
    void what_is_due_before_a_command_has_happened_before_it() {
        floors.ask(signIn(ANA));
        floors.ask(choose(ANA, "busy", Duration.ofMinutes(5)));
        floors.time.pass(Duration.ofMinutes(5));

        floors.ask(choose(ANA, "away"));

        assertThat(floors.presence(ANA)).isEqualTo("away");
        assertThat(fired()).hasSize(1);
    }

    @Test
    void time_does_not_go_back_when_the_clock_does() {
        floors.ask(signIn(ANA));
        floors.time.set(start.minusSeconds(3600));

        floors.ask(choose(ANA, "busy"));

        assertThat(floors.agent(ANA).presence().since()).isEqualTo(start);
    }

    @Test
    void two_tenants_keep_their_own_time() {
        floors.with("other", ANA);
        floors.ask("other", signIn(ANA), "");
        floors.ask("other", choose(ANA, "busy", Duration.ofMinutes(1)), "");
        floors.time.pass(Duration.ofMinutes(2));
        floors.kill();
        floors.ask(signIn(ANA));

        var other = floors.engine.feed("other").past(new Position("m", 0), 100).orElseThrow();
        assertThat(other.happened().getLast().at()).isEqualTo(start.plusSeconds(60));
        assertThat(floors.agent(ANA).attendance().since()).isEqualTo(start.plusSeconds(120));
    }

    @Test
    void a_session_that_is_not_heard_is_lost_and_a_heartbeat_costs_no_entry() {
        floors.ask(signIn(ANA));
        floors.ask(signIn(BEN));
        var entries = floors.engine.moment(ACME).position();
        for (var i = 0; i < 8; i++) {
            floors.pass(Duration.ofSeconds(25));
            assertThat(floors.engine.heard(ACME, ANA, new SessionId("tab"))).isTrue();
            if (i < 2) {
                assertThat(floors.engine.moment(ACME).position()).isEqualTo(entries);
            }
        }

        assertThat(floors.agent(ANA).signedIn()).isTrue();
        assertThat(floors.agent(BEN).signedIn()).isFalse();
        assertThat(floors.agent(BEN).presence().cause()).hasToString("timer:session-timeout");
        assertThat(floors.engine.heard(ACME, BEN, new SessionId("tab"))).isFalse();
        assertThat(floors.engine.heard(ACME, new AgentId("zoe"), new SessionId("tab"))).isFalse();
    }

    @Test
    void after_a_restart_everybody_has_the_whole_time_again() {
        floors.ask(signIn(ANA));
        floors.pass(Duration.ofSeconds(70));
        floors.time.pass(Duration.ofHours(1));
        floors.kill();

        floors.pass(Duration.ofSeconds(75).minusMillis(1));
        assertThat(floors.agent(ANA).signedIn()).isTrue();
        floors.pass(Duration.ofSeconds(1));
        assertThat(floors.agent(ANA).signedIn()).isFalse();
    }

    @Test
    void when_the_machine_slept_nobody_is_to_blame() {
        floors.ask(signIn(ANA));
        floors.time.pass(Duration.ofHours(8));
        floors.engine.settle();
        assertThat(floors.agent(ANA).signedIn()).isTrue();

        floors.pass(Duration.ofSeconds(76));
        assertThat(floors.agent(ANA).signedIn()).isFalse();
    }

    @Test
    void a_silent_session_that_is_heard_again_lives() {
        floors.ask(signIn(ANA));
        floors.ask(new Silence(ANA, new SessionId("tab")));
        floors.pass(Duration.ofSeconds(60));

        assertThat(floors.engine.heard(ACME, ANA, new SessionId("tab"))).isTrue();
        floors.engine.settle();
        floors.pass(Duration.ofSeconds(60));

        assertThat(floors.agent(ANA).signedIn()).isTrue();
    }

    private List<Happened> fired() {
        return floors.engine.feed(ACME).past(new Position("m", 0), 100).orElseThrow()
            .happened().stream().filter(one -> one.actor().equals("timer")).toList();
    }
}

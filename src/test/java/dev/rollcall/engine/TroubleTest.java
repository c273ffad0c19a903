package dev.rollcall.engine;

import static dev.rollcall.engine.Floors.ACME;
import static dev.rollcall.engine.Floors.ANA;
import static dev.rollcall.engine.Floors.BEN;
import static dev.rollcall.engine.Floors.choose;
import static dev.rollcall.engine.Floors.signIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Command.SignOut;
import dev.rollcall.engine.Answer.Accepted;
import dev.rollcall.engine.Answer.Busy;
import dev.rollcall.engine.Answer.Unavailable;
import dev.rollcall.engine.Hub.Ask;
import dev.rollcall.journal.Bytes;
import dev.rollcall.journal.Entry;
import dev.rollcall.journal.JournalException.Kind;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Full disks, too much at once, and mistakes: nothing acknowledged is lost, nothing that failed
/// has happened, and what can heal heals by itself.
final class TroubleTest {

    private final Floors floors = new Floors().with(ACME, ANA, BEN);

    @Test
    void a_full_disk_suspends_the_shard_and_it_goes_on_by_itself_when_there_is_room() {
        floors.ask(signIn(ANA));
        var before = floors.engine.moment(ACME);
        floors.disk.failAppends(Kind.FULL);

        assertThat(floors.ask(choose(ANA, "busy"))).isInstanceOfSatisfying(Unavailable.class,
            answer -> assertThat(answer.why()).contains("expected a disk"));
        assertThat(floors.engine.health().getFirst()).isInstanceOf(Health.Suspended.class);
        assertThat(floors.engine.moment(ACME)).isEqualTo(before);
        assertThat(floors.ask(choose(ANA, "away"))).isInstanceOf(Unavailable.class);
        floors.pass(Duration.ofSeconds(10));
        assertThat(floors.disk.refused).as("tries, one a second").isBetween(9, 12);
        assertThat(floors.presence(ANA)).isEqualTo("available");

        floors.disk.heal();
        floors.pass(Duration.ofSeconds(1));

        assertThat(floors.engine.health()).containsExactly(new Health.Running());
        assertThat(floors.ask(choose(ANA, "busy"))).isInstanceOf(Accepted.class);
        floors.kill();
        assertThat(floors.presence(ANA)).isEqualTo("busy");
    }

    @Test
    void a_shard_that_cannot_even_read_waits_until_it_can() {
        floors.disk.failAppends(Kind.IO);
        floors.disk.failReads(Kind.IO);
        floors.ask(signIn(ANA));
        floors.pass(Duration.ofSeconds(5));
        assertThat(floors.engine.health().getFirst()).isInstanceOf(Health.Suspended.class);

        floors.disk.heal();
        floors.pass(Duration.ofSeconds(1));

        assertThat(floors.ask(signIn(ANA))).isInstanceOf(Accepted.class);
    }

    @Test
    void whoever_was_decided_together_with_a_failed_commit_is_told_so() {
        floors.disk.failAppends(Kind.FULL);
        var one = floors.engine.submit(ACME, ask(signIn(ANA)));
        var refusal = floors.engine.submit(ACME, ask(choose(BEN, "busy")));
        floors.engine.settle();

        assertThat(one.join()).isInstanceOf(Unavailable.class);
        assertThat(refusal.join()).as("it may rest on what did not happen")
            .isInstanceOf(Unavailable.class);
    }

    @Test
    void timers_that_fell_due_while_the_disk_was_full_fire_once_afterwards() {
        floors.ask(signIn(ANA));
        floors.ask(choose(ANA, "busy", Duration.ofSeconds(30)));
        floors.disk.failAppends(Kind.FULL);
        floors.ask(signIn(BEN));
        floors.pass(Duration.ofSeconds(60));
        assertThat(floors.presence(ANA)).isEqualTo("busy");

        floors.disk.heal();
        floors.pass(Duration.ofSeconds(2));

        assertThat(floors.presence(ANA)).isEqualTo("available");
    }

    @Test
    void what_cannot_pass_stops_the_shard() {
        floors.disk.failAppends(Kind.CORRUPT);
        floors.ask(signIn(ANA));
        floors.disk.heal();
        floors.pass(Duration.ofSeconds(10));

        assertThat(floors.engine.health().getFirst()).isInstanceOf(Health.Stopped.class);
        assertThat(floors.ask(signIn(ANA))).isInstanceOf(Unavailable.class);
        assertThat(floors.agent(ANA).signedIn()).as("reads go on").isFalse();
    }

    @Test
    void an_overloaded_hub_says_so_and_still_lets_people_go() {
        var small = new Floors(Floors.small()).with(ACME, ANA, BEN);
        var taken = small.engine.submit(ACME, Collections.nCopies(6, ask(signIn(ANA))));

        var turnedAway = small.engine.submit(ACME, ask(signIn(BEN)));
        var leaving = small.engine.submit(ACME, ask(new SignOut(ANA)));
        assertThat(turnedAway.join()).isInstanceOf(Busy.class);
        assertThat(leaving).isNotDone();

        small.engine.settle();
        assertThat(taken.join()).hasSize(6);
        assertThat(leaving.join()).isInstanceOf(Accepted.class);
        assertThat(small.ask(signIn(BEN))).as("afterwards").isInstanceOf(Accepted.class);
    }

    @Test
    void an_overloaded_hub_can_still_be_steered_by_a_supervisor_and_by_nobody_else() {
        var small = new Floors(Floors.small()).with(ACME, ANA, BEN);
        small.engine.submit(ACME, Collections.nCopies(6, ask(signIn(ANA))));
        var max = new Cause(Cause.Kind.SUPERVISOR, "max", "");

        var own = small.engine.submit(ACME, ask(choose(ANA, "away")));
        var steered = small.engine.submit(
            ACME, new Ask(choose(ANA, "busy"), max, "supervisor:max", ""));
        var mixed = small.engine.submit(ACME, List.of(
            new Ask(choose(ANA, "away"), max, "supervisor:max", ""), ask(signIn(BEN))));

        assertThat(own.join()).isInstanceOf(Busy.class);
        assertThat(mixed.join()).allMatch(Busy.class::isInstance);
        small.engine.settle();
        assertThat(steered.join()).isInstanceOf(Accepted.class);
        assertThat(small.presence(ANA)).isEqualTo("busy");
    }

    @Test
    void an_entry_nobody_understands_is_named_and_nothing_starts() throws Exception {
        floors.disk.append(List.of(new Entry.New(
            "stranger", floors.time.instant(), "test", "", 1, Bytes.EMPTY, Bytes.EMPTY)));

        assertThatThrownBy(floors::kill).isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("entry 2 of the journal 'm'")
            .hasMessageContaining("tenant 'stranger'");
    }

    private static Ask ask(dev.rollcall.domain.Command command) {
        return new Ask(command, Cause.AGENT, "test", "");
    }
}

package dev.rollcall.engine;

import static dev.rollcall.engine.Floors.ACME;
import static dev.rollcall.engine.Floors.ANA;
import static dev.rollcall.engine.Floors.BEN;
import static dev.rollcall.engine.Floors.choose;
import static dev.rollcall.engine.Floors.configure;
import static dev.rollcall.engine.Floors.signIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Command.SignOut;
import dev.rollcall.domain.Event;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Refusal;
import dev.rollcall.engine.Answer.Accepted;
import dev.rollcall.engine.Answer.IdReused;
import dev.rollcall.engine.Answer.Refused;
import dev.rollcall.engine.Answer.TenantExists;
import dev.rollcall.engine.Answer.UnknownTenant;
import dev.rollcall.engine.Hub.Ask;
import dev.rollcall.wire.configuration.Presets;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/// What goes in at the door and what comes out.
final class EngineTest {

    private final Floors floors = new Floors().with(ACME, ANA, BEN);

    @Test
    void a_command_is_answered_with_what_happened_and_where_it_is_written() {
        var first = (Accepted) floors.ask(signIn(ANA));
        var second = (Accepted) floors.ask(choose(ANA, "busy"));

        assertThat(first.events()).hasAtLeastOneElementOfType(Event.SignedIn.class);
        assertThat(second.offset()).isEqualTo(first.offset() + 1);
        assertThat(floors.presence(ANA)).isEqualTo("busy");
        assertThat(floors.engine.moment(ACME).position()).hasToString("m-" + second.offset());
    }

    @Test
    void a_refusal_changes_nothing_and_is_not_written_down() {
        floors.ask(signIn(ANA));
        var before = floors.engine.moment(ACME).position();

        var answer = floors.ask(choose(ANA, "on the moon"));

        assertThat(answer).isInstanceOfSatisfying(Refused.class, refused ->
            assertThat(refused.refusal().code()).isEqualTo(Refusal.Code.UNKNOWN_STATUS));
        assertThat(floors.engine.moment(ACME).position()).isEqualTo(before);
    }

    @Test
    void a_list_is_decided_in_its_order_and_each_has_its_answer() {
        var answers = floors.engine.submit(ACME, List.of(ask(signIn(ANA)),
            ask(choose(ANA, "nowhere")), ask(choose(ANA, "busy")), ask(new SignOut(ANA))));
        floors.engine.settle();

        assertThat(answers.join()).hasExactlyElementsOfTypes(
            Accepted.class, Refused.class, Accepted.class, Accepted.class);
        assertThat(floors.presence(ANA)).isEqualTo("offline");
    }

    @Test
    void nothing_is_seen_before_it_is_durable() {
        var answer = floors.engine.submit(ACME, ask(signIn(ANA)));
        assertThat(answer).isNotDone();
        assertThat(floors.agent(ANA).signedIn()).isFalse();

        floors.engine.settle();

        assertThat(answer).isDone();
        assertThat(floors.agent(ANA).signedIn()).isTrue();
    }

    @Test
    void a_moment_stays_as_it_was() {
        floors.ask(signIn(ANA));
        var moment = floors.engine.moment(ACME);

        floors.ask(choose(ANA, "busy"));
        floors.ask(signIn(BEN));

        assertThat(moment.floor().agent(ANA).presence().status().text()).isEqualTo("available");
        assertThat(moment.floor().agent(BEN).signedIn()).isFalse();
    }

    @Test
    void a_command_id_used_twice_does_once_and_answers_twice() {
        floors.ask(signIn(ANA));
        var first = floors.ask(ACME, choose(ANA, "busy"), "k-1");
        floors.ask(choose(ANA, "away"));

        assertThat(floors.ask(ACME, choose(ANA, "busy"), "k-1")).isEqualTo(first);
        assertThat(floors.presence(ANA)).isEqualTo("away");

        floors.kill();
        assertThat(floors.ask(ACME, choose(ANA, "busy"), "k-1")).isEqualTo(first);
        floors.restart();
        assertThat(floors.ask(ACME, choose(ANA, "busy"), "k-1")).isEqualTo(first);
        assertThat(floors.presence(ANA)).isEqualTo("away");
    }

    @Test
    void a_command_id_that_changed_nothing_is_remembered_as_well() {
        floors.ask(signIn(ANA));
        floors.ask(choose(ANA, "busy"));
        var same = choose(ANA, "busy");
        var unchanged = floors.ask(ACME, same, "k-1");
        floors.ask(choose(ANA, "away"));

        assertThat(floors.ask(ACME, same, "k-1")).isEqualTo(unchanged);
        assertThat(floors.presence(ANA)).isEqualTo("away");
    }

    @Test
    void a_command_id_belongs_to_one_command_one_actor_and_one_day() {
        floors.ask(signIn(ANA));
        floors.ask(ACME, choose(ANA, "busy"), "k-1");

        assertThat(floors.ask(ACME, choose(ANA, "away"), "k-1")).isEqualTo(new IdReused("k-1"));
        var other = floors.engine.submit(
            ACME, choose(ANA, "away"), Cause.AGENT, "somebody else", "k-1");
        floors.engine.settle();
        assertThat(other.join()).isInstanceOf(Accepted.class);
        floors.pass(Duration.ofHours(24));
        assertThat(floors.ask(signIn(ANA))).isInstanceOf(Accepted.class);
        assertThat(floors.ask(ACME, choose(ANA, "away"), "k-1")).isInstanceOf(Accepted.class);
    }

    @Test
    void a_tenant_is_made_once_and_lasts() {
        var again = floors.engine.createTenant(
            ACME, configure(Presets.bare()), Cause.API, "test");
        floors.engine.settle();
        assertThat(again.join()).isEqualTo(new TenantExists(ACME));

        floors.kill();

        assertThat(floors.engine.tenants()).containsExactly(ACME);
        assertThat(floors.agent(ANA).signedIn()).isFalse();
    }

    @Test
    void nothing_of_one_tenant_is_seen_in_another() {
        floors.with("other", ANA, new AgentId("zoe"));
        floors.ask("other", signIn(ANA), "k-1");

        assertThat(floors.agent(ANA).signedIn()).isFalse();
        assertThat(floors.ask(ACME, signIn(new AgentId("zoe")), ""))
            .isInstanceOf(Refused.class);
        assertThat(floors.ask(ACME, signIn(ANA), "k-1")).isInstanceOf(Accepted.class);
        assertThat(floors.engine.feed(ACME).past(new Position("m", 0), 100).orElseThrow()
            .happened()).hasSize(2);
        assertThat(floors.ask("nobody", signIn(ANA), "")).isEqualTo(new UnknownTenant("nobody"));
        assertThatThrownBy(() -> floors.engine.moment("nobody"))
            .isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void a_closed_hub_takes_nothing_and_answers_what_it_took() {
        var taken = floors.engine.submit(ACME, ask(signIn(ANA)));
        floors.engine.close();

        assertThat(taken.join()).isInstanceOf(Accepted.class);
        assertThat(floors.engine.submit(ACME, ask(signIn(BEN))).join())
            .isInstanceOf(Answer.Unavailable.class);
        assertThat(floors.engine.health()).containsExactly(new Health.Closed());
    }

    private static Ask ask(dev.rollcall.domain.Command command) {
        return new Ask(command, Cause.AGENT, "test", "");
    }
}

package dev.rollcall.domain.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.decider.Decision.Accepted;
import dev.rollcall.domain.Agent;
import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Claim;
import dev.rollcall.domain.Command;
import dev.rollcall.domain.Command.Configure;
import dev.rollcall.domain.Command.Observe;
import dev.rollcall.domain.Command.SetPresence;
import dev.rollcall.domain.Command.SignIn;
import dev.rollcall.domain.Command.Snapshot;
import dev.rollcall.domain.Command.When;
import dev.rollcall.domain.Command.WriteOutcome;
import dev.rollcall.domain.Command.WriteResult;
import dev.rollcall.domain.Event;
import dev.rollcall.domain.Event.Configured;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.Ids.SessionId;
import dev.rollcall.domain.Ids.StatusId;
import dev.rollcall.domain.Lasting;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.Request;
import dev.rollcall.domain.Tenant;
import dev.rollcall.domain.configuration.AgentSettings;
import dev.rollcall.domain.configuration.Configuration;
import dev.rollcall.domain.deciding.TenantDecider;
import dev.rollcall.wire.configuration.ConfigurationReader;
import dev.rollcall.wire.configuration.Presets;
import dev.rollcall.wire.configuration.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A connection that breaks says nothing of whether a write was taken. What it has done is never a
/// person's choice, and is not forgotten either. Lunch and break are both *Away* there, and that is
/// a break here.
class BrokenAnswerTest {

    private static final AgentId ANA = new AgentId("ana");
    private static final ConnectionId THERE = new ConnectionId("there");
    private static final TenantDecider DECIDER = new TenantDecider();

    private final Tenant tenant = new Tenant(configuration());

    private static Configuration configuration() {
        var before = Presets.usable("example").orElseThrow().configuration();
        var connection = Map.of("id", "there", "connector", "any", "direction", "two-way",
                "inbound", Map.of("rules", List.of(
                        Map.of("when", Map.of("status", "Free"), "set", "available"),
                        Map.of("when", Map.of("status", "Away"), "set", "break"))),
                "outbound", Map.of("rules", List.of(
                        Map.of("when", Map.of("status", "meeting"), "set", "Nowhere"),
                        Map.of("when", Map.of("base", "available"), "set", "Free"),
                        Map.of("set", "Away"))));
        var reading = ConfigurationReader.patched(before, Map.of(),
                Map.of("connections", List.of(connection)));
        assertThat(reading).isInstanceOf(Reading.Usable.class);
        return ((Reading.Usable) reading).configuration();
    }

    @BeforeEach
    void ana_is_free_on_both_sides_as_a_look_has_shown() {
        var configuration = tenant.configuration();
        DECIDER.evolve(tenant, second(0), List.of(new Configured(configuration)));
        var named = new AgentSettings("", "", Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Map.of(THERE, "Ana"), "");
        happen(second(0), new Configure(configuration, Map.of(ANA, named), Set.of(), 0));
        happen(second(0), new SignIn(ANA, new SessionId("tab")));
        choose(second(1), "available");
        answered(second(1), "Free", WriteOutcome.APPLIED);
        look(second(2), "Free");
        assertThat(state()).isEqualTo(FarState.IN_SYNC);
    }

    @Test
    void its_echo_long_after_is_nobodys_choice() {
        choose(second(10), "lunch");
        answered(second(10), "Away", WriteOutcome.UNREACHABLE);
        look(second(39), "Away");

        assertThat(shown()).isEqualTo("lunch");
        assertThat(state()).isEqualTo(FarState.IN_SYNC);
    }

    @Test
    void its_echo_after_another_wish_is_followed_by_that_wish() {
        choose(second(10), "lunch");
        answered(second(10), "Away", WriteOutcome.UNREACHABLE);
        choose(second(11), "available");
        look(second(39), "Away");

        assertThat(shown()).isEqualTo("available");
        assertThat(ana().farSide(THERE).writing().inFlight().status()).isEqualTo("Free");
    }

    @Test
    void a_wish_for_what_was_seen_before_it_is_written_all_the_same() {
        choose(second(10), "lunch");
        answered(second(10), "Away", WriteOutcome.UNREACHABLE);
        choose(second(11), "available");
        answered(second(20), "", WriteOutcome.REACHABLE);

        assertThat(ana().farSide(THERE).writing().inFlight().status()).isEqualTo("Free");
    }

    @Test
    void its_echo_while_the_next_one_is_on_its_way_is_nobodys_choice_either() {
        choose(second(10), "lunch");
        answered(second(10), "Away", WriteOutcome.APPLIED);
        choose(second(60), "available");
        happen(second(61), new Observe(THERE, ANA, "Away", true, Map.of("version", 1L)));
        happen(second(62), new Observe(THERE, ANA, "Free", true, Map.of("version", 2L)));

        assertThat(shown()).isEqualTo("available");
        assertThat(state()).isEqualTo(FarState.IN_SYNC);
    }

    @Test
    void its_echo_after_a_wish_that_was_refused_is_corrected() {
        choose(second(10), "lunch");
        answered(second(10), "Away", WriteOutcome.UNREACHABLE);
        choose(second(11), "meeting");
        answered(second(20), "", WriteOutcome.REACHABLE);
        answered(second(20), "Nowhere", WriteOutcome.REFUSED);
        choose(second(30), "available");
        look(second(60), "Away");

        assertThat(shown()).isEqualTo("available");
        assertThat(ana().farSide(THERE).writing().inFlight().status()).isEqualTo("Free");
    }

    @Test
    void a_new_line_that_says_again_what_was_seen_changes_nothing() {
        choose(second(10), "lunch");
        answered(second(10), "Away", WriteOutcome.UNREACHABLE);
        happen(second(20), new Observe(THERE, ANA, "Free", true, Map.of("category", "Online")));

        assertThat(shown()).isEqualTo("lunch");
        assertThat(ana().farSide(THERE).desire().status()).isEqualTo("Away");
    }

    @Test
    void what_a_person_picks_after_it_is_their_choice() {
        choose(second(10), "lunch");
        answered(second(10), "Away", WriteOutcome.UNREACHABLE);
        look(second(39), "Away");
        look(second(60), "Free");

        assertThat(shown()).isEqualTo("available");
    }

    private Agent ana() {
        return tenant.agent(ANA);
    }

    private String shown() {
        return ana().presence().status().text();
    }

    private FarState state() {
        return FarState.of(ana().farSide(THERE),
                tenant.configuration().connection(THERE).orElseThrow());
    }

    private void choose(Instant at, String status) {
        happen(at, new SetPresence(ANA, new StatusId(status), new Lasting.AsConfigured(), When.NOW,
                Claim.OPEN, ""));
    }

    private void answered(Instant at, String status, WriteOutcome outcome) {
        happen(at, new WriteResult(THERE, ANA, outcome, status, ""));
    }

    private void look(Instant at, String status) {
        happen(at, new Snapshot(THERE, Map.of(ANA, status), false, at));
    }

    private static Instant second(int number) {
        return Instant.EPOCH.plusSeconds(number);
    }

    private void happen(Instant at, Command command) {
        var cause = switch (command) {
            case Snapshot _, Observe _, WriteResult _ -> Cause.connection(THERE);
            default -> Cause.AGENT;
        };
        var decision = DECIDER.decide(tenant, new Request(command, cause, at));
        assertThat(decision).isInstanceOf(Accepted.class);
        DECIDER.evolve(tenant, at, ((Accepted<Event, Refusal>) decision).events());
    }
}

package dev.rollcall.domain.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.decider.Decision.Accepted;
import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Command;
import dev.rollcall.domain.Command.Configure;
import dev.rollcall.domain.Command.SignIn;
import dev.rollcall.domain.Command.Snapshot;
import dev.rollcall.domain.Event;
import dev.rollcall.domain.Event.Configured;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.Ids.SessionId;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.Request;
import dev.rollcall.domain.Tenant;
import dev.rollcall.domain.configuration.AgentSettings;
import dev.rollcall.domain.deciding.TenantDecider;
import dev.rollcall.wire.configuration.Presets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A look takes time. What it saw before our write was once taken for a change over there after it:
/// whoever had just signed in was signed out again.
class StaleLookTest {

    private static final AgentId ANA = new AgentId("ana");
    private static final ConnectionId SALESFORCE = new ConnectionId("salesforce");
    private static final TenantDecider DECIDER = new TenantDecider();

    private final Tenant tenant = new Tenant(Presets.usable("vonage-salesforce").orElseThrow()
            .configuration());

    @BeforeEach
    void ana_signs_in_in_the_tenth_second() {
        var configuration = tenant.configuration();
        DECIDER.evolve(tenant, second(0), List.of(new Configured(configuration)));
        happen(second(0), new Configure(configuration, Map.of(ANA, AgentSettings.SILENT),
                Set.of(), 0));
        happen(second(0), seen("Offline", Instant.MAX));
        happen(second(10), new SignIn(ANA, new SessionId("tab")));
        assertThat(tenant.agent(ANA).farSide(SALESFORCE).writing().pending()).isTrue();
    }

    @Test
    void what_was_looked_at_before_the_write_is_no_change() {
        happen(second(30), seen("Offline", second(9)));
        assertThat(tenant.agent(ANA).signedIn()).isTrue();
    }

    @Test
    void what_was_looked_at_after_it_is_one() {
        happen(second(10), seen("Available", second(10).plusMillis(1)));
        happen(second(60), seen("Offline", second(59)));
        assertThat(tenant.agent(ANA).signedIn()).isFalse();
    }

    private static Snapshot seen(String status, Instant asked) {
        return new Snapshot(SALESFORCE, Map.of(ANA, status), false, asked);
    }

    private static Instant second(int number) {
        return Instant.EPOCH.plusSeconds(number);
    }

    private void happen(Instant at, Command command) {
        var cause = command instanceof Snapshot ? Cause.connection(SALESFORCE) : Cause.AGENT;
        var decision = DECIDER.decide(tenant, new Request(command, cause, at));
        assertThat(decision).isInstanceOf(Accepted.class);
        DECIDER.evolve(tenant, at, ((Accepted<Event, Refusal>) decision).events());
    }
}

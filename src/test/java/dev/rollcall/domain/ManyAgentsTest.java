package dev.rollcall.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.decider.Decision;
import dev.rollcall.domain.Command.Acd;
import dev.rollcall.domain.Command.Enqueue;
import dev.rollcall.domain.Command.SignIn;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.QueueId;
import dev.rollcall.domain.Ids.SessionId;
import dev.rollcall.domain.Ids.WorkId;
import dev.rollcall.domain.Ids.WorkstreamId;
import dev.rollcall.domain.configuration.AgentSettings;
import dev.rollcall.domain.deciding.TenantDecider;
import dev.rollcall.wire.configuration.ConfigurationReader;
import dev.rollcall.wire.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A floor so large that its agents are not asked all at once.
class ManyAgentsTest {

    private static final int AGENTS = 2_500;
    private static final Instant NINE = Instant.parse("2026-01-05T09:00:00Z");

    private final TenantDecider decider = new TenantDecider();
    private final Tenant tenant = new Tenant(ConfigurationReader.trusted(Json.map("""
            {"queues": ["all"], "workstreams": [{"id": "chat", "rules": [
            {"when": "item.attributes.who == agent.id"}]}]}
            """.getBytes(StandardCharsets.UTF_8))));

    @Test
    void the_one_whom_a_rule_wants_is_found_behind_any_number_of_others() {
        var settings = new LinkedHashMap<AgentId, AgentSettings>();
        for (var i = 0; i < AGENTS; i++) settings.put(agent(i), AgentSettings.SILENT);
        take(new Command.ConfigureAgents(settings, Set.of()));
        for (var i = 0; i < AGENTS; i++) take(new SignIn(agent(i), new SessionId("tab")));
        var wanted = agent(AGENTS - 1);

        take(new Enqueue(new WorkId("w"), new WorkstreamId("chat"), new QueueId("all"), 0,
                Map.of("who", wanted.text()), Acd.AS_CONFIGURED, true));

        assertThat(tenant.work(new WorkId("w")).offeredTo()).isEqualTo(wanted);
    }

    private static AgentId agent(int number) {
        return new AgentId("agent-" + (10_000 + number));
    }

    private void take(Command command) {
        var decision = decider.decide(tenant, new Request(command, Cause.API, NINE));
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        if (decision instanceof Decision.Accepted(var events)) tenant.evolve(NINE, events);
    }
}

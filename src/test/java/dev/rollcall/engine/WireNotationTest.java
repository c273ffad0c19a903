package dev.rollcall.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Command.Acd;
import dev.rollcall.domain.Command.ConfigureAgents;
import dev.rollcall.domain.Command.Enqueue;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.Ids.QueueId;
import dev.rollcall.domain.Ids.WorkId;
import dev.rollcall.domain.Ids.WorkstreamId;
import dev.rollcall.domain.configuration.AgentSettings;
import dev.rollcall.journal.JournalException;
import dev.rollcall.journal.KeyVault;
import dev.rollcall.journal.MemoryKeyVault;
import dev.rollcall.journal.PersonKeys;
import dev.rollcall.testkit.VirtualTime;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Which keys are made for what is written down, and when.
final class WireNotationTest {

    private final Steps vault = new Steps(new MemoryKeyVault(new SecureRandom()));
    private final VirtualTime time = new VirtualTime();
    private final WireNotation notation =
        new WireNotation(new PersonKeys(vault, new SecureRandom()), time);

    @Test
    void the_keys_of_many_agents_are_made_in_one_durable_step() {
        var agents = new HashMap<AgentId, AgentSettings>();
        for (var i = 0; i < 50; i++) agents.put(new AgentId("a" + i), named("Agent " + i));
        agents.put(new AgentId("nobody"), AgentSettings.SILENT);
        var command = new ConfigureAgents(agents, Set.of());

        notation.request("acme", command, Cause.API);
        notation.request("acme", command, Cause.API);

        assertThat(vault.made).singleElement().satisfies(step ->
            assertThat(step).hasSize(50).doesNotContain("nobody"));
    }

    @Test
    void customers_share_a_key_for_a_month() {
        notation.request("acme", call("c-1"), Cause.API);
        notation.request("acme", call("c-2"), Cause.API);
        time.pass(Duration.ofDays(31));
        notation.request("acme", call("c-3"), Cause.API);

        assertThat(vault.made).hasSize(2).allSatisfy(step ->
            assertThat(step).singleElement().asString().matches(" customers \\d{4}-\\d{2}"));
    }

    private static Enqueue call(String id) {
        return new Enqueue(new WorkId(id), new WorkstreamId("voice"), new QueueId("main"), 0,
            Map.of("number", "+41790000000"), Acd.AS_CONFIGURED, true);
    }

    private static AgentSettings named(String name) {
        return new AgentSettings(name, "", Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty(), Map.of(new ConnectionId("teams"), name), "");
    }

    /// Remembers each step in which keys are made.
    private record Steps(KeyVault vault, List<Collection<String>> made) implements KeyVault {

        Steps(KeyVault vault) {
            this(vault, new ArrayList<>());
        }

        @Override
        public Holding find(String tenant, String person)
            throws JournalException {
            return vault.find(tenant, person);
        }

        @Override
        public void make(String tenant, Collection<String> persons)
            throws JournalException {
            made.add(List.copyOf(persons));
            vault.make(tenant, persons);
        }

        @Override
        public void forget(String tenant, String person)
            throws JournalException {
            vault.forget(tenant, person);
        }

        @Override
        public void close() {
            vault.close();
        }
    }
}

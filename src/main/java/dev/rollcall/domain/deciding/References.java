package dev.rollcall.domain.deciding;

import dev.rollcall.domain.configuration.AgentSettings;
import dev.rollcall.domain.configuration.Configuration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/// Whether everything an agent's settings name exists in the tenant.
final class References {

    /// What is named and does not exist, in words.
    static Optional<String> wrong(Configuration tenant, AgentSettings agent) {
        var status = agent.defaultStatus();
        if (status.isPresent() && tenant.find(status.get()).isEmpty()) {
            return Optional.of("the default status '" + status.get() + "' is not in the catalogue");
        }
        if (!agent.team().isEmpty() && !tenant.teams().isEmpty()
                && !tenant.teams().containsKey(agent.team())) {
            return missing("team", tenant.teams().keySet(), Set.of(agent.team()));
        }
        return missing("queues", tenant.queues().keySet(), agent.queues().orElse(Set.of()))
                .or(() -> missing("profiles", tenant.profiles().keySet(),
                        agent.capacity().map(AgentSettings.Capacity::profiles).orElse(Set.of())))
                .or(() -> missing("connections", tenant.connections().keySet(),
                        agent.identities().keySet()));
    }

    private static Optional<String> missing(
            String what, Collection<?> known, Collection<?> named) {
        if (known.containsAll(named)) return Optional.empty();
        return Optional.of("expected " + what + " among " + known + ", found " + named);
    }

    private References() {}
}

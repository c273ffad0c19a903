package dev.rollcall.domain.configuration;

import dev.rollcall.domain.Ids.Channel;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.Ids.ProfileId;
import dev.rollcall.domain.Ids.QueueId;
import dev.rollcall.domain.Ids.StatusId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a configuration says of one agent. An empty `Optional` is silence: the tenant's
/// `agentDefaults` speak, and after them the product ([Configuration]). This is the only record
/// with optional components, because here silence is itself what was said.
///
/// @param name personal: kept under the person's key
/// @param team the team's id; empty if none
/// @param identities who the agent is in each connection; personal: kept under the person's key
/// @param timezone an IANA zone; empty if none
public record AgentSettings(
        String name,
        String team,
        Optional<StatusId> defaultStatus,
        Optional<Capacity> capacity,
        Optional<Map<Channel, Integer>> channelLimits,
        Optional<Set<Capability>> capabilities,
        Optional<Set<QueueId>> queues,
        Map<ConnectionId, String> identities,
        String timezone) {

    /// What an agent can carry. An own capacity replaces the default one whole.
    ///
    /// @param units empty: the agent's capacity is not counted in units
    /// @param profiles empty: the agent holds no profile
    public record Capacity(Optional<Integer> units, Set<ProfileId> profiles) {
        public static final Capacity UNCOUNTED = new Capacity(Optional.empty(), Set.of());

        public Capacity {
            profiles = Set.copyOf(profiles);
        }
    }

    public static final AgentSettings SILENT = new AgentSettings("", "", Optional.empty(),
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), "");

    public AgentSettings {
        channelLimits = channelLimits.map(Map::copyOf);
        capabilities = capabilities.map(Set::copyOf);
        queues = queues.map(Set::copyOf);
        identities = Map.copyOf(identities);
    }
}

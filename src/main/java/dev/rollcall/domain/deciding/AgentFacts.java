package dev.rollcall.domain.deciding;

import dev.rollcall.domain.Agent;
import dev.rollcall.domain.Effective;
import dev.rollcall.domain.Floor;
import dev.rollcall.domain.Ids.Channel;
import dev.rollcall.domain.Ids.ProfileId;
import dev.rollcall.domain.Involvement;
import dev.rollcall.domain.Load;
import dev.rollcall.domain.Refusal.Code;
import dev.rollcall.domain.RoutingStatus;
import dev.rollcall.domain.configuration.Capability;
import dev.rollcall.domain.configuration.Status;
import dev.rollcall.domain.presence.Showing;
import dev.rollcall.domain.routing.Capacity;
import dev.rollcall.domain.routing.Gates;
import dev.rollcall.domain.routing.OnQueue;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Everything computed about one agent at one moment: what people, screens and scenarios see beside
/// what the record itself says.
///
/// @param mismatch why the status lets work in and yet none comes (S0.15); empty: nothing is wrong
/// @param gates each channel of the tenant's workstreams with what is shut
public record AgentFacts(
        Status status,
        Effective effective,
        RoutingStatus routingStatus,
        Optional<String> mismatch,
        Units units,
        Map<ProfileId, Integer> profiles,
        Map<Capability, Capacity.Icon> capabilities,
        Map<Channel, Gates.OfChannel> gates) {

    /// @param available empty where the agent's capacity is not counted in units
    public record Units(int used, int reserved, Optional<Integer> available) {}

    /// What shuts a channel although the agent means to take its work.
    private static final List<Code> AGAINST_THE_WILL =
            List.of(Code.UC_ACTIVITY, Code.CONNECTION_UNREACHABLE);

    /// What shows that the agent does not mean to, or could never.
    private static final Set<Code> NOT_MEANT = Set.of(Code.NOT_SIGNED_IN, Code.NOT_IN_QUEUE,
            Code.NO_CAPABILITY, Code.PRESENCE_NOT_ALLOWED, Code.OFF_QUEUE, Code.NOT_READY);

    public static AgentFacts of(Floor floor, Agent agent, Instant now) {
        var tenant = floor.configuration();
        var gates = gates(floor, agent, now);
        var profiles = new LinkedHashMap<ProfileId, Integer>();
        for (var id : agent.roster().capacity().profiles()) {
            profiles.put(id, Load.slots(agent, id, Involvement::accepted));
        }
        var capabilities = new EnumMap<Capability, Capacity.Icon>(Capability.class);
        for (var capability : Capability.values()) {
            capabilities.put(capability, Capacity.icon(tenant, agent, capability));
        }
        return new AgentFacts(Showing.status(tenant, agent), Showing.effective(tenant, agent),
                OnQueue.routingStatus(tenant, agent), mismatch(gates),
                new Units(Load.units(agent, Involvement::accepted),
                        Load.units(agent, Involvement::alerting), Capacity.availableUnits(agent)),
                profiles, capabilities, gates);
    }

    private static Map<Channel, Gates.OfChannel> gates(Floor floor, Agent agent, Instant now) {
        var channels = new LinkedHashSet<Channel>();
        for (var workstream : floor.configuration().workstreams().values()) {
            channels.add(workstream.channel());
        }
        var gates = new LinkedHashMap<Channel, Gates.OfChannel>();
        for (var channel : channels) gates.put(channel, Gates.of(floor, agent, channel, now));
        return gates;
    }

    /// The red line of a supervisor's view: the status says yes, a fact says no.
    private static Optional<String> mismatch(Map<Channel, Gates.OfChannel> gates) {
        for (var entry : gates.entrySet()) {
            var failing = entry.getValue().failing();
            if (!Collections.disjoint(failing, NOT_MEANT)) continue;
            for (var code : AGAINST_THE_WILL) {
                if (failing.contains(code)) {
                    return Optional.of(code.text() + " closes " + entry.getKey());
                }
            }
        }
        return Optional.empty();
    }
}

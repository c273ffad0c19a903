package dev.rollcall.domain.configuration.check;

import dev.rollcall.domain.Ids.Channel;
import dev.rollcall.domain.configuration.AgentSettings;
import dev.rollcall.domain.configuration.AgentSettings.Capacity;
import dev.rollcall.domain.configuration.Configuration;
import dev.rollcall.domain.configuration.Finding;
import dev.rollcall.domain.configuration.Finding.Code;
import dev.rollcall.domain.configuration.Pointer;
import dev.rollcall.domain.configuration.Workstream;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// `capacity-impossible`: work that would wait for ever, because its load is more than any agent
/// can take. The agents who are configured count, and the one who says nothing, who may come any
/// day.
final class Loads implements Inspection {

    /// Agents alike in what they can carry are one.
    private record Carrier(Capacity capacity, Optional<Map<Channel, Integer>> limits) {}

    @Override
    public void inspect(Tenancy tenancy, Consumer<Finding> found) {
        var tenant = tenancy.configuration();
        var carriers = carriers(tenancy);
        if (carriers.isEmpty()) return;
        int index = 0;
        for (var workstream : tenant.workstreams().values()) {
            var place = Pointer.of("workstreams", index++);
            if (carriers.stream().anyMatch(carrier -> fits(tenant, carrier, workstream))) continue;
            found.accept(finding(tenant, carriers, workstream, place));
        }
    }

    /// None, where nothing is known yet of what anybody can carry.
    private static Set<Carrier> carriers(Tenancy tenancy) {
        var tenant = tenancy.configuration();
        var carriers = new LinkedHashSet<Carrier>();
        if (tenancy.agents().isEmpty() && tenant.agentDefaults().capacity().isEmpty()) {
            return carriers;
        }
        carriers.add(carrier(tenant, AgentSettings.SILENT));
        tenancy.agents().values().forEach(agent -> carriers.add(carrier(tenant, agent)));
        return carriers;
    }

    private static Carrier carrier(Configuration tenant, AgentSettings agent) {
        return new Carrier(tenant.capacityOf(agent), agent.channelLimits());
    }

    private static boolean fits(Configuration tenant, Carrier carrier, Workstream workstream) {
        return unitsFit(carrier, workstream) && profilesFit(tenant, carrier, workstream)
                && limitFits(tenant, carrier, workstream);
    }

    private static boolean unitsFit(Carrier carrier, Workstream workstream) {
        return carrier.capacity().units().filter(units -> units < workstream.units()).isEmpty();
    }

    private static boolean profilesFit(Configuration tenant, Carrier carrier,
            Workstream workstream) {
        return carrier.capacity().profiles().containsAll(workstream.profiles())
                && workstream.profiles().stream()
                        .allMatch(id -> tenant.profiles().containsKey(id)
                                && tenant.profiles().get(id).limit() > 0);
    }

    private static boolean limitFits(Configuration tenant, Carrier carrier,
            Workstream workstream) {
        var agent = new AgentSettings("", "", Optional.empty(), Optional.empty(),
                carrier.limits(), Optional.empty(), Optional.empty(), Map.of(), "");
        return tenant.channelLimit(agent, workstream.channel()).filter(limit -> limit == 0)
                .isEmpty();
    }

    private static Finding finding(Configuration tenant, Set<Carrier> carriers,
            Workstream workstream, String place) {
        if (carriers.stream().noneMatch(carrier -> unitsFit(carrier, workstream))) {
            int most = carriers.stream().flatMap(one -> one.capacity().units().stream())
                    .mapToInt(Integer::intValue).max().orElse(0);
            return impossible(place + "/units", "expected at most " + most
                    + " units, the most any agent has, found " + workstream.units());
        }
        if (carriers.stream().noneMatch(one -> profilesFit(tenant, one, workstream))) {
            return impossible(place + "/profiles", "expected profiles that some agent holds all"
                    + " of, with slots, found none who holds " + workstream.profiles());
        }
        if (carriers.stream().noneMatch(one -> limitFits(tenant, one, workstream))) {
            return impossible(place + "/channel", "expected a channel with room, found the limit 0"
                    + " for '" + workstream.channel() + "'");
        }
        return impossible(place, "expected an agent with the units, the profiles and the channel"
                + " together, found none");
    }

    private static Finding impossible(String pointer, String detail) {
        return new Finding(Code.CAPACITY_IMPOSSIBLE, pointer,
                detail + "; no agent can ever take this work");
    }
}

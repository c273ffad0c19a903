package dev.rollcall.domain.routing;

import dev.rollcall.domain.Agent;
import dev.rollcall.domain.Ids.Channel;
import dev.rollcall.domain.Ids.ProfileId;
import dev.rollcall.domain.Load;
import dev.rollcall.domain.configuration.Capability;
import dev.rollcall.domain.configuration.Configuration;
import java.util.List;
import java.util.Optional;

/// Whether there is room for more: units, profile slots, items per channel. Reserved and consumed
/// together count (domain law, section 4).
public final class Capacity {

    /// Room for one more item of this load on this channel.
    public static boolean hasRoom(Configuration tenant, Agent agent, Channel channel, int units,
            List<ProfileId> profiles) {
        return unitsFit(agent, units) && slotsFit(tenant, agent, profiles)
                && !channelFull(tenant, agent, channel);
    }

    private static boolean unitsFit(Agent agent, int units) {
        var configured = agent.roster().capacity().units();
        return configured.isEmpty() || Load.units(agent, _ -> true) + units <= configured.get();
    }

    /// One slot in each profile the work names; an agent who lacks one has no room. A consumed
    /// blocking profile stops all further offers (A4.f).
    private static boolean slotsFit(Configuration tenant, Agent agent, List<ProfileId> profiles) {
        var held = agent.roster().capacity().profiles();
        for (var id : held) {
            var profile = tenant.profiles().get(id);
            if (profile != null && profile.blocking() && Load.consumed(tenant, agent, id)) {
                return false;
            }
        }
        for (var id : profiles) {
            var profile = tenant.profiles().get(id);
            if (profile == null || !held.contains(id)) return false;
            if (Load.slots(agent, id, _ -> true) >= profile.limit()) return false;
        }
        return true;
    }

    /// A channel limit closes that channel only. E-mail, tasks and action items share the e-mail
    /// capability, and its limit unless they have one of their own (S2.18, S2.20).
    static boolean channelFull(Configuration tenant, Agent agent, Channel channel) {
        var counted = countedAs(tenant, agent, channel);
        var limit = tenant.channelLimit(agent.settings(), counted);
        if (limit.isEmpty()) return false;
        var items = 0;
        for (var item : agent.workload().items()) {
            if (countedAs(tenant, agent, item.channel()).equals(counted)) items++;
        }
        return items >= limit.get();
    }

    private static Channel countedAs(Configuration tenant, Agent agent, Channel channel) {
        if (tenant.channelLimit(agent.settings(), channel).isPresent()) return channel;
        return Capability.neededFor(channel).map(Capacity::channelOf).orElse(channel);
    }

    /// The channel a capability is named after.
    private static Channel channelOf(Capability capability) {
        return switch (capability) {
            case PHONE -> Channel.VOICE;
            case CHAT -> CHAT;
            case EMAIL -> EMAIL;
        };
    }

    private static final Channel CHAT = new Channel("chat");
    private static final Channel EMAIL = new Channel("email");

    /// What the icon of a capability shows (S2.15-20).
    public enum Icon { ABSENT, AVAILABLE, FULL }

    public static Icon icon(Configuration tenant, Agent agent, Capability capability) {
        if (!agent.roster().capabilities().contains(capability)) return Icon.ABSENT;
        return channelFull(tenant, agent, channelOf(capability)) ? Icon.FULL : Icon.AVAILABLE;
    }

    /// Units not taken; empty where the agent's capacity is not counted in units.
    public static Optional<Integer> availableUnits(Agent agent) {
        return agent.roster().capacity().units().map(all -> all - Load.units(agent, _ -> true));
    }

    private Capacity() {}
}

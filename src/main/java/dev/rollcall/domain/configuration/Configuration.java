package dev.rollcall.domain.configuration;

import dev.rollcall.domain.Ids.ActivityKind;
import dev.rollcall.domain.Ids.Channel;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.Ids.ProfileId;
import dev.rollcall.domain.Ids.QueueId;
import dev.rollcall.domain.Ids.StatusId;
import dev.rollcall.domain.Ids.WorkstreamId;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Everything an administrator has decided for a tenant, but for its agents, who are configured one
/// by one ([AgentSettings]). Complete and consistent: if a `Configuration` exists, every reference
/// in it leads somewhere. Maps keep the order of the document.
///
/// @param activities what each activity blocks
/// @param teams id to name
/// @param document the document as it was given (defaults not filled in), for export and merging:
///     plain maps, lists and scalars
public record Configuration(
        Map<StatusId, Status> statuses,
        StatusId defaultStatus,
        StatusId signedOutStatus,
        Set<Base> stickyBases,
        Set<Base> onQueueBases,
        boolean readyToggle,
        Automatic automatic,
        SignIn signIn,
        SignOut signOut,
        Duration graceTime,
        boolean graceOnSignOut,
        Duration sessionTimeout,
        Map<QueueId, String> queues,
        Map<String, Set<QueueId>> queueGroups,
        Map<WorkstreamId, Workstream> workstreams,
        Map<ProfileId, Profile> profiles,
        Map<Channel, Integer> channelLimits,
        Map<ActivityKind, Set<Channel>> activities,
        Map<ConnectionId, Connection> connections,
        AgentSettings agentDefaults,
        Map<String, String> teams,
        Retention retention,
        Adherence adherence,
        Map<String, Object> document) {

    /// A status that is known to exist.
    public Status status(StatusId id) {
        var status = statuses.get(id);
        if (status == null) throw new IllegalStateException("no status '" + id + "' is known");
        return status;
    }

    public Optional<Status> find(StatusId id) {
        return Optional.ofNullable(statuses.get(id));
    }

    /// What an outside status mirrors: the status of the same id, else of the same message, among
    /// those that the tenant uses.
    ///
    /// @param names everything it goes by, folded
    public Optional<Status> mirrored(Set<String> names) {
        return mirrored(status -> names.contains(Texts.folded(status.id().text())))
                .or(() -> mirrored(status -> names.contains(Texts.folded(status.message()))));
    }

    private Optional<Status> mirrored(Predicate<Status> same) {
        return statuses.values().stream().filter(status -> !status.hidden()).filter(same)
                .findFirst();
    }

    public Optional<Workstream> workstream(WorkstreamId id) {
        return Optional.ofNullable(workstreams.get(id));
    }

    public Optional<Connection> connection(ConnectionId id) {
        return Optional.ofNullable(connections.get(id));
    }

    public boolean sticky(StatusId id) {
        return stickyBases.contains(status(id).base());
    }

    /// The queues a status joins when it is chosen (S2.13); empty for a status without a group.
    public Set<QueueId> queuesOf(Status status) {
        return status.joinsQueues()
                ? queueGroups.getOrDefault(status.queueGroup(), Set.of())
                : Set.of();
    }

    /// Whether an activity closes a channel (S0.8-9, S0.16-17).
    public boolean blocks(ActivityKind activity, Channel channel) {
        return activities.getOrDefault(activity, Set.of()).contains(channel);
    }

    /// The connection that owns the agents' presence, if there is one (S1.4).
    public Optional<Connection> primary() {
        for (var connection : connections.values()) {
            if (connection.primary()) return Optional.of(connection);
        }
        return Optional.empty();
    }

    public StatusId defaultStatusOf(AgentSettings agent) {
        return agent.defaultStatus().or(agentDefaults::defaultStatus).orElse(defaultStatus);
    }

    public AgentSettings.Capacity capacityOf(AgentSettings agent) {
        return agent.capacity().or(agentDefaults::capacity)
                .orElse(AgentSettings.Capacity.UNCOUNTED);
    }

    public Set<Capability> capabilitiesOf(AgentSettings agent) {
        return agent.capabilities().or(agentDefaults::capabilities)
                .orElseGet(() -> EnumSet.allOf(Capability.class));
    }

    public Set<QueueId> queuesOf(AgentSettings agent) {
        return agent.queues().or(agentDefaults::queues)
                .orElseGet(() -> new LinkedHashSet<>(queues.keySet()));
    }

    /// Items at once on a channel, if limited: the agent's own word, the defaults', the tenant's.
    public Optional<Integer> channelLimit(AgentSettings agent, Channel channel) {
        var limits = agent.channelLimits().or(agentDefaults::channelLimits).orElse(channelLimits);
        return Optional.ofNullable(limits.getOrDefault(channel, channelLimits.get(channel)));
    }
}

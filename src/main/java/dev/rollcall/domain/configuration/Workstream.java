package dev.rollcall.domain.configuration;

import dev.rollcall.domain.Ids.Channel;
import dev.rollcall.domain.Ids.ProfileId;
import dev.rollcall.domain.Ids.QueueId;
import dev.rollcall.domain.Ids.StatusId;
import dev.rollcall.domain.Ids.WorkstreamId;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// A kind of work and how it is handed out (domain law, section 8).
///
/// @param units the load of one item on an agent's capacity units
/// @param profiles the capacity profiles an item takes a slot of, one each
/// @param allowedBases and allowedStatuses: presence that lets the work in
/// @param wrapUp the time limit of wrap-up; zero: the workstream has none
/// @param reofferDelay how long an agent who refused, missed or gave away an item is not offered it
/// @param rules ordered custom rules in CEL, empty where the method needs none
/// @param overflow where an item also waits when it is older than that; `after` zero: nowhere
public record Workstream(
        WorkstreamId id,
        Channel channel,
        boolean acd,
        int units,
        List<ProfileId> profiles,
        Set<Base> allowedBases,
        Set<StatusId> allowedStatuses,
        Duration offerTimeout,
        Duration wrapUp,
        Duration reofferDelay,
        Method method,
        List<Rule> rules,
        Overflow overflow) {

    public enum Method { LONGEST_IDLE, ROUND_ROBIN, LEAST_ACTIVE, MOST_CAPACITY, RULES }

    /// A condition in CEL over agent, presence and item, with an order-by.
    ///
    /// @param when the text of the condition, as it was written; empty: always
    /// @param orderBy what orders the agents it lets through: one of the other methods
    public record Rule(String when, RuleTest test, Method orderBy) {}

    public record Overflow(Duration after, QueueId queue) {
        public static final Overflow NONE = new Overflow(Duration.ZERO, QueueId.NONE);
    }

    public Workstream {
        profiles = List.copyOf(profiles);
        allowedBases = Set.copyOf(allowedBases);
        allowedStatuses = Set.copyOf(allowedStatuses);
        rules = List.copyOf(rules);
    }

    public boolean allows(Status status) {
        return allowedBases.contains(status.base()) || allowedStatuses.contains(status.id());
    }

    public boolean hasWrapUp() {
        return !wrapUp.isZero();
    }
}

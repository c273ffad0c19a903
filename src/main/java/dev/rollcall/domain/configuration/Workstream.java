package dev.rollcall.domain.configuration;

import dev.rollcall.domain.Ids.Channel;
import dev.rollcall.domain.Ids.ProfileId;
import dev.rollcall.domain.Ids.QueueId;
import dev.rollcall.domain.Ids.StatusId;
import dev.rollcall.domain.Ids.WorkstreamId;
import java.time.Duration;
import java.time.Instant;
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
/// @param preferredFor how long an item is kept for the agent it asks for
/// @param lease how long silence about an item somebody has is believed; `after` zero: for ever
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
        Overflow overflow,
        Duration preferredFor,
        Lease lease) {

    public enum Method { LONGEST_IDLE, ROUND_ROBIN, LEAST_ACTIVE, MOST_CAPACITY, RULES }

    /// A condition in CEL over agent, presence and item, with an order-by.
    ///
    /// @param when the text of the condition, as it was written; empty: always
    /// @param orderBy what orders the agents it lets through: one of the other methods
    public record Rule(String when, RuleTest test, Method orderBy) {}

    public record Overflow(Duration after, QueueId queue) {
        public static final Overflow NONE = new Overflow(Duration.ZERO, QueueId.NONE);
    }

    public record Lease(Duration after, Then then) {}

    /// What becomes of an item that nobody speaks for any more. It is reported in any case.
    public enum Then { REPORT, RELEASE, CLOSE }

    public Workstream {
        profiles = List.copyOf(profiles);
        allowedBases = Set.copyOf(allowedBases);
        allowedStatuses = Set.copyOf(allowedStatuses);
        rules = List.copyOf(rules);
    }

    /// One that is not configured any more, of an item that is over: it asks for nothing.
    public static Workstream gone(WorkstreamId id, Channel channel) {
        return new Workstream(id, channel, true, 0, List.of(), Set.of(), Set.of(), Duration.ZERO,
                Duration.ZERO, Duration.ZERO, Method.LONGEST_IDLE, List.of(), Overflow.NONE,
                Duration.ZERO, new Lease(Duration.ZERO, Then.REPORT));
    }

    public boolean allows(Status status) {
        return allowedBases.contains(status.base()) || allowedStatuses.contains(status.id());
    }

    /// When rules may answer otherwise about an item of that age, if nothing else happens; never
    /// before `now` is over.
    public Instant looksAt(Instant enqueuedAt, Instant now) {
        var next = Instant.MAX;
        for (var rule : rules) {
            var turn = rule.test().turns().after(enqueuedAt, now);
            if (turn.isBefore(next)) next = turn;
        }
        return next;
    }

    public boolean hasWrapUp() {
        return !wrapUp.isZero();
    }
}

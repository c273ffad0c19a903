package dev.rollcall.domain.sync;

import dev.rollcall.domain.Agent;
import dev.rollcall.domain.FarSide.Asked;
import dev.rollcall.domain.Floor;
import dev.rollcall.domain.Ids.Channel;
import dev.rollcall.domain.Involvement;
import dev.rollcall.domain.configuration.Condition.LostIs;
import dev.rollcall.domain.configuration.Connection;
import dev.rollcall.domain.configuration.Connection.OutboundRule;
import dev.rollcall.domain.configuration.Connection.OutsideStatus;
import dev.rollcall.domain.configuration.Subject;
import dev.rollcall.domain.presence.Showing;
import dev.rollcall.domain.routing.OnQueue;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// The outbound table: what an outside system is to show for an agent as the agent is now.
final class Mapping {

    /// What is asked for there; empty where nothing is said about it now: in the grace time only
    /// rows that speak of it count, and an agent who leaves a table alone stays as it is.
    static Optional<Asked> asked(Floor floor, Agent agent, Connection connection) {
        if (connection.primary()) return Optional.empty();
        var row = row(floor, agent, connection);
        return switch (agent.attendance().phase()) {
            case SIGNED_IN -> Optional.of(row.orElse(Asked.NOTHING));
            case LOST -> row;
            case SIGNED_OUT -> Optional.of(row.orElseGet(() -> gone(connection)));
        };
    }

    private static Optional<Asked> row(Floor floor, Agent agent, Connection connection) {
        if (!connection.mapped()) return Optional.empty();
        var lost = agent.attendance().lost();
        var subject = subject(floor, agent);
        for (var rule : connection.outbound()) {
            if (lost && !speaksOfLost(rule)) continue;
            if (rule.when().holds(subject)) {
                return Optional.of(new Asked(connection.canonical(rule.set()), rule.attributes(),
                        rule.lock(), rule.id()));
            }
        }
        return Optional.empty();
    }

    private static boolean speaksOfLost(OutboundRule rule) {
        return rule.when().named().anyMatch(new LostIs(true)::equals);
    }

    /// Who signs out here is offline there, mapping or none (S3.5), unless something else is to be
    /// shown again.
    private static Asked gone(Connection connection) {
        if (connection.mapped() && connection.restore().active()) return Asked.NOTHING;
        return connection.offline().map(OutsideStatus::id)
                .map(offline -> new Asked(offline, Asked.NOTHING.attributes(), false, "sign-out"))
                .orElse(Asked.NOTHING);
    }

    static Subject.OfAgent subject(Floor floor, Agent agent) {
        var tenant = floor.configuration();
        return new Subject.OfAgent(Showing.status(tenant, agent), agent.standing().ready(),
                agent.signedIn(), agent.attendance().lost(),
                channels(agent, Involvement::working), channels(agent, Involvement::wrappingUp),
                OnQueue.routingStatus(tenant, agent), Showing.effective(tenant, agent));
    }

    private static Set<Channel> channels(Agent agent, Predicate<Involvement> what) {
        if (agent.workload().isEmpty()) return Set.of();
        var channels = new LinkedHashSet<Channel>();
        for (var item : agent.workload().items()) {
            if (what.test(item)) channels.add(item.channel());
        }
        return channels;
    }

    private Mapping() {}
}

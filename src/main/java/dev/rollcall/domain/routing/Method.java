package dev.rollcall.domain.routing;

import dev.rollcall.domain.Agent;
import dev.rollcall.domain.configuration.Workstream;
import java.util.Comparator;

/// The assignment methods as orders of agents, the best first; ties by agent id (domain law,
/// section 8).
final class Method {

    private static final Comparator<Agent> LONGEST_IDLE =
            Comparator.comparing((Agent agent) -> agent.standing().idleSince())
                    .thenComparing(Agent::id);

    /// Whose turn it is: the one whose latest offer lies furthest back.
    private static final Comparator<Agent> ROUND_ROBIN =
            Comparator.comparingLong((Agent agent) -> agent.standing().lastOffer())
                    .thenComparing(Agent::id);

    private static final Comparator<Agent> LEAST_ACTIVE =
            Comparator.comparingInt((Agent agent) -> agent.workload().items().size())
                    .thenComparing(Agent::id);

    /// An agent whose capacity is not counted in units has the most of them.
    private static final Comparator<Agent> MOST_CAPACITY =
            Comparator.comparingInt((Agent agent) ->
                            -Capacity.availableUnits(agent).orElse(Integer.MAX_VALUE))
                    .thenComparing(Agent::id);

    static Comparator<Agent> of(Workstream workstream) {
        return of(workstream.method());
    }

    static Comparator<Agent> of(Workstream.Method method) {
        return switch (method) {
            case LONGEST_IDLE, RULES -> LONGEST_IDLE;
            case ROUND_ROBIN -> ROUND_ROBIN;
            case LEAST_ACTIVE -> LEAST_ACTIVE;
            case MOST_CAPACITY -> MOST_CAPACITY;
        };
    }

    private Method() {}
}

package dev.rollcall.domain.presence;

import dev.rollcall.domain.Agent;
import dev.rollcall.domain.Effective;
import dev.rollcall.domain.configuration.Configuration;
import dev.rollcall.domain.configuration.Status;
import java.util.Set;

/// What people see of an agent besides the presence itself (domain law, section 6).
public final class Showing {

    /// The status the agent is in now.
    public static Status status(Configuration tenant, Agent agent) {
        return tenant.status(agent.presence().status());
    }

    /// What directory and dashboard show: the first row that holds.
    public static Effective effective(Configuration tenant, Agent agent) {
        return Effective.of(agent.signedIn(), status(tenant, agent).base(),
                agent.workload().open() || inBlockingActivity(tenant, agent),
                agent.standing().ready());
    }

    private static boolean inBlockingActivity(Configuration tenant, Agent agent) {
        return agent.activities().stream().anyMatch(activity ->
                !tenant.activities().getOrDefault(activity.kind(), Set.of()).isEmpty());
    }

    private Showing() {}
}

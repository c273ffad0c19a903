package dev.rollcall.domain.presence;

import dev.rollcall.domain.Draft;
import dev.rollcall.domain.Event.QueuesHeld;
import dev.rollcall.domain.Event.QueuesLetGo;
import dev.rollcall.domain.Event.QueuesSet;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.QueueId;
import dev.rollcall.domain.configuration.Status;
import java.util.Set;

/// Which queues an agent is in because of a status (S2.13-14): a status bound to a queue group
/// joins all of them and leaves all others; when a timed one ends, the queues held before it
/// return.
final class QueueGroups {

    /// A status was chosen.
    static void follow(Draft draft, AgentId id, Status chosen, boolean timed) {
        giveBack(draft, id);
        if (!chosen.joinsQueues()) return;
        if (timed) draft.happen(new QueuesHeld(id, draft.agent(id).roster().queues()));
        join(draft, id, draft.configuration().queuesOf(chosen));
    }

    /// A choice ended and nothing was chosen instead, so the default is what the agent returns to;
    /// after a timed status its queue group counts (A2.g).
    static void ended(Draft draft, AgentId id, boolean timed) {
        giveBack(draft, id);
        if (timed) joinDefault(draft, id);
    }

    /// The default status' queue group, at sign-in and after a timed status.
    static void joinDefault(Draft draft, AgentId id) {
        var configuration = draft.configuration();
        var status = configuration.status(
                configuration.defaultStatusOf(draft.agent(id).settings()));
        if (status.joinsQueues()) join(draft, id, configuration.queuesOf(status));
    }

    static void join(Draft draft, AgentId id, Set<QueueId> queues) {
        if (!draft.agent(id).roster().queues().equals(queues)) {
            draft.happen(new QueuesSet(id, queues));
        }
    }

    private static void giveBack(Draft draft, AgentId id) {
        var roster = draft.agent(id).roster();
        if (!roster.holding()) return;
        join(draft, id, roster.held());
        draft.happen(new QueuesLetGo(id));
    }

    private QueueGroups() {}
}

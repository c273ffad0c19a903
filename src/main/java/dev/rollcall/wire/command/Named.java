package dev.rollcall.wire.command;

import dev.rollcall.domain.Ids.ActivityKind;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.Ids.ProfileId;
import dev.rollcall.domain.Ids.QueueId;
import dev.rollcall.domain.Ids.SessionId;
import dev.rollcall.domain.Ids.StatusId;
import dev.rollcall.domain.Ids.WorkId;
import dev.rollcall.domain.Ids.WorkstreamId;
import dev.rollcall.domain.configuration.Capability;
import dev.rollcall.wire.codec.Leaves;
import dev.rollcall.wire.codec.Shapes;
import java.util.Set;

/// The forms of the domain's ids.
final class Named {
    static final Form<AgentId> AGENT = Forms.REFERENCE.as(AgentId::new, Leaves.AGENT);
    static final Form<StatusId> STATUS = Forms.REFERENCE.as(StatusId::new, Leaves.STATUS);
    static final Form<QueueId> QUEUE = Forms.REFERENCE.as(QueueId::new, Leaves.QUEUE);
    static final Form<WorkstreamId> WORKSTREAM =
            Forms.REFERENCE.as(WorkstreamId::new, Leaves.WORKSTREAM);
    static final Form<ProfileId> PROFILE = Forms.REFERENCE.as(ProfileId::new, Leaves.PROFILE);
    static final Form<ConnectionId> CONNECTION =
            Forms.REFERENCE.as(ConnectionId::new, Leaves.CONNECTION);
    static final Form<ActivityKind> ACTIVITY =
            Forms.REFERENCE.as(ActivityKind::new, Leaves.ACTIVITY);
    static final Form<WorkId> WORK = Forms.ID.as(WorkId::new, Leaves.WORK);
    static final Form<SessionId> SESSION = Forms.ID.as(SessionId::new, Leaves.SESSION);

    /// The agent whose personal fields come next.
    static final Form<AgentId> PERSON = Forms.REFERENCE.as(AgentId::new, Leaves.PERSON);

    static final Form<Set<QueueId>> QUEUES = Forms.setOf(QUEUE, Shapes.QUEUES);
    static final Form<Set<ProfileId>> PROFILES = Forms.setOf(PROFILE, Shapes.PROFILES);
    static final Form<Set<Capability>> CAPABILITIES =
            Forms.setOf(Forms.oneOf(Capability.class), Shapes.CAPABILITIES);

    private Named() {}
}

package dev.rollcall.domain;

import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.Channel;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.Ids.ProfileId;
import dev.rollcall.domain.Ids.QueueId;
import dev.rollcall.domain.Ids.WorkId;
import dev.rollcall.domain.Ids.WorkstreamId;
import dev.rollcall.domain.Involvement.Part;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// One interaction or task (domain law, section 8). During a transfer it has an owner and is
/// offered to somebody else.
///
/// @param queue where it waits or came from; `NONE` for direct work
/// @param owner who has accepted it; `NONE` if nobody
/// @param offeredTo whose it may become; `NONE` if nobody
/// @param refusals until when it is not offered again to those who refused it
public record Work(
        WorkId id,
        Nature nature,
        State state,
        QueueId queue,
        AgentId owner,
        AgentId offeredTo,
        Instant enqueuedAt,
        Instant offerEnds,
        Instant wrapUpEnds,
        Map<AgentId, Instant> refusals) {

    /// What does not change about an item.
    ///
    /// @param kind of direct work: `direct-chat`, `direct-call`, `consult`; empty for none
    public record Nature(WorkstreamId workstream, Channel channel, boolean acd, boolean inbound,
            String kind, int priority, Map<String, Object> attributes, int units,
            List<ProfileId> profiles, ConnectionId reportedBy) {}

    public enum State {
        ENQUEUED(false),
        OFFERED(false),
        CONNECTED(false),
        HELD(false),
        WRAP_UP(false),
        CLOSED(true),
        CANCELLED(true),
        MISSED(true),
        REJECTED(true),
        WITHDRAWN(true);

        private final boolean over;
        private final String text = name().toLowerCase(Locale.ROOT).replace('_', '-');

        State(boolean over) {
            this.over = over;
        }

        public String text() {
            return text;
        }

        /// Nothing follows it but, for direct work, another offer.
        public boolean over() {
            return over;
        }
    }

    public Work {
        refusals = Map.copyOf(refusals);
    }

    public boolean queued() {
        return !queue.isNone();
    }

    /// This agent's part in it, if any.
    public Optional<Involvement> partOf(AgentId agent) {
        if (agent.equals(owner)) {
            return switch (state) {
                case CONNECTED -> Optional.of(involvement(Part.CONNECTED));
                case HELD -> Optional.of(involvement(Part.HELD));
                case WRAP_UP -> Optional.of(involvement(Part.WRAP_UP));
                case ENQUEUED, OFFERED, CLOSED, CANCELLED, MISSED, REJECTED, WITHDRAWN ->
                    Optional.empty();
            };
        }
        return agent.equals(offeredTo) ? Optional.of(involvement(Part.ALERTING)) : Optional.empty();
    }

    private Involvement involvement(Part part) {
        return new Involvement(id, part, nature.workstream(), nature.channel(), nature.acd(),
                nature.inbound(), nature.units(), nature.profiles());
    }
}

package dev.rollcall.domain;

import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.Channel;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.Ids.ProfileId;
import dev.rollcall.domain.Ids.QueueId;
import dev.rollcall.domain.Ids.WorkId;
import dev.rollcall.domain.Ids.WorkstreamId;
import dev.rollcall.domain.Involvement.Part;
import dev.rollcall.domain.Terms.Overflow;
import dev.rollcall.domain.configuration.Workstream;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One interaction or task (domain law, section 8). During a transfer it has an owner and is
/// offered to somebody else.
///
/// @param queue where it waits or came from; `NONE` for direct work
/// @param owner who has accepted it; `NONE` if nobody
/// @param offeredTo whose it may become; `NONE` if nobody
/// @param terms on what terms it waits, or did last
/// @param heard its lease, while somebody has it
/// @param order tells the older of two that came at the same instant
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
        Terms terms,
        Heard heard,
        long order) {

    /// Higher priority first, then oldest.
    public static final Comparator<Work> IN_LINE = Comparator
            .comparingInt((Work work) -> -work.nature().priority())
            .thenComparing(Work::enqueuedAt)
            .thenComparingLong(Work::order);

    /// What kind of thing an item is. Its load is taken from its workstream when it is offered to
    /// its first owner, and stays until that one has ended: reserved, consumed and released are the
    /// same units, whatever an administrator does meanwhile.
    ///
    /// @param kind of direct work: `direct-chat`, `direct-call`, `consult`; empty for none
    public record Nature(WorkstreamId workstream, Channel channel, boolean acd, boolean inbound,
            String kind, int priority, Map<String, Object> attributes, int units,
            List<ProfileId> profiles, ConnectionId reportedBy) {

        Nature loadedBy(Workstream by) {
            if (units == by.units() && profiles.equals(by.profiles())
                    && channel.equals(by.channel())) {
                return this;
            }
            return new Nature(workstream, by.channel(), acd, inbound, kind, priority, attributes,
                    by.units(), by.profiles(), reportedBy);
        }
    }

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

    public Overflow overflow() {
        return terms.overflow();
    }

    public Map<AgentId, Instant> refusals() {
        return terms.refusals();
    }

    /// Waits for an agent, and it is on us to find one.
    public boolean waiting() {
        return state == State.ENQUEUED && nature.reportedBy().isNone();
    }

    /// The queues it waits in.
    public Set<QueueId> queues() {
        return overflow().now() && !overflow().queue().equals(queue)
                ? Set.of(queue, overflow().queue()) : Set.of(queue);
    }

    /// Somebody has it, or a connection says that it is there: it needs a word now and then.
    boolean leased() {
        return !state.over() && state != State.WRAP_UP
                && (!owner.equals(AgentId.NONE) || !nature.reportedBy().isNone());
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

    /// With the load that its workstream puts on an agent now.
    Work loadedBy(Workstream workstream) {
        var now = nature.loadedBy(workstream);
        return now.equals(nature) ? this : new Work(id, now, state, queue, owner, offeredTo,
                enqueuedAt, offerEnds, wrapUpEnds, terms, heard, order);
    }

    Work owned(State now, AgentId by) {
        return new Work(id, nature, now, queue, by, AgentId.NONE, enqueuedAt, Claim.OPEN,
                Claim.OPEN, terms, heard, order);
    }

    Work offered(State now, AgentId to, Instant until) {
        return new Work(id, nature, now, queue, owner, to, enqueuedAt, until, wrapUpEnds, terms,
                heard, order);
    }

    Work waitingIn(QueueId in) {
        return new Work(id, nature, state, in, owner, offeredTo, enqueuedAt, offerEnds, wrapUpEnds,
                terms, heard, order);
    }

    Work wrappingUpUntil(Instant until) {
        return new Work(id, nature, state, queue, owner, offeredTo, enqueuedAt, offerEnds, until,
                terms, heard, order);
    }

    Work waitingOn(Terms now) {
        return now.equals(terms) ? this : new Work(id, nature, state, queue, owner, offeredTo,
                enqueuedAt, offerEnds, wrapUpEnds, now, heard, order);
    }

    Work heard(Heard now) {
        return now.equals(heard) ? this : new Work(id, nature, state, queue, owner, offeredTo,
                enqueuedAt, offerEnds, wrapUpEnds, terms, now, order);
    }

    private Involvement involvement(Part part) {
        return new Involvement(id, part, nature.workstream(), nature.channel(), nature.acd(),
                nature.inbound(), nature.units(), nature.profiles());
    }
}

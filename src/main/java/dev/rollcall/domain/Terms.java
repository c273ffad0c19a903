package dev.rollcall.domain;

import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.QueueId;
import dev.rollcall.domain.configuration.Workstream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// On what terms an item waits: where else it will wait, for whom it is kept, who has refused it,
/// and when to look at it again although nothing happens. [Claim#OPEN] stands for never.
///
/// @param lookAt when the answer of a rule may have turned with the item's age
/// @param refusals until when it is not offered again to those who refused it
public record Terms(Overflow overflow, Kept kept, Instant lookAt, Map<AgentId, Instant> refusals) {

    static final Terms NONE = new Terms(Overflow.NONE, Kept.NONE, Claim.OPEN, Map.of());

    /// Where the item also waits when it gets old.
    ///
    /// @param at when; [Claim#OPEN]: never, or it already does
    public record Overflow(Instant at, QueueId queue, boolean now) {
        public static final Overflow NONE = new Overflow(Claim.OPEN, QueueId.NONE, false);

        Overflow begun() {
            return new Overflow(Claim.OPEN, queue, true);
        }
    }

    /// The agent who is to have it rather than anybody else, and until when.
    public record Kept(AgentId agent, Instant until) {
        public static final Kept NONE = new Kept(AgentId.NONE, Claim.OPEN);

        /// Kept now, and for somebody else.
        public boolean from(AgentId other, Instant now) {
            return !agent.equals(AgentId.NONE) && !agent.equals(other) && until.isAfter(now);
        }
    }

    public Terms {
        refusals = Map.copyOf(refusals);
    }

    Terms overflowing(Overflow now) {
        return new Terms(now, kept, lookAt, refusals);
    }

    Terms keptFor(Kept now) {
        return new Terms(overflow, now, lookAt, refusals);
    }

    Terms lookedAt(Instant next) {
        return new Terms(overflow, kept, next, refusals);
    }

    /// Who refused it is not the one it is kept for any more.
    Terms refusedBy(AgentId agent, Instant at, Duration delay) {
        var next = new HashMap<>(refusals);
        if (!delay.isZero()) next.put(agent, at.plus(delay));
        return new Terms(overflow, agent.equals(kept.agent()) ? Kept.NONE : kept, lookAt, next);
    }

    Terms withoutRefusalsBefore(Instant at) {
        if (refusals.isEmpty()) return this;
        var next = new HashMap<>(refusals);
        next.values().removeIf(until -> !until.isAfter(at));
        return new Terms(overflow, kept, lookAt, next);
    }

    /// Waits again after an offer that came to nothing: what would have fallen due meanwhile has.
    Terms goneOn(Instant at) {
        var next = withoutRefusalsBefore(at);
        if (!overflow.at().isAfter(at)) next = next.overflowing(overflow.begun());
        return kept.until().isAfter(at) ? next : next.keptFor(Kept.NONE);
    }

    /// As the workstream has it now; nothing falls due before the present.
    Terms under(Workstream workstream, Instant enqueuedAt, Instant now) {
        var next = lookedAt(workstream.looksAt(enqueuedAt, now));
        var later = workstream.overflow();
        if (later.after().isZero()) return next.overflowing(Overflow.NONE);
        if (overflow.now() && overflow.queue().equals(later.queue())) return next;
        var at = enqueuedAt.plus(later.after());
        return next.overflowing(new Overflow(at.isAfter(now) ? at : now, later.queue(), false));
    }
}

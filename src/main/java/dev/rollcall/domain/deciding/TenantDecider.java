package dev.rollcall.domain.deciding;

import dev.rollcall.decider.Decider;
import dev.rollcall.decider.Decision;
import dev.rollcall.domain.Changes;
import dev.rollcall.domain.Draft;
import dev.rollcall.domain.Event;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.Request;
import dev.rollcall.domain.Tenant;
import dev.rollcall.domain.sync.Departures;
import java.time.Instant;
import java.util.List;

/// The law of one tenant, asked one question at a time. A request is first answered by the room it
/// belongs to: refused, or some facts happen. Then the policies react to the facts, and to each
/// other, in rounds and in the order of [Policies], until nothing more happens. Last, what outside
/// systems are to show of it goes out.
public final class TenantDecider implements Decider<Request, Tenant, Event, Refusal, Changes> {

    /// More rounds than any chain of reactions needs; reaching it is a bug in a policy.
    private static final int ROUNDS_MAX = 32;

    @Override
    public Decision<Event, Refusal> decide(Tenant tenant, Request request) {
        var draft = new Draft(tenant, request.at());
        var refusal = Verbs.answer(draft, request.command(), request.by());
        if (refusal.isPresent()) return new Decision.Refused<>(refusal.get());
        settle(draft);
        Departures.settle(draft, request);
        return new Decision.Accepted<>(draft.events());
    }

    @Override
    public Changes evolve(Tenant tenant, Instant at, List<Event> events) {
        return tenant.evolve(at, events);
    }

    private static void settle(Draft draft) {
        var policies = Policies.IN_ORDER;
        var seen = new int[policies.size()];
        for (var round = 0; round < ROUNDS_MAX; round++) {
            var before = draft.events().size();
            for (var i = 0; i < seen.length; i++) {
                if (draft.events().size() == seen[i]) continue;
                policies.get(i).react(draft, draft.eventsAfter(seen[i]));
                seen[i] = draft.events().size();
            }
            if (draft.events().size() == before) return;
        }
        throw new IllegalStateException("the policies did not come to rest in " + ROUNDS_MAX
                + " rounds: " + draft.events());
    }
}

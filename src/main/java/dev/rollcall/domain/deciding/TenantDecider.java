package dev.rollcall.domain.deciding;

import dev.rollcall.decider.Decider;
import dev.rollcall.decider.Decision;
import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Changes;
import dev.rollcall.domain.Command;
import dev.rollcall.domain.Draft;
import dev.rollcall.domain.Event;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.Request;
import dev.rollcall.domain.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The law of one tenant, asked one question at a time. A request is first answered by the room it
/// belongs to: refused, or some facts happen. Then the policies react to the facts, and to each
/// other, in rounds and in the order of [Policies], until nothing more happens.
public final class TenantDecider implements Decider<Request, Tenant, Event, Refusal, Changes> {

    /// More rounds than any chain of reactions needs; reaching it is a bug in a policy.
    private static final int ROUNDS_MAX = 32;

    @Override
    public Decision<Event, Refusal> decide(Tenant tenant, Request request) {
        var draft = new Draft(tenant, request.at());
        var refusal = answer(draft, request.command(), request.by());
        if (refusal.isPresent()) return new Decision.Refused<>(refusal.get());
        settle(draft, request.by());
        return new Decision.Accepted<>(draft.events());
    }

    @Override
    public Changes evolve(Tenant tenant, Instant at, List<Event> events) {
        return tenant.evolve(at, events);
    }

    /// The facts of a command, or why there are none.
    private static Optional<Refusal> answer(Draft draft, Command command, Cause by) {
        return Verbs.answer(draft, command, by);
    }

    private static void settle(Draft draft, Cause by) {
        var policies = Policies.inOrder(by);
        var seen = new int[policies.size()];
        for (var round = 0; round < ROUNDS_MAX; round++) {
            var before = draft.events().size();
            for (var i = 0; i < seen.length; i++) {
                var news = draft.events().subList(seen[i], draft.events().size());
                if (news.isEmpty()) continue;
                policies.get(i).react(draft, List.copyOf(news));
                seen[i] = draft.events().size();
            }
            if (draft.events().size() == before) return;
        }
        throw new IllegalStateException("the policies did not come to rest in " + ROUNDS_MAX
                + " rounds: " + draft.events());
    }
}

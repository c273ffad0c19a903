package dev.rollcall.domain.presence;

import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Draft;

/// What waits for the end of the work at hand: the next status, and a sign-out (domain law,
/// sections 3 and 5).
public final class AfterWork {

    /// The policy: whoever has nothing left gets what waited.
    public static void react(Draft draft) {
        for (var id : draft.touchedIds()) {
            var found = draft.find(id);
            if (found.isEmpty()) continue;
            var agent = found.get();
            if (agent.attendance().leaving() && !agent.workload().open()) {
                SignOuts.leave(draft, id, Cause.policy("after-work"));
            } else if (!agent.standing().next().isNothing() && agent.workload().isEmpty()) {
                Choices.applyNext(draft, id);
            }
        }
    }

    private AfterWork() {}
}

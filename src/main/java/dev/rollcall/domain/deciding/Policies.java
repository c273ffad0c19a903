package dev.rollcall.domain.deciding;

import dev.rollcall.domain.presence.AfterWork;
import dev.rollcall.domain.presence.Automation;
import dev.rollcall.domain.routing.Assignment;
import dev.rollcall.domain.routing.OnQueue;
import dev.rollcall.domain.sync.Arrivals;
import java.util.List;

/// The policies in the order in which they react: automatic presence, what waits for the end of
/// work, what outside systems said earlier, routing status, assignment. What goes out to those
/// systems is no reaction but the last step of a decision.
final class Policies {

    static final List<Policy> IN_ORDER = List.of(
            Automation::react,
            (draft, _) -> AfterWork.react(draft),
            Arrivals::react,
            OnQueue::react,
            (draft, _) -> Assignment.react(draft));

    private Policies() {}
}

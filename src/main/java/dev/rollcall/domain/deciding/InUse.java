package dev.rollcall.domain.deciding;

import dev.rollcall.domain.Agent;
import dev.rollcall.domain.Draft;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.StatusId;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.Refusal.Code;
import dev.rollcall.domain.Work;
import dev.rollcall.domain.configuration.Configuration;
import dev.rollcall.domain.presence.Refusals;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a new configuration may not take away, because somebody is in it.
final class InUse {

    private static final int NAMED_MAX = 10;

    /// @param leaving agents removed along with it, whose word does not count
    static Optional<Refusal> refusal(Draft draft, Configuration next, Set<AgentId> leaving) {
        return statuses(draft, next, leaving).or(() -> work(draft, next));
    }

    private static Optional<Refusal> statuses(
            Draft draft, Configuration next, Set<AgentId> leaving) {
        var gone = new HashSet<>(draft.configuration().statuses().keySet());
        gone.removeAll(next.statuses().keySet());
        if (gone.isEmpty()) return Optional.empty();
        var using = new ArrayList<String>();
        for (var agent : draft.agents()) {
            if (!leaving.contains(agent.id()) && uses(agent, gone)) using.add(agent.id().text());
        }
        if (using.isEmpty()) return Optional.empty();
        return Refusals.of(Code.STATUS_IN_USE, "expected nobody in " + sorted(gone) + ", found "
                + first(using) + ": change their presence or default first");
    }

    private static boolean uses(Agent agent, Set<StatusId> gone) {
        for (var entry : agent.claims().entries()) {
            var ownWord = switch (entry.layer()) {
                case WORK, CHOICE, AUTOMATIC -> true;
                case ABSENCE, DEFAULT -> false;
            };
            if (ownWord && gone.contains(entry.claim().status())) return true;
        }
        return gone.contains(agent.standing().next().status())
                || agent.settings().defaultStatus().filter(gone::contains).isPresent();
    }

    private static Optional<Refusal> work(Draft draft, Configuration next) {
        var using = new ArrayList<String>();
        for (var work : draft.works()) {
            if (!work.state().over() && !standsIn(work, next)) using.add(work.id().text());
        }
        if (using.isEmpty()) return Optional.empty();
        return Refusals.of(Code.INVALID_CONFIGURATION, "expected every open item to keep its"
                + " workstream and queue, found none for " + first(using));
    }

    private static boolean standsIn(Work work, Configuration next) {
        return next.workstreams().containsKey(work.nature().workstream())
                && (!work.queued() || next.queues().containsKey(work.queue()));
    }

    private static List<String> first(List<String> names) {
        return names.stream().sorted().limit(NAMED_MAX).toList();
    }

    private static List<String> sorted(Set<StatusId> ids) {
        return ids.stream().map(StatusId::text).sorted().toList();
    }

    private InUse() {}
}

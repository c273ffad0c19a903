package dev.rollcall.domain;

import dev.rollcall.domain.Event.WorkOffered;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.routing.Ask;
import dev.rollcall.domain.routing.Gates;
import dev.rollcall.domain.routing.OnQueue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What must hold of every tenant at every moment (domain law, section 10), as checks.
final class Law {

    static void check(Tenant tenant) {
        for (var agent : tenant.agents()) check(tenant, agent);
        for (var work : tenant.works()) check(tenant, work);
    }

    private static void check(Tenant tenant, Agent agent) {
        var entries = agent.claims().entries();
        for (var i = 1; i < entries.size(); i++) {
            hold(entries.get(i - 1).layer().compareTo(entries.get(i).layer()) < 0, agent,
                    "one claim a layer, top first");
        }
        hold(agent.presence().equals(entries.getFirst().claim()), agent, "presence is the top");
        hold(agent.claims().has(Layer.DEFAULT), agent, "there always is a default claim");
        hold(agent.claims().has(Layer.ABSENCE) != agent.signedIn(), agent,
                "absent is who is not signed in");
        hold(agent.signedIn() != agent.attendance().sessions().isEmpty(), agent,
                "signed in is who has a live session");
        var standing = agent.standing();
        var onQueue = OnQueue.is(tenant.configuration(), agent);
        hold(!standing.pendingOffQueue() || (!onQueue && !agent.workload().isEmpty()), agent,
                "pending off queue is who left the queue with work in hand");
        hold(!standing.notResponding() || onQueue || agent.attendance().lost(), agent,
                "not responding is who is on queue");
        hold(standing.ready() || tenant.configuration().readyToggle(), agent,
                "always ready where there is no toggle");
        hold(standing.next().isNothing() || !agent.workload().isEmpty(), agent,
                "a next status waits for work");
        hold(!agent.attendance().leaving() || agent.workload().open(), agent,
                "a sign-out waits for open work");
        for (var item : agent.workload().items()) {
            hold(tenant.work(item.work()).partOf(agent.id()).equals(Optional.of(item)), agent,
                    "the agent's side of work is the work's side");
        }
        var capacity = agent.roster().capacity();
        if (capacity.units().isPresent() && capacity.units().get() >= 0) {
            hold(Load.units(agent, _ -> true) <= capacity.units().get(), agent,
                    "never over capacity");
        }
    }

    private static void check(Tenant tenant, Work work) {
        for (var id : List.of(work.owner(), work.offeredTo())) {
            if (id.equals(AgentId.NONE)) continue;
            var agent = tenant.agent(id);
            hold(agent.workload().items().stream().anyMatch(item ->
                    item.work().equals(work.id())), agent, "who has work knows of it");
        }
        if (work.state().over()) {
            hold(work.owner().equals(AgentId.NONE) && work.offeredTo().equals(AgentId.NONE), work,
                    "what is over is nobody's");
        }
        if (work.waiting()) {
            for (var queue : work.queues()) {
                var inLine = false;
                for (var one : tenant.waiting(queue, work.nature().workstream())) {
                    inLine |= one.equals(work);
                }
                hold(inLine, work, "what waits stands in line");
            }
        }
    }

    /// Our own offers go only to agents all of whose gates are open at that moment. Only for lives
    /// in which nobody forces and nobody reports.
    static void checkOffers(Tenant before, Instant at, List<Event> events) {
        var draft = new Draft(before, at);
        for (var event : events) {
            if (event instanceof WorkOffered(var id, var agent, _, var forced)
                    && draft.work(id).queued() && draft.work(id).owner().equals(AgentId.NONE)) {
                var work = draft.work(id);
                var workstream = draft.configuration()
                        .workstream(work.nature().workstream()).orElseThrow();
                var failing = Gates.failing(draft, draft.agent(agent),
                        Ask.queued(work, workstream, work.queues(), at));
                hold(forced || failing.isEmpty(), event,
                        "offered through open gates, not " + failing);
            }
            draft.happen(event);
        }
    }

    private static void hold(boolean truth, Object of, String law) {
        if (!truth) throw new AssertionError("expected: " + law + "; found " + of);
    }

    private Law() {}
}

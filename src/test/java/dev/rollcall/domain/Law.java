package dev.rollcall.domain;

import dev.rollcall.domain.Event.WorkOffered;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.WorkId;
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
        var queues = tenant.configuration().queues().keySet();
        hold(queues.containsAll(agent.roster().queues())
                && queues.containsAll(agent.roster().held()), agent, "all queues there are");
        for (var item : agent.workload().items()) {
            hold(tenant.work(item.work()).partOf(agent.id()).equals(Optional.of(item)), agent,
                    "the agent's side of work is the work's side");
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

    /// Our own offers go only to agents all of whose gates are open at that moment, and of all
    /// that wait the first in line gets the best; both as a full scan sees it ([Scan]). Nobody is
    /// brought over capacity but by force or a report.
    ///
    /// @param alone nothing else falls due at the same instant: what does has its turn after this,
    ///     though a scan takes it for due already
    static void checkOffers(
            Floor before, Request request, List<Event> events, boolean alone) {
        var draft = new Draft(before, request.at());
        var asked = askedFor(request);
        for (var event : events) {
            if (event instanceof WorkOffered offered) {
                var direct = asked.filter(offered.work()::equals).isPresent()
                        && offered.agent().equals(askedAgent(request));
                var free = offered.forced() || request.by().is(Cause.Kind.CONNECTION);
                if (direct && !free) {
                    hold(Scan.direct(draft, offered, kind(request), request.at()).isEmpty(), event,
                            "offered through open gates, not " + Scan.direct(
                                    draft, offered, kind(request), request.at()));
                } else if (!direct && alone) {
                    var best = Scan.next(draft, request.at());
                    hold(best.equals(Optional.of(new Scan.Pair(offered.work(), offered.agent()))),
                            event, "the first in line to the best: " + best);
                } else if (!direct) {
                    hold(Scan.waiting(draft, offered, request.at()).isEmpty(), event,
                            "offered through open gates");
                }
                draft.happen(event);
                if (!free) {
                    hold(Scan.withinCapacity(draft, draft.agent(offered.agent())), event,
                            "an offer brings nobody over capacity");
                }
                asked = Optional.empty();
            } else {
                draft.happen(event);
            }
        }
    }

    private static Optional<WorkId> askedFor(Request request) {
        return switch (request.command()) {
            case Command.Offer offer -> Optional.of(offer.work());
            case Command.Transfer transfer -> Optional.of(transfer.work());
            default -> Optional.empty();
        };
    }

    private static AgentId askedAgent(Request request) {
        return switch (request.command()) {
            case Command.Offer offer -> offer.agent();
            case Command.Transfer transfer -> transfer.agent();
            default -> AgentId.NONE;
        };
    }

    private static String kind(Request request) {
        return switch (request.command()) {
            case Command.Offer offer -> offer.kind();
            case Command.Transfer _ -> "transfer";
            default -> "";
        };
    }

    /// At rest nothing waits for which somebody is free.
    static void checkRest(Tenant tenant, Instant now) {
        var next = Scan.next(tenant, now);
        hold(next.isEmpty(), next, "nothing waits that somebody could take");
    }

    private static void hold(boolean truth, Object of, String law) {
        if (!truth) throw new AssertionError("expected: " + law + "; found " + of);
    }

    private Law() {}
}

package dev.rollcall.api.calls;

import dev.rollcall.api.access.Caller;
import dev.rollcall.api.http.Declined;
import dev.rollcall.api.http.JsonParts;
import dev.rollcall.api.http.Problem;
import dev.rollcall.api.http.Request;
import dev.rollcall.api.http.Response;
import dev.rollcall.api.http.Route;
import dev.rollcall.domain.Agent;
import dev.rollcall.domain.Floor;
import dev.rollcall.domain.Ids.QueueId;
import dev.rollcall.domain.Work;
import dev.rollcall.domain.deciding.AgentFacts;
import dev.rollcall.domain.deciding.QueueTally;
import dev.rollcall.engine.Hub;
import dev.rollcall.wire.json.Instants;
import dev.rollcall.wire.json.Json;
import dev.rollcall.wire.view.QueueView;
import dev.rollcall.wire.view.WorkView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// The queues: how much waits in each and for how long, and for one of them what waits, in line,
/// and who could take it. An agent sees the own queues.
public final class QueuesCall {
    private final Floors floors;
    private final Paging<QueueId> paging;

    public QueuesCall(Hub hub, RandomGenerator random) {
        this.floors = new Floors(hub);
        this.paging = new Paging<>("/v1/queues", "queues", QueueId::text, random);
    }

    public Response list(Request request) {
        var moment = floors.moment(request.caller());
        var floor = moment.floor();
        var tally = QueueTally.of(floor);
        return paging.page(request, moment, floor.configuration().queues().keySet(),
                queue -> Rights.sees(queue, request.caller(), floor),
                queue -> QueueView.json(floor, queue, tally.count(queue)));
    }

    /// One queue with the first items in line and the agents of the caller's reach in it: those who
    /// may take something first, the longest idle first of all.
    public Response one(Request request) {
        var floor = floors.of(request.caller());
        var queue = new QueueId(request.variable("id"));
        if (!floor.configuration().queues().containsKey(queue)
                || !Rights.sees(queue, request.caller(), floor)) {
            throw new Declined(Problem.notFound("queue"));
        }
        var limit = Paging.limit(request);
        var count = QueueTally.of(floor).count(queue);
        var items = items(floor, queue, request.caller(), limit);
        var candidates = candidates(floor, queue, request, limit);
        var view = QueueView.json(floor, queue, count);
        return Response.of(200, Route.JSON, new JsonParts(view.length + 4_096)
                .add(view, view.length - 1).add(",").addList("items", items).add(",")
                .addList("candidates", candidates).add("}").done());
    }

    private static List<byte[]> items(Floor floor, QueueId queue, Caller caller, int limit) {
        var waiting = new ArrayList<Work>();
        for (var work : floor.works()) {
            if (work.waiting() && work.queues().contains(queue)
                    && Rights.sees(work, caller, floor)) {
                waiting.add(work);
            }
        }
        waiting.sort(Work.IN_LINE);
        return waiting.stream().limit(limit)
                .map(work -> WorkView.brief(work, Rights.detail(caller))).toList();
    }

    /// @param routable channels on which the agent may be offered something now
    private record Candidate(Agent agent, List<String> routable) {
        Map<String, Object> tree() {
            var tree = new LinkedHashMap<String, Object>();
            tree.put("agent", agent.id().text());
            tree.put("routable", routable);
            tree.put("idleSince", Instants.text(agent.standing().idleSince()));
            return tree;
        }
    }

    private static List<byte[]> candidates(
            Floor floor, QueueId queue, Request request, int limit) {
        var found = new ArrayList<Candidate>();
        for (var agent : floor.agents()) {
            if (agent.signedIn() && agent.roster().queues().contains(queue)
                    && Rights.sees(agent, request.caller(), floor)) {
                found.add(new Candidate(agent, routable(floor, agent, request.at())));
            }
        }
        found.sort(Comparator.comparing((Candidate one) -> one.routable().isEmpty())
                .thenComparing(one -> one.agent().standing().idleSince())
                .thenComparing(one -> one.agent().id()));
        return found.stream().limit(limit).map(one -> Json.write(one.tree())).toList();
    }

    private static List<String> routable(Floor floor, Agent agent, Instant now) {
        var channels = new ArrayList<String>();
        AgentFacts.of(floor, agent, now).gates().forEach((channel, gates) -> {
            if (gates.routable()) channels.add(channel.text());
        });
        return channels;
    }
}

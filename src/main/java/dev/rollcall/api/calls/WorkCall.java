package dev.rollcall.api.calls;

import dev.rollcall.api.http.Declined;
import dev.rollcall.api.http.JsonParts;
import dev.rollcall.api.http.Problem;
import dev.rollcall.api.http.Request;
import dev.rollcall.api.http.Response;
import dev.rollcall.api.http.Route;
import dev.rollcall.domain.Command;
import dev.rollcall.domain.Floor;
import dev.rollcall.domain.Ids.WorkId;
import dev.rollcall.domain.Ids.WorkstreamId;
import dev.rollcall.domain.Work;
import dev.rollcall.domain.Work.State;
import dev.rollcall.domain.routing.WhyWaiting;
import dev.rollcall.engine.Hub;
import dev.rollcall.wire.command.Verb;
import dev.rollcall.wire.command.Verbs;
import dev.rollcall.wire.json.Words;
import dev.rollcall.wire.view.CandidateView;
import dev.rollcall.wire.view.WorkView;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// Work as a resource: created for a queue or for an agent, moved on by verbs, listed, and shown
/// with why it still waits.
public final class WorkCall {
    private static final Words<State> STATES = new Words<>(State.class);

    /// Every verb that is about one item which is there already.
    private static final Set<String> VERBS = Verbs.ALL.stream()
            .filter(verb -> Command.OfWork.class.isAssignableFrom(verb.type())
                    && verb.type() != Command.Enqueue.class)
            .map(Verb::name).collect(Collectors.toCollection(TreeSet::new));

    private final Orders orders;
    private final Floors floors;
    private final Paging<Work> paging;
    private final RandomGenerator random;

    public WorkCall(Hub hub, RandomGenerator random) {
        this.orders = new Orders(hub);
        this.floors = new Floors(hub);
        this.paging = new Paging<>("/v1/work", "work", work -> work.id().text(), random);
        this.random = random;
    }

    public Response list(Request request) {
        var moment = floors.moment(request.caller());
        var filter = WorkFilter.of(request);
        var states = request.parameter("state").map(WorkCall::states);
        var workstream = request.parameter("workstream").map(WorkstreamId::new);
        var detail = Rights.detail(request.caller());
        return paging.page(request, moment, moment.floor().works(),
                work -> states.map(some -> some.contains(work.state()))
                        .orElse(!work.state().over())
                        && workstream.map(work.nature().workstream()::equals).orElse(true)
                        && filter.shows(moment.floor(), work),
                work -> WorkView.brief(work, detail));
    }

    private static Set<State> states(String names) {
        var states = EnumSet.noneOf(State.class);
        for (var name : names.split(",", -1)) {
            if (!STATES.all().contains(name)) {
                throw Request.badParameter("state", "expected some of "
                        + String.join(",", STATES.all()));
            }
            states.add(STATES.value(name));
        }
        return states;
    }

    /// For an agent where the body names one, else for a queue.
    public Response create(Request request) {
        var body = request.object();
        var verb = body.containsKey("agent") ? "offer" : "enqueue";
        var fromAddress = new LinkedHashMap<String, String>();
        var work = body.get("work") instanceof String own ? own : newName();
        if (!body.containsKey("work")) fromAddress.put("work", work);
        var accepted = orders.resource(request, verb, fromAddress);
        return Response.of(201, Route.JSON, Orders.json(accepted))
                .with("Location", "/v1/work/" + Links.step(work));
    }

    private String newName() {
        return "w-%016x".formatted(random.nextLong());
    }

    public Response act(Request request) {
        var verb = request.variable("verb");
        if (!VERBS.contains(verb)) {
            throw new Declined(Problem.of(404, "unknown-verb", "expected one of "
                    + String.join(", ", VERBS) + " at the end"));
        }
        return Response.of(200, Route.JSON, Orders.json(
                orders.resource(request, verb, Map.of("work", request.variable("id")))));
    }

    public Response show(Request request) {
        var floor = floors.of(request.caller());
        return Response.of(200, Route.JSON, WorkView.json(floor, found(request, floor),
                request.at(), Rights.detail(request.caller())));
    }

    /// Who might get a waiting item: of the agents in the caller's reach, the nearest first.
    public Response candidates(Request request) {
        var floor = floors.of(request.caller());
        var work = found(request, floor);
        var limit = Paging.limit(request);
        var reasons = WhyWaiting.of(floor, work, request.at()).stream()
                .filter(why -> Rights.sees(floor.agent(why.agent()), request.caller(), floor))
                .toList();
        var shown = reasons.stream().limit(limit).map(CandidateView::json).toList();
        return Response.of(200, Route.JSON, JsonParts.around(shown).add("{\"total\":")
                .add(Integer.toString(reasons.size())).add(",")
                .addList("candidates", shown).add("}").done());
    }

    private static Work found(Request request, Floor floor) {
        return floor.find(new WorkId(request.variable("id")))
                .filter(found -> Rights.sees(found, request.caller(), floor))
                .orElseThrow(() -> new Declined(Problem.notFound("work")));
    }
}

package dev.rollcall.api.calls;

import dev.rollcall.api.http.Declined;
import dev.rollcall.api.http.Problem;
import dev.rollcall.api.http.Request;
import dev.rollcall.api.http.Response;
import dev.rollcall.api.http.Route;
import dev.rollcall.api.stream.Views;
import dev.rollcall.domain.Agent;
import dev.rollcall.domain.Floor;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.configuration.Base;
import dev.rollcall.domain.deciding.AgentFacts;
import dev.rollcall.engine.Hub;
import dev.rollcall.wire.json.Words;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/// `GET /v1/agents` page by page, in the order of their ids, and one agent.
public final class AgentsCall {
    private static final Words<Base> BASES = new Words<>(Base.class);

    private final Floors floors;
    private final Views views;
    private final Paging<Agent> paging;

    public AgentsCall(Hub hub, Views views, RandomGenerator random) {
        this.floors = new Floors(hub);
        this.views = views;
        this.paging = new Paging<>("/v1/agents", "agents", agent -> agent.id().text(), random);
    }

    public Response one(Request request) {
        var floor = floors.of(request.caller());
        var agent = floor.find(new AgentId(request.variable("id")))
                .filter(found -> Rights.sees(found, request.caller(), floor))
                .orElseThrow(() -> new Declined(Problem.notFound("agent")));
        return Response.of(200, Route.JSON, views.of(agent, floor, request.caller()));
    }

    public Response list(Request request) {
        var moment = floors.moment(request.caller());
        return paging.page(request, moment, moment.floor().agents(),
                wanted(request, moment.floor()),
                agent -> views.of(agent, moment.floor(), request.caller()));
    }

    private static Predicate<Agent> wanted(Request request, Floor floor) {
        var filter = AgentFilter.of(request);
        var base = request.parameter("base").map(AgentsCall::base);
        var mismatch = request.parameter("mismatch").map(AgentsCall::truth);
        return agent -> filter.shows(floor, agent)
                && (base.isEmpty() || floor.configuration()
                        .status(agent.presence().status()).base() == base.get())
                && (mismatch.isEmpty() || mismatch.get()
                        == AgentFacts.of(floor, agent, request.at()).mismatch().isPresent());
    }

    private static Base base(String text) {
        for (var base : Base.values()) if (BASES.text(base).equals(text)) return base;
        throw Request.badParameter("base", "expected one of " + String.join(", ", BASES.all()));
    }

    private static boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Request.badParameter("mismatch", "expected true or false");
        };
    }
}

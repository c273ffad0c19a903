package dev.rollcall.api.calls;

import dev.rollcall.api.access.Caller;
import dev.rollcall.api.http.Declined;
import dev.rollcall.api.http.JsonParts;
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
import dev.rollcall.wire.json.Json;
import dev.rollcall.wire.json.Words;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// `GET /v1/agents` page by page, in the order of their ids, and one agent.
public final class AgentsCall {
    private static final int PAGE = 100;
    private static final int PAGE_MAX = 1_000;
    private static final Words<Base> BASES = new Words<>(Base.class);

    private final Floors floors;
    private final Views views;
    private final Cursors cursors;

    public AgentsCall(Hub hub, Views views, RandomGenerator random) {
        this.floors = new Floors(hub);
        this.views = views;
        this.cursors = new Cursors(random);
    }

    public Response one(Request request) {
        var floor = floors.of(request.caller());
        var agent = floor.find(new AgentId(request.variable("id")))
                .filter(found -> Rights.sees(found, request.caller(), floor))
                .orElseThrow(() -> new Declined(Problem.notFound("agent")));
        return Response.of(200, Route.JSON, views.of(agent, floor, request.caller()));
    }

    public Response list(Request request) {
        var limit = request.number("limit", PAGE, 1, PAGE_MAX);
        var question = question(request);
        var after = request.parameter("cursor").map(cursor -> cursors.open(cursor, question));
        var moment = floors.moment(request.caller());
        var page = page(moment.floor(), wanted(request, moment.floor(), after), limit + 1);
        var more = page.size() > limit;
        var shown = more ? page.subList(0, limit) : page;
        var next = more ? Optional.of(cursors.after(shown.getLast().id().text(), question))
                : Optional.<String>empty();
        return response(request, moment.floor(), shown, next, limit)
                .with("Rollcall-Position", moment.position().toString());
    }

    /// The caller and every parameter but the place and the size of the page.
    private static String question(Request request) {
        return request.caller().tenant() + "\n" + request.caller().credential() + "\n"
                + request.target().query().entrySet().stream()
                .filter(entry -> !entry.getKey().equals("cursor")
                        && !entry.getKey().equals("limit"))
                .map(entry -> entry.getKey() + "=" + entry.getValue()).sorted()
                .collect(Collectors.joining("\n"));
    }

    private static Predicate<Agent> wanted(Request request, Floor floor, Optional<String> after) {
        var filter = AgentFilter.of(request);
        var base = request.parameter("base").map(AgentsCall::base);
        var mismatch = request.parameter("mismatch").map(AgentsCall::truth);
        return agent -> (after.isEmpty() || agent.id().text().compareTo(after.get()) > 0)
                && filter.shows(floor, agent)
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

    /// The first ones by id: one pass over all agents, holding no more than a page.
    private static List<Agent> page(Floor floor, Predicate<Agent> wanted, int most) {
        var byId = Comparator.comparing(Agent::id);
        var first = new PriorityQueue<>(byId.reversed());
        for (var agent : floor.agents()) {
            if (first.size() == most && byId.compare(agent, first.peek()) >= 0) continue;
            if (!wanted.test(agent)) continue;
            first.add(agent);
            if (first.size() > most) first.poll();
        }
        var page = new ArrayList<>(first);
        page.sort(byId);
        return page;
    }

    private Response response(Request request, Floor floor, List<Agent> shown,
            Optional<String> cursor, int limit) {
        Caller caller = request.caller();
        var agents = shown.stream().map(agent -> views.of(agent, floor, caller)).toList();
        var body = JsonParts.around(agents).add("{").addAgents(agents);
        var next = cursor.map(at -> next(request, at, limit));
        next.ifPresent(link -> body.add(",\"next\":").add(Json.write(link)));
        var response = Response.of(200, Route.JSON, body.add("}").done());
        return next.map(link -> (Response) response.with("Link", "<" + link + ">; rel=\"next\""))
                .orElse(response);
    }

    private static String next(Request request, String cursor, int limit) {
        var link = new StringBuilder("/v1/agents?limit=" + limit + "&cursor=" + cursor);
        request.target().query().forEach((name, value) -> {
            if (name.equals("cursor") || name.equals("limit")) return;
            link.append('&').append(name).append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        });
        return link.toString();
    }
}

package dev.rollcall.api.calls;

import dev.rollcall.api.http.Declined;
import dev.rollcall.api.http.Problem;
import dev.rollcall.api.http.Request;
import dev.rollcall.api.http.Response;
import dev.rollcall.api.http.Route;
import dev.rollcall.domain.Ids.WorkId;
import dev.rollcall.engine.Hub;
import dev.rollcall.wire.view.WorkView;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Work as a resource: created for a queue or for an agent, moved on by verbs, and shown with why
/// it
/// still waits.
public final class WorkCall {
    private static final Set<String> VERBS = Set.of("offer", "accept", "hold", "resume", "close",
            "end-wrap-up", "cancel", "reject", "miss", "transfer");

    private final Orders orders;
    private final Floors floors;
    private final RandomGenerator random;

    public WorkCall(Hub hub, RandomGenerator random) {
        this.orders = new Orders(hub);
        this.floors = new Floors(hub);
        this.random = random;
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
                    + String.join(", ", VERBS.stream().sorted().toList()) + " at the end"));
        }
        return Response.of(200, Route.JSON, Orders.json(
                orders.resource(request, verb, Map.of("work", request.variable("id")))));
    }

    public Response show(Request request) {
        var floor = floors.of(request.caller());
        var work = floor.find(new WorkId(request.variable("id")))
                .filter(found -> Rights.sees(found, request.caller(), floor))
                .orElseThrow(() -> new Declined(Problem.notFound("work")));
        return Response.of(200, Route.JSON, WorkView.json(floor, work, request.at()));
    }
}

package dev.rollcall.api.calls;

import dev.rollcall.api.http.Declined;
import dev.rollcall.api.http.Fields;
import dev.rollcall.api.http.Problem;
import dev.rollcall.api.http.Request;
import dev.rollcall.api.http.Response;
import dev.rollcall.api.http.Route;
import dev.rollcall.engine.Outlets;
import dev.rollcall.engine.Outlets.Outlet;
import dev.rollcall.wire.json.Instants;
import dev.rollcall.wire.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// Webhook subscriptions of the caller's tenant: made, seen, resumed, removed by administrators.
public record SubscriptionsCall(Outlets outlets) {

    public Response create(Request request) {
        var fields = new Fields(request.object());
        var text = fields.required("url");
        var types = fields.texts("types");
        fields.done();
        try {
            var fresh = outlets.add(request.caller().tenant(), new URI(text), types);
            var tree = tree(fresh.outlet());
            tree.put("secret", fresh.secret());
            return Response.of(201, Route.JSON, Json.write(tree))
                    .with("Location", "/v1/subscriptions/" + fresh.outlet().id());
        } catch (URISyntaxException | IllegalArgumentException refused) {
            throw new Declined(Problem.of(422, "address-not-allowed",
                    String.valueOf(refused.getMessage())));
        } catch (IOException disk) {
            throw new UncheckedIOException(disk);
        }
    }

    public Response list(Request request) {
        return Response.of(200, Route.JSON, Json.write(Map.of("subscriptions",
                outlets.of(request.caller().tenant()).stream()
                        .map(SubscriptionsCall::tree).toList())));
    }

    public Response remove(Request request) {
        try {
            if (outlets.remove(request.caller().tenant(), request.variable("subscription"))) {
                return Response.empty();
            }
        } catch (IOException disk) {
            throw new UncheckedIOException(disk);
        }
        throw new Declined(Problem.notFound("subscription"));
    }

    public Response resume(Request request) {
        try {
            return outlets.resume(request.caller().tenant(), request.variable("subscription"))
                    .map(outlet -> Response.of(200, Route.JSON, Json.write(tree(outlet))))
                    .orElseThrow(() -> new Declined(Problem.notFound("subscription")));
        } catch (IOException disk) {
            throw new UncheckedIOException(disk);
        }
    }

    private static Map<String, Object> tree(Outlet outlet) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("id", outlet.id());
        tree.put("url", outlet.url().toString());
        tree.put("types", outlet.types().stream().sorted().toList());
        tree.put("delivered", outlet.delivered().toString());
        tree.put("active", outlet.ended().isEmpty());
        if (outlet.failed() > 0) tree.put("failed", (long) outlet.failed());
        if (outlet.due().isAfter(Instant.EPOCH)) tree.put("due", Instants.text(outlet.due()));
        if (!outlet.ended().isEmpty()) tree.put("ended", outlet.ended());
        return tree;
    }
}

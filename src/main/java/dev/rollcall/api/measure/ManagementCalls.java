package dev.rollcall.api.measure;

import dev.rollcall.api.access.Permission;
import dev.rollcall.api.http.Response;
import dev.rollcall.api.http.Route;
import dev.rollcall.api.http.Routes;
import dev.rollcall.wire.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// The table of the management port: health and metrics. Nobody needs a token here, because nobody
/// from outside gets here.
public record ManagementCalls(Condition condition, Meters meters) {

    public Routes routes() {
        return new Routes(List.of(
                Route.get("/health/started", Permission.NONE,
                        _ -> health(condition.hasStarted()))
                        .named("getStarted", "Whether the process has started.")
                        .answers(200, "Health"),
                Route.get("/health/live", Permission.NONE, _ -> health(condition.live()))
                        .named("getLive", "Whether the process lives.").answers(200, "Health"),
                Route.get("/health/ready", Permission.NONE, _ -> health(condition.ready()))
                        .named("getReady", "Whether the process takes work.")
                        .answers(200, "Health"),
                Route.get("/metrics", Permission.NONE, _ -> Response.of(200,
                        "text/plain; version=0.0.4; charset=utf-8",
                        meters.scrape().getBytes(StandardCharsets.UTF_8)))
                        .named("getMetrics", "All numbers, for Prometheus.")));
    }

    private Response health(boolean good) {
        return Response.of(good ? 200 : 503, Route.JSON, Json.write(Map.of(
                "status", good ? "up" : "down", "checks", condition.checks())));
    }
}

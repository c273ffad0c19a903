package dev.rollcall.simulator.stage;

import dev.rollcall.wire.Durations;
import dev.rollcall.wire.json.BadInput;
import java.time.Duration;
import java.util.Map;

/// The strings behind the stage, over HTTP, the same for every vendor: the log of requests, faults
/// of answers and pushes, broken sockets. A vendor adds its own routes under `/control/` for what
/// people do there.
final class Control {

    static final String PREFIX = "/control/";

    static void routes(Stage stage, Routes routes) {
        routes.get("/control/log", _ -> Reply.json(stage.log().entries().stream()
                .map(one -> Map.of("at", one.at().toString(), "method", one.method(),
                        "path", one.path(), "query", one.query(), "status", one.status()))
                .toList()));
        routes.delete("/control/log", _ -> {
            stage.log().clear();
            return Reply.empty(204);
        });
        routes.post("/control/faults", exchange -> {
            plan(stage.faults(), exchange.object());
            return Reply.empty(204);
        });
        routes.delete("/control/faults", _ -> {
            stage.faults().clear();
            return Reply.empty(204);
        });
        routes.put("/control/pushes", exchange -> {
            var body = exchange.object();
            stage.faults().pushes(new Faults.Pushes(duration(body, "lag"),
                    chance(body, "duplicate"), (int) number(body, "copies", 2),
                    chance(body, "reorder"), chance(body, "lose")));
            stage.faults().silent(Boolean.TRUE.equals(body.get("silent")));
            return Reply.empty(204);
        });
        routes.post("/control/drop", _ -> {
            stage.dropWires();
            return Reply.empty(204);
        });
    }

    /// `{"fault": "status", "status": 503, "next": 3}`, or with `"likely": 0.1`.
    private static void plan(Faults faults, Map<String, Object> body) {
        var fault = fault(body);
        if (body.containsKey("likely")) {
            faults.likely(chance(body, "likely"), fault);
        } else {
            var start = String.valueOf(body.getOrDefault("path", "/"));
            faults.next((int) number(body, "next", 1), path -> path.startsWith(start), fault);
        }
    }

    private static Fault fault(Map<String, Object> body) {
        return switch (String.valueOf(body.get("fault"))) {
            case "status" -> new Fault.Status((int) number(body, "status", 500),
                    duration(body, "retryAfter"));
            case "html" -> new Fault.Html();
            case "endless-body" -> new Fault.EndlessBody();
            case "slow-drip" -> new Fault.SlowDrip();
            case "wrong-types" -> new Fault.WrongTypes();
            case "delay" -> new Fault.Delay(duration(body, "time"));
            case "dropped-connection" -> new Fault.DroppedConnection();
            case "expired-tokens" -> new Fault.ExpiredTokens();
            default -> throw bad("fault", "one of status, html, endless-body, slow-drip,"
                    + " wrong-types, delay, dropped-connection, expired-tokens");
        };
    }

    private static Duration duration(Map<String, Object> body, String name) {
        return Durations.parse(String.valueOf(body.getOrDefault(name, "0s")))
                .orElseThrow(() -> bad(name, Durations.EXPECTED));
    }

    private static double chance(Map<String, Object> body, String name) {
        if (body.getOrDefault(name, 0L) instanceof Number number
                && number.doubleValue() >= 0 && number.doubleValue() <= 1) {
            return number.doubleValue();
        }
        throw bad(name, "a chance, 0 to 1");
    }

    private static long number(Map<String, Object> body, String name, long otherwise) {
        if (body.getOrDefault(name, otherwise) instanceof Long number) return number;
        throw bad(name, "a whole number");
    }

    private static BadInput bad(String name, String expected) {
        return new BadInput("/" + name, BadInput.Code.BAD_VALUE, "expected " + expected);
    }

    private Control() {}
}

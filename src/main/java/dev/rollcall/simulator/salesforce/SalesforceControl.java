package dev.rollcall.simulator.salesforce;

import dev.rollcall.simulator.stage.Declined;
import dev.rollcall.simulator.stage.Exchange;
import dev.rollcall.simulator.stage.Reply;
import dev.rollcall.simulator.stage.Routes;
import dev.rollcall.wire.Durations;
import java.time.Duration;
import java.util.Map;

/// What people do in the simulated organisation, said over HTTP. A user in a path is an id or a
/// username, a status in a body its label. It decides nothing.
final class SalesforceControl {

    private final SalesforceSimulator salesforce;

    SalesforceControl(SalesforceSimulator salesforce) {
        this.salesforce = salesforce;
    }

    void routes(Routes routes) {
        routes.get("/control/agents", _ -> Reply.json(salesforce.omni().present()
                .map(user -> Map.of("user", user, "status", salesforce.shown(user),
                        "works", salesforce.omni().works(user))).toList()));
        routes.put("/control/agents/{user}/status", this::status);
        routes.delete("/control/agents/{user}/status", exchange -> {
            salesforce.logout(exchange.variable("user"));
            return Reply.empty(204);
        });
        routes.put("/control/agents/{user}/call", exchange -> {
            salesforce.callBegins(exchange.variable("user"));
            return Reply.empty(204);
        });
        routes.delete("/control/agents/{user}/call", exchange -> {
            salesforce.callEnds(exchange.variable("user"));
            return Reply.empty(204);
        });
        routes.post("/control/agents/{user}/work", this::work);
        routes.put("/control/agents/{user}/work/{id}", this::act);
        routes.put("/control/setup", exchange -> {
            setup(exchange.object());
            return Reply.empty(204);
        });
        routes.get("/control/pub-sub", _ -> Reply.json(Map.of(
                "uri", salesforce.pubSubUri().toString(), "calls", salesforce.pubSubCalls(),
                "subscriptions", salesforce.subscriptions())));
        routes.post("/control/pub-sub/fail", exchange -> {
            salesforce.pubSubFails((int) number(exchange.object(), "times", 1));
            return Reply.empty(204);
        });
        routes.delete("/control/pub-sub/subscriptions", _ -> {
            salesforce.dropSubscriptions();
            return Reply.empty(204);
        });
        routes.post("/control/data-centre", _ -> {
            salesforce.movesElsewhere();
            return Reply.empty(204);
        });
    }

    private Reply status(Exchange exchange) {
        var body = exchange.object();
        var label = text(body, "status", "");
        if (text(body, "by", "agent").equals("supervisor")) {
            salesforce.supervise(exchange.variable("user"), label);
        } else {
            salesforce.choose(exchange.variable("user"), label);
        }
        return Reply.empty(204);
    }

    private Reply work(Exchange exchange) {
        var body = exchange.object();
        return salesforce.push(exchange.variable("user"), text(body, "channel", "Chat"),
                        (double) number(body, "weight", 1))
                .<Reply>map(id -> Reply.json(201, Map.of("id", id)))
                .orElseGet(() -> Reply.json(409, Map.of("error", "the agent takes none of it")));
    }

    private Reply act(Exchange exchange) {
        var user = exchange.variable("user");
        var id = exchange.variable("id");
        var done = switch (text(exchange.object(), "do", "")) {
            case "accept" -> salesforce.accept(user, id);
            case "decline" -> salesforce.decline(user, id);
            case "close" -> salesforce.finish(user, id);
            default -> throw bad("do", "one of accept, decline, close");
        };
        return Reply.empty(done ? 204 : 409);
    }

    /// What is left out is as shipped.
    private void setup(Map<String, Object> body) {
        var shipped = Omni.Setup.SHIPPED;
        salesforce.omniChannel((int) number(body, "capacity", shipped.capacity()),
                duration(body, "pushTimeout", shipped.pushTimeout()),
                text(body, "onPushTimeout", ""), text(body, "onDecline", ""),
                Boolean.TRUE.equals(body.get("pendingOnCalls")));
        salesforce.pairLag(duration(body, "pairLag", Duration.ZERO));
        salesforce.sessionLife(duration(body, "sessionLife", Duration.ofHours(2)));
        salesforce.requestsMax((int) number(body, "requestsMax", 100_000));
    }

    private static Duration duration(Map<String, Object> body, String name, Duration otherwise) {
        if (!body.containsKey(name)) return otherwise;
        return Durations.parse(text(body, name, ""))
                .orElseThrow(() -> bad(name, Durations.EXPECTED));
    }

    private static String text(Map<String, Object> body, String name, String otherwise) {
        if (body.getOrDefault(name, otherwise) instanceof String text) return text;
        throw bad(name, "a text");
    }

    private static long number(Map<String, Object> body, String name, long otherwise) {
        if (body.getOrDefault(name, otherwise) instanceof Long number) return number;
        throw bad(name, "a whole number");
    }

    private static Declined bad(String name, String expected) {
        return new Declined(Reply.json(400, Map.of("error", name + ": expected " + expected)));
    }
}

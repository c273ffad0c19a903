package dev.rollcall.simulator.salesforce;

import dev.rollcall.simulator.salesforce.Omni.Reason;
import dev.rollcall.simulator.salesforce.Organisation.Status;
import dev.rollcall.simulator.stage.Conversation;
import dev.rollcall.simulator.stage.Declined;
import dev.rollcall.simulator.stage.Exchange;
import dev.rollcall.simulator.stage.Reply;
import dev.rollcall.simulator.stage.Routes;
import dev.rollcall.simulator.stage.Wire;
import dev.rollcall.wire.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// Agents' consoles: a page at `/control/console/{user}` in which a script of a customer runs
/// beside the Omni-Channel toolkit, and behind it the toolkit's functions and events. The page's
/// script makes of them what Salesforce documents, for Lightning and for Classic.
final class Console {

    private static final int PAGES_MAX = 100;
    private static final String PREFIX = "/control/console";

    private final SalesforceSimulator salesforce;
    private final Map<String, Set<Wire>> pages = new HashMap<>();

    Console(SalesforceSimulator salesforce) {
        this.salesforce = salesforce;
    }

    /// Something that every console of that user is told.
    void hears(Omni.Said said) {
        var event = new LinkedHashMap<String, Object>();
        event.put("event", said.event());
        event.put("parameters", said.parameters());
        List.copyOf(pages.getOrDefault(said.user(), Set.of()))
                .forEach(page -> page.send(Reply.event(Json.text(event))));
    }

    void routes(Routes routes) {
        routes.get(PREFIX + ".js", _ -> resource("text/javascript", "console.js"));
        routes.get(PREFIX + "/{user}", exchange -> {
            user(exchange);
            return resource("text/html; charset=utf-8", "console.html");
        });
        routes.get(PREFIX + "/{user}/statuses", exchange -> Reply.json(
                salesforce.organisation().statuses(user(exchange)).stream()
                        .map(Status::label).toList()));
        routes.get(PREFIX + "/{user}/events", exchange -> Reply.events(page(user(exchange))));
        routes.post(PREFIX + "/{user}/{function}", this::call);
    }

    private String user(Exchange exchange) {
        return salesforce.organisation().user(exchange.variable("user"));
    }

    private Conversation page(String user) {
        return new Conversation() {
            @Override
            public void begins(Wire wire) {
                var open = pages.computeIfAbsent(user, _ -> new LinkedHashSet<>());
                if (open.size() >= PAGES_MAX) wire.drop();
                else open.add(wire);
                wire.send(": open\n\n");
            }

            @Override
            public void ends(Wire wire) {
                pages.getOrDefault(user, Set.of()).remove(wire);
            }
        };
    }

    // The toolkit's functions.

    private Reply call(Exchange exchange) {
        var user = user(exchange);
        var omni = salesforce.omni();
        var now = salesforce.clock().instant();
        var given = exchange.object();
        var work = String.valueOf(given.get("workId"));
        return switch (exchange.variable("function")) {
            case "login" -> {
                set(user, given);
                yield Reply.json(true);
            }
            case "setServicePresenceStatus" -> Reply.json(described(set(user, given)));
            case "logout" -> done(() -> omni.logout(user, now));
            case "getServicePresenceStatusId" -> {
                var status = described(current(user));
                status.remove("channels");
                yield Reply.json(status);
            }
            case "getServicePresenceStatusChannels" -> Reply.json(Map.of("channels",
                    String.valueOf(described(current(user)).get("channels"))));
            case "getAgentWorks" -> Reply.json(Map.of("works", Json.text(omni.works(user))));
            case "getAgentWorkload" -> Reply.json(omni.workload(user));
            case "acceptAgentWork" -> done(() -> omni.accept(user, work, now));
            case "declineAgentWork" -> done(() -> omni.decline(user, work, now));
            case "closeAgentWork" -> done(() -> omni.close(user, work, now));
            default -> throw rejected("no such function");
        };
    }

    /// What comes back is the status that stands: on a call, the old one.
    private Status set(String user, Map<String, Object> given) {
        return salesforce.omni().set(user, String.valueOf(given.get("statusId")), Reason.TOOLKIT,
                salesforce.clock().instant()).orElseThrow(() ->
                        rejected("The user does not have access to this presence status."));
    }

    private Status current(String user) {
        return salesforce.omni().shown(user).orElseThrow(() ->
                rejected("The user is not logged in to Omni-Channel."));
    }

    private Map<String, Object> described(Status status) {
        return new LinkedHashMap<>(salesforce.organisation().described(status));
    }

    private static Reply done(BooleanSupplier act) {
        if (act.getAsBoolean()) return Reply.json(true);
        throw rejected("That is not possible now.");
    }

    private static Declined rejected(String why) {
        return new Declined(Reply.json(400, Map.of("error", why)));
    }

    private static Reply resource(String mediaType, String name) {
        try (var stream = Console.class.getResourceAsStream("/simulator/salesforce/" + name)) {
            if (stream == null) throw new IllegalStateException("no resource " + name);
            return Reply.text(200, mediaType,
                    new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

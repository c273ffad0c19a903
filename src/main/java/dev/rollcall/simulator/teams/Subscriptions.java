package dev.rollcall.simulator.teams;

import dev.rollcall.simulator.stage.Exchange;
import dev.rollcall.simulator.stage.Outbox;
import dev.rollcall.simulator.stage.Reply;
import dev.rollcall.simulator.stage.Routes;
import dev.rollcall.simulator.stage.Stage;
import dev.rollcall.simulator.teams.TeamsWorld.Change;
import dev.rollcall.wire.json.Json;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Change notifications: an address that has shown that it is meant hears of the people it named,
/// for an hour at most. What happens to the subscription itself goes to its lifecycle address.
/// A notification that nobody takes is tried again a few times; then it is *missed*.
final class Subscriptions {

    private static final int MOST = 100;
    private static final Duration REAUTHORIZE_BEFORE = Duration.ofMinutes(15);
    private static final List<Duration> AGAIN =
        List.of(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(1));

    private final TeamsWorld world;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Map<String, Subscription> all = new LinkedHashMap<>();

    Subscriptions(TeamsWorld world, InstantSource clock, RandomGenerator random) {
        this.world = world;
        this.clock = clock;
        this.random = random;
    }

    void routes(Routes routes, Supplier<Outbox> outbox) {
        var one = Graph.API + "subscriptions/{id}";
        routes.post(Graph.API + "subscriptions", asked -> make(asked, outbox.get()));
        routes.get(one, asked -> Reply.json(found(asked).tree()));
        routes.patch(one, asked -> {
            var renewed = found(asked).until(
                Subscription.expiration(asked.object(), clock.instant()));
            all.put(renewed.id(), renewed);
            return Reply.json(renewed.tree());
        });
        routes.post(one + "/reauthorize", asked -> {
            found(asked);
            return Reply.empty(204);
        });
        routes.delete(one, asked -> {
            all.remove(found(asked).id());
            return Reply.empty(204);
        });
    }

    private Subscription found(Exchange asked) {
        var one = all.get(asked.variable("id"));
        if (one != null) return one;
        throw Graph.declined(404, "ResourceNotFound", "The subscription does not exist.");
    }

    private Reply make(Exchange asked, Outbox outbox) {
        if (all.size() >= MOST) return Graph.failing(403);
        var made = Subscription.of(id(), asked.object(), clock.instant());
        for (var person : made.people()) {
            if (world.presence(person, clock.instant()).isEmpty()) return Graph.failing(404);
        }
        var token = id();
        for (var address : made.addresses()) {
            if (!outbox.ask(URI.create(address + (address.toString().contains("?") ? "&" : "?")
                    + "validationToken=" + token)).filter(token::equals).isPresent()) {
                return Graph.error(400, "ValidationError",
                    "Subscription validation request failed. Notification endpoint must respond"
                        + " with 200 OK to validation request.");
            }
        }
        all.put(made.id(), made);
        return Reply.json(201, made.tree());
    }

    void tell(Change change, Stage stage, Outbox outbox) {
        List.copyOf(all.values()).stream()
            .filter(one -> one.people().contains(change.person()))
            .forEach(one -> {
                var body = Json.write(notification(one, change));
                stage.push(() -> post(one, body, 0, stage, outbox));
            });
    }

    private Map<String, Object> notification(Subscription one, Change change) {
        var said = new LinkedHashMap<String, Object>();
        said.put("subscriptionId", one.id());
        said.put("clientState", one.clientState());
        said.put("changeType", "updated");
        said.put("tenantId", TeamsSimulator.TENANT);
        said.put("resource", "communications/presences('" + change.person() + "')");
        said.put("subscriptionExpirationDateTime", one.until().toString());
        said.put("resourceData", Map.of("@odata.type", "#Microsoft.Graph.presence",
            "@odata.id", "users/" + change.person() + "/presence", "id", change.person()));
        var message = new LinkedHashMap<String, Object>();
        one.certificate().ifPresent(certificate -> {
            said.put("encryptedContent", Sealed.content(
                Json.write(PresenceCalls.tree(change.person(), change.shown())),
                certificate.key(), certificate.id(), random));
            message.put("validationTokens", List.of("simulated"));
        });
        message.put("value", List.of(said));
        return message;
    }

    private void post(Subscription one, byte[] body, int tried, Stage stage, Outbox outbox) {
        outbox.post(one.target(), Map.of("Content-Type", "application/json"), body, status -> {
            if (status >= 200 && status < 300) return;
            if (tried < AGAIN.size()) {
                stage.after(AGAIN.get(tried), () -> post(one, body, tried + 1, stage, outbox));
            } else if (all.containsKey(one.id())) {
                lifecycle(one, "missed", outbox);
            }
        });
    }

    /// What is over ends, and what will soon be over is said.
    void pass(Outbox outbox) {
        var now = clock.instant();
        for (var one : List.copyOf(all.values())) {
            if (!one.until().isAfter(now)) {
                all.remove(one.id());
                lifecycle(one, "subscriptionRemoved", outbox);
            } else if (!one.reminded() && !one.until().minus(REAUTHORIZE_BEFORE).isAfter(now)) {
                all.put(one.id(), one.withReminder());
                lifecycle(one, "reauthorizationRequired", outbox);
            }
        }
    }

    private static void lifecycle(Subscription one, String event, Outbox outbox) {
        one.lifecycle().ifPresent(address -> outbox.post(address,
            Map.of("Content-Type", "application/json"),
            Json.write(Map.of("value", List.of(Map.of("subscriptionId", one.id(),
                "clientState", one.clientState(), "tenantId", TeamsSimulator.TENANT,
                "subscriptionExpirationDateTime", one.until().toString(),
                "lifecycleEvent", event)))), status -> { }));
    }

    private String id() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}

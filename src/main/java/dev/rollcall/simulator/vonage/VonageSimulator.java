package dev.rollcall.simulator.vonage;

import dev.rollcall.simulator.stage.Declined;
import dev.rollcall.simulator.stage.Exchange;
import dev.rollcall.simulator.stage.Reply;
import dev.rollcall.simulator.stage.Routes;
import dev.rollcall.simulator.stage.Stage;
import dev.rollcall.simulator.vonage.Interaction.Direction;
import dev.rollcall.simulator.vonage.Interaction.Medium;
import dev.rollcall.wire.Durations;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/// A simulated Vonage Contact Center: its world, its door, and people in it who act. What they do
/// is said here in Java and under `/control/` over HTTP.
public final class VonageSimulator implements AutoCloseable {

    public static final String CLIENT_ID = "simulated-client";
    public static final String CLIENT_SECRET = "simulated-secret";

    /// @param userId the GUID by which the Agents API knows somebody
    /// @param agentId the short number by which the statistics do
    public record Person(String userId, String agentId, String name) {}

    private final InstantSource clock;
    private final VonageWorld world;
    private final Tokens tokens;
    private final VonageDoor door;
    private final Stage stage;

    /// @throws IOException when the port cannot be had
    public VonageSimulator(int port, List<Person> people, InstantSource clock,
            RandomGenerator random) throws IOException {
        this.clock = clock;
        this.world = new VonageWorld(Presence.SHIPPED, people, random, clock.instant());
        this.tokens = new Tokens(random);
        tokens.add(new Tokens.Credential(CLIENT_ID, CLIENT_SECRET, Set.of("users:read",
                "users:write", "self:read", "self:write", "admin:read", "stats"), Set.of()));
        this.door = new VonageDoor(world, tokens, clock);
        this.stage = Stage.open(port, clock, random, routes -> {
            door.routes(routes);
            control(routes);
        });
    }

    public URI uri() {
        return stage.uri();
    }

    public Stage stage() {
        return stage;
    }

    @Override
    public void close() {
        stage.close();
    }

    /// One more credential.
    ///
    /// @param sees the users it may see and set; empty: all of them
    public void credential(String id, String secret, Set<String> scopes, Set<String> sees) {
        stage.alone(() -> tokens.add(new Tokens.Credential(id, secret, scopes, sees)));
    }

    public void requestsMax(int aMinute) {
        stage.alone(() -> door.requestsMax(aMinute));
    }

    public void wrapUp(Duration time) {
        stage.alone(() -> world.wrapUp(time));
    }

    /// The administrator's "agent post call state".
    public void afterCalls(String presence) {
        stage.alone(() -> world.afterCalls(world.named(presence)));
    }

    /// One more presence definition of the account.
    public void define(Presence presence) {
        stage.alone(() -> world.define(presence));
    }

    // What people do.

    /// An agent picks a presence in ContactPad; signing in is picking Ready, signing out is picking
    /// Logged Out.
    public void choose(String userId, String presence) {
        stage.alone(() -> world.set(userId, world.named(presence), clock.instant()));
    }

    /// A call comes in and is answered.
    ///
    /// @return its id
    public String begin(String userId) {
        return begin(userId, Medium.PHONE, Direction.INBOUND);
    }

    private String begin(String userId, Medium medium, Direction direction) {
        return stage.alone(() -> {
            var id = world.offer(userId, medium, direction, clock.instant()).orElseThrow(
                    () -> new Declined(Reply.json(409, Map.of("message", "The agent is full."))));
            world.answer(userId, id, clock.instant());
            return id;
        });
    }

    /// The customer hangs up; wrapping up begins.
    public void end(String userId, String interaction) {
        stage.alone(() -> world.hangUp(userId, interaction, clock.instant()));
    }

    /// The agent is done wrapping up before the time is over.
    public void wrappedUp(String userId) {
        stage.alone(() -> world.wrappedUp(userId, clock.instant()));
    }

    /// What ContactPad shows as the presence.
    public String shown(String userId) {
        return stage.alone(() -> world.shown(userId, clock.instant()).description());
    }

    // The same over HTTP.

    private void control(Routes routes) {
        routes.get("/control/agents", _ -> Reply.json(world.statuses(clock.instant())));
        routes.put("/control/agents/{userId}/presence", exchange -> {
            choose(user(exchange), text(exchange, "presence"));
            return Reply.empty(204);
        });
        routes.post("/control/agents/{userId}/interactions", exchange -> {
            var body = exchange.object();
            return Reply.json(201, Map.of("id", begin(user(exchange),
                    one(Medium.values(), body.getOrDefault("medium", "Phone")),
                    one(Direction.values(), body.getOrDefault("direction", "Inbound")))));
        });
        routes.delete("/control/agents/{userId}/interactions/{id}", exchange -> {
            end(user(exchange), exchange.variable("id"));
            return Reply.empty(204);
        });
        routes.delete("/control/agents/{userId}/wrap-up", exchange -> {
            wrappedUp(user(exchange));
            return Reply.empty(204);
        });
        routes.put("/control/settings", exchange -> {
            settings(exchange.object());
            return Reply.empty(204);
        });
    }

    private void settings(Map<String, Object> body) {
        if (body.get("wrapUp") instanceof String text) {
            wrapUp(Durations.parse(text).orElseThrow(() -> bad(Durations.EXPECTED, text)));
        }
        if (body.get("afterCalls") instanceof String presence) afterCalls(presence);
        if (body.get("requestsMax") instanceof Long requests) requestsMax(requests.intValue());
    }

    private String user(Exchange exchange) {
        var user = exchange.variable("userId");
        if (world.knows(user)) return user;
        throw bad("the GUID of a user", user);
    }

    private static String text(Exchange exchange, String name) {
        if (exchange.object().get(name) instanceof String text) return text;
        throw bad("a text as " + name, "none");
    }

    private static <E extends Enum<E>> E one(E[] all, Object text) {
        for (var one : all) {
            if (one.name().equals(text.toString().toUpperCase(Locale.ROOT))) return one;
        }
        throw bad("one of " + List.of(all), text);
    }

    private static Declined bad(String expected, Object found) {
        return new Declined(Reply.json(400,
                Map.of("message", "expected " + expected + ", found " + found)));
    }
}

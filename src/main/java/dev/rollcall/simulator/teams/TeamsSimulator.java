package dev.rollcall.simulator.teams;

import dev.rollcall.simulator.entra.Entra;
import dev.rollcall.simulator.entra.Entra.Caller;
import dev.rollcall.simulator.stage.Exchange;
import dev.rollcall.simulator.stage.Outbox;
import dev.rollcall.simulator.stage.Reply;
import dev.rollcall.simulator.stage.Routes;
import dev.rollcall.simulator.stage.Stage;
import dev.rollcall.simulator.teams.TeamsWorld.Change;
import dev.rollcall.wire.Durations;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;

/// Microsoft Graph, as far as it speaks of presence, and people who use Teams.
public final class TeamsSimulator implements AutoCloseable {

    static final String TENANT = "72f988bf-0000-4000-8000-2d7cd011db47";

    /// What a token for Graph is made for, wherever it stands.
    private static final String GRAPH = "https://graph.microsoft.com";

    private final InstantSource clock;
    private final Entra entra;
    private final Throttle throttle = new Throttle();
    private final TeamsWorld world = new TeamsWorld(this::changed);
    private final Subscriptions subscriptions;
    private final Stage stage;
    private final Outbox outbox;

    /// @param port 0: any that is free
    /// @param people ids of users, GUIDs; nobody has a client open
    public TeamsSimulator(int port, List<String> people, InstantSource clock,
            RandomGenerator random) throws IOException {
        this.clock = clock;
        entra = new Entra(clock, random);
        subscriptions = new Subscriptions(world, clock, random);
        people.forEach(person -> world.hire(person, clock.instant()));
        stage = Stage.open(port, clock, random, this::routes);
        outbox = new Outbox(stage);
        stage.every(Duration.ofSeconds(1), () -> {
            world.pass(clock.instant());
            subscriptions.pass(outbox);
        });
    }

    public URI uri() {
        return stage.uri();
    }

    public Stage stage() {
        return stage;
    }

    /// Something people do there, while nothing else happens.
    public <T> T act(BiFunction<TeamsWorld, Instant, T> what) {
        return stage.alone(() -> what.apply(world, clock.instant()));
    }

    /// The person picks a status in Teams.
    public void choose(String person, String availability) {
        stage.alone(() -> world.choose(person, availability, clock.instant()));
    }

    /// What Graph allows in 30 seconds.
    public void requestsMax(int requests) {
        stage.alone(() -> throttle.allow(requests));
    }

    /// What Graph says, as availability and activity with a slash between.
    public String shown(String person) {
        return act((teams, now) -> teams.presence(person, now)
            .map(shown -> shown.availability() + "/" + shown.activity()).orElse(""));
    }

    private void routes(Routes routes) {
        routes.failing(Graph::failing).around(this::around);
        entra.routes(routes);
        new PresenceCalls(world, clock).routes(routes);
        subscriptions.routes(routes, this::outbox);
        control(routes);
    }

    private Outbox outbox() {
        return outbox;
    }

    private Reply around(Exchange exchange, Routes.Handler handler) {
        if (Entra.isTokenPath(exchange.path())) return handler.answer(exchange);
        var caller = entra.caller(exchange).filter(this::forGraph);
        if (caller.isEmpty()) return Graph.failing(401);
        var wait = throttle.meet(clock.instant());
        if (wait.isPresent()) {
            return Graph.failing(429).with("Retry-After", Long.toString(wait.get().toSeconds()));
        }
        var subscribes = exchange.path().startsWith(Graph.API + "subscriptions");
        if (subscribes && !caller.get().delegated()) {
            return Graph.error(403, "Forbidden", "Application permissions are not supported for"
                + " subscriptions to presence.");
        }
        return handler.answer(exchange);
    }

    private boolean forGraph(Caller caller) {
        return caller.audience().equals(GRAPH) || caller.audience().equals(uri().toString());
    }

    private void control(Routes routes) {
        routes.get("/control/people", asked -> Reply.json(world.people().stream()
            .map(this::described).toList()));
        routes.put("/control/people/{id}/status", asked -> {
            world.choose(asked.variable("id"), asked.field("availability"), clock.instant());
            return Reply.empty(204);
        });
        routes.put("/control/people/{id}/clients/{device}", asked -> {
            world.client(asked.variable("id"), asked.variable("device"),
                new Shown(asked.field("availability"), asked.field("activity")),
                clock.instant());
            return Reply.empty(204);
        });
        routes.delete("/control/people/{id}/clients/{device}", asked -> {
            world.close(asked.variable("id"), asked.variable("device"), clock.instant());
            return Reply.empty(204);
        });
        routes.put("/control/limits", asked -> {
            throttle.allow(asked.object().get("requests") instanceof Long requests
                ? Math.toIntExact(requests) : 1_500);
            return Reply.empty(204);
        });
        routes.put("/control/client-lag", asked -> {
            world.clientLag(Durations.parse(asked.field("lag")).orElseThrow(() ->
                new IllegalArgumentException("lag: expected " + Durations.EXPECTED)));
            return Reply.empty(204);
        });
    }

    private Map<String, Object> described(String person) {
        var now = clock.instant();
        var tree = new LinkedHashMap<>(PresenceCalls.tree(person,
            world.presence(person, now).orElse(Shown.UNKNOWN)));
        tree.put("colleaguesSee", world.seenByColleagues(person, now).availability());
        return tree;
    }

    private void changed(Change change) {
        subscriptions.tell(change, stage, outbox);
    }

    @Override
    public void close() {
        outbox.close();
        stage.close();
    }
}

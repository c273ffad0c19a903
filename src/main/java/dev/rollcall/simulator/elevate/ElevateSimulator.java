package dev.rollcall.simulator.elevate;

import dev.rollcall.simulator.elevate.ElevateWorld.Change;
import dev.rollcall.simulator.stage.Outbox;
import dev.rollcall.simulator.stage.Reply;
import dev.rollcall.simulator.stage.Routes;
import dev.rollcall.simulator.stage.Stage;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;

/// An office with Elevate and the bridge beside it. Writes are taken at `/presence`; reports go
/// where [#reportTo] says.
public final class ElevateSimulator implements AutoCloseable {

    private static final Duration IDLE = Duration.ofMinutes(10);
    private static final Duration SNAPSHOT = Duration.ofMinutes(5);

    /// @param id the extension, as the office knows it
    public record Person(String id, String name) {}

    private final InstantSource clock;
    private final ElevateWorld world = new ElevateWorld(IDLE, this::changed);
    private final Bridge bridge;
    private final Stage stage;
    private final Outbox outbox;

    /// @param port 0: any that is free
    /// @param secret `whsec_` and base64, known to both sides
    public ElevateSimulator(int port, List<Person> people, String secret, InstantSource clock,
            RandomGenerator random) throws IOException {
        this.clock = clock;
        bridge = new Bridge(world, new Signature(secret), clock, random);
        people.forEach(person -> world.hire(person.id(), person.name(), clock.instant()));
        stage = Stage.open(port, clock, random, this::routes);
        outbox = new Outbox(stage);
        stage.every(Duration.ofSeconds(1), () -> world.pass(clock.instant()));
        stage.every(SNAPSHOT, () -> bridge.snapshot(stage, outbox));
    }

    public URI uri() {
        return stage.uri();
    }

    public Stage stage() {
        return stage;
    }

    /// @param events `…/v1/connections/{id}/events` of a hub
    public void reportTo(URI events) {
        stage.alone(() -> bridge.reportTo(events));
    }

    /// Says once more what everybody shows, as it does by itself every five minutes.
    public void snapshot() {
        stage.alone(() -> bridge.snapshot(stage, outbox));
    }

    /// Something people do there, while nothing else happens.
    public <T> T act(BiFunction<ElevateWorld, Instant, T> what) {
        return stage.alone(() -> what.apply(world, clock.instant()));
    }

    public ElevateWorld.Done choose(String person, Presence presence) {
        return act((office, now) -> office.choose(person, presence, now));
    }

    /// What colleagues see beside the name.
    public String shown(String person) {
        return act((office, now) -> office.shown(person, now).label);
    }

    private void routes(Routes routes) {
        routes.failing(status -> Reply.json(status, Map.of("error", "status " + status)));
        routes.post("/presence", bridge::write);
        new ElevateControl(world, bridge, clock).routes(routes);
    }

    private void changed(Change change) {
        bridge.report(change, stage, outbox);
    }

    @Override
    public void close() {
        outbox.close();
        stage.close();
    }
}

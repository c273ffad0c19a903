package dev.rollcall.simulator.genesys;

import dev.rollcall.simulator.stage.Exchange;
import dev.rollcall.simulator.stage.Reply;
import dev.rollcall.simulator.stage.Routes;
import dev.rollcall.simulator.stage.Stage;
import dev.rollcall.wire.Durations;
import dev.rollcall.wire.json.BadInput;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;

/// A Genesys Cloud organisation that can be started anywhere: login, API and sockets are one
/// server. People act through the methods here or under `/control/people/`; both say names of
/// people and labels of statuses, as somebody at a screen would.
public final class GenesysSimulator implements AutoCloseable {

    public static final String CLIENT_ID = "rollcall-client";
    public static final String CLIENT_SECRET = "rollcall-secret";

    private final InstantSource clock;
    private final GenesysWorld world;
    private final GenesysGate gate;
    private final GenesysChannels channels;
    private final Stage stage;

    /// @param people their names; everybody begins offline and off queue
    /// @throws IOException when the port cannot be had
    public GenesysSimulator(int port, List<String> people, InstantSource clock,
            RandomGenerator random) throws IOException {
        this.clock = clock;
        this.world = new GenesysWorld(people, clock.instant(), random, this::tell);
        this.gate = new GenesysGate(CLIENT_ID, CLIENT_SECRET, clock, world::newId);
        this.channels = new GenesysChannels(this::stage, world::newId,
                id -> world.person(id).isPresent());
        this.stage = Stage.open(port, clock, random, this::routes);
    }

    private void routes(Routes routes) {
        new GenesysDoor(world, clock).routes(routes);
        channels.routes(routes);
        routes.post("/oauth/token", gate::token).around(gate::pass).expire(gate::expireAll);
        control(routes);
    }

    private void tell(GenesysWorld.Change change) {
        channels.tell(GenesysFrames.topic(change), GenesysFrames.event(change, world.newId()));
    }

    public URI uri() {
        return stage.uri();
    }

    /// Faults, log and timers.
    public Stage stage() {
        return stage;
    }

    /// The id there of somebody.
    public String id(String person) {
        return stage.alone(() -> world.named(person).id);
    }

    /// One more status of the organisation's own.
    ///
    /// @param system the system presence it stands under: `Meal`, `Busy`, ...
    /// @return its id
    public String define(String label, String system, boolean deactivated) {
        return stage.alone(() -> world.define(label, system, deactivated).id());
    }

    /// The id of a status.
    public String status(String label) {
        return stage.alone(() -> labelled(label).id());
    }

    /// Somebody picks a status by hand.
    public void choose(String person, String label) {
        stage.alone(() -> {
            var who = world.named(person);
            world.set(who, world.own(), labelled(label), "", clock.instant());
        });
    }

    /// The label of the status that others see.
    public String shown(String person) {
        return stage.alone(() -> world.named(person).shown().definition().label());
    }

    public String message(String person) {
        return stage.alone(() -> world.named(person).shown().message());
    }

    /// `IDLE`, `INTERACTING`, ...
    public String routing(String person) {
        return stage.alone(() -> world.named(person).routing().name());
    }

    public boolean pendingOffQueue(String person) {
        return stage.alone(() -> world.named(person).pendingOffQueue());
    }

    /// What happens to somebody.
    public enum Act { ALERTS, ANSWERS, ENDS, MISSES, TALKS, HANGS_UP, LEAVES_OFFICE, RETURNS }

    public void happens(String person, Act act) {
        stage.alone(() -> {
            var who = world.named(person);
            var now = clock.instant();
            switch (act) {
                case ALERTS -> world.alerts(who);
                case ANSWERS -> world.answers(who, now);
                case ENDS -> world.ends(who, now);
                case MISSES -> world.misses(who, now);
                case TALKS -> world.communicates(who, true, now);
                case HANGS_UP -> world.communicates(who, false, now);
                case LEAVES_OFFICE -> world.outOfOffice(who, true, now);
                case RETURNS -> world.outOfOffice(who, false, now);
            }
        });
    }

    /// How long tokens live and what one may ask in a minute.
    public void limits(Duration tokenLife, int requestsAMinute) {
        stage.alone(() -> gate.limits(tokenLife, requestsAMinute));
    }

    /// Every socket is told to go, and closed a minute later.
    public void maintain() {
        stage.alone(channels::maintain);
    }

    private GenesysWorld.Definition labelled(String label) {
        return world.labelled(label).orElseThrow(() ->
                new IllegalArgumentException("no status here is called " + label));
    }

    private void control(Routes routes) {
        routes.get("/control/people", _ -> Reply.json(world.people().stream()
                .map(one -> GenesysFrames.tree("id", one.id, "name", one.name,
                    "status", one.shown().definition().label(),
                    "routing", one.routing().name(), "pending", one.pendingOffQueue()))
                .toList()))
            .post("/control/people/{name}/choose", in -> {
                choose(in.variable("name"), text(in, "status"));
                return Reply.empty(204);
            })
            .post("/control/people/{name}/acts/{act}", in -> {
                happens(in.variable("name"), act(in.variable("act")));
                return Reply.empty(204);
            })
            .post("/control/definitions", in -> Reply.json(201, GenesysFrames.tree("id",
                define(text(in, "label"), text(in, "system"),
                    Boolean.TRUE.equals(in.object().get("deactivated"))))))
            .put("/control/limits", in -> {
                gate.limits(Durations.parse(text(in, "tokenLife")).orElseThrow(() ->
                    new IllegalArgumentException("expected " + Durations.EXPECTED)),
                    in.object().get("requestsAMinute") instanceof Long most
                        ? Math.toIntExact(most) : 300);
                return Reply.empty(204);
            })
            .post("/control/maintenance", _ -> {
                channels.maintain();
                return Reply.empty(204);
            });
    }

    private static Act act(String named) {
        for (var act : Act.values()) {
            if (act.name().equalsIgnoreCase(named.replace('-', '_'))) return act;
        }
        throw new IllegalArgumentException("expected one of " + List.of(Act.values()));
    }

    private static String text(Exchange in, String name) {
        if (in.object().get(name) instanceof String text) return text;
        throw new BadInput("/" + name, BadInput.Code.WRONG_TYPE, "expected a text");
    }

    @Override
    public void close() {
        stage.close();
    }
}

package dev.rollcall.simulator.pureconnect;

import static dev.rollcall.simulator.pureconnect.PureConnectFrames.tree;

import dev.rollcall.simulator.stage.Reply;
import dev.rollcall.simulator.stage.Routes;
import dev.rollcall.simulator.stage.Stage;
import dev.rollcall.wire.json.BadInput;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;

/// A CIC server that can be started anywhere. People act through the methods here or under
/// `/control/people/`; they are said by id or name, statuses by id or English text.
public final class PureConnectSimulator implements AutoCloseable {

    public static final String USER = "rollcall";
    public static final String PASSWORD = "rollcall-password";

    private final InstantSource clock;
    private final PureConnectWorld world;
    private final PureConnectSessions sessions;
    private final PureConnectDoor door;
    private final Stage stage;
    private Duration afterCall = Duration.ofSeconds(30);

    /// @param people their names; everybody has gone home
    /// @throws IOException when the port cannot be had
    public PureConnectSimulator(int port, List<String> people, InstantSource clock,
            RandomGenerator random) throws IOException {
        this.clock = clock;
        this.sessions = new PureConnectSessions(this::stage, random);
        this.world = new PureConnectWorld(people, clock.instant(), sessions::tell);
        this.door = new PureConnectDoor(world, sessions, this::stage);
        this.stage = Stage.open(port, clock, random, this::routes);
    }

    private void routes(Routes routes) {
        door.routes(routes);
        routes.get("/control/people", _ -> Reply.json(world.people().stream()
                .map(one -> tree("id", one.id, "name", one.name, "status", one.status().text(),
                    "loggedIn", one.loggedIn(), "onPhone", one.onPhone())).toList()))
            .post("/control/people/{name}/choose", in -> {
                if (!(in.object().get("status") instanceof String status)) {
                    throw new BadInput("/status", BadInput.Code.WRONG_TYPE, "expected a text");
                }
                choose(in.variable("name"), status);
                return Reply.empty(204);
            })
            .post("/control/people/{name}/acts/{act}", in -> {
                happens(in.variable("name"), act(in.variable("act")));
                return Reply.empty(204);
            })
            .put("/control/alternates", in -> {
                if (!(in.json() instanceof List<?> hosts)) {
                    throw new BadInput(BadInput.Code.WRONG_TYPE, "expected a list of hosts");
                }
                door.alternates(hosts.stream().map(String::valueOf).toList());
                return Reply.empty(204);
            });
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

    /// One more status, a break. Nobody who is connected is told.
    public void define(String text) {
        stage.alone(() -> world.define(text, text, "BREAK", false, false));
    }

    /// Somebody picks a status by hand.
    public void choose(String person, String status) {
        stage.alone(() -> world.set(world.named(person), world.labelled(status), "",
                clock.instant()));
    }

    /// The English text of somebody's status.
    public String shown(String person) {
        return stage.alone(() -> world.named(person).status().text());
    }

    public String notes(String person) {
        return stage.alone(() -> world.named(person).notes());
    }

    /// What happens to somebody.
    public enum Act { LOGS_IN, LOGS_OUT, ANSWERS, ENDS, MISSES }

    public void happens(String person, Act act) {
        stage.alone(() -> {
            var who = world.named(person);
            var now = clock.instant();
            switch (act) {
                case LOGS_IN -> world.logsIn(who, now);
                case LOGS_OUT -> world.logsOut(who, now);
                case ANSWERS -> world.answers(who, now);
                case ENDS -> {
                    if (!world.ends(who, now)) return;
                    stage.after(afterCall, () -> world.followedUp(who, now, clock.instant()));
                }
                case MISSES -> world.misses(who, now);
            }
        });
    }

    /// @param writeLag between accepting and each of the two messages
    /// @param work after a call
    /// @param silenceMax after which a session without calls is over
    /// @param streams whether messages can be streamed
    public void set(Duration writeLag, Duration work, Duration silenceMax, boolean streams) {
        stage.alone(() -> {
            door.writeLag(writeLag);
            door.streams(streams);
            sessions.silenceMax(silenceMax);
            afterCall = work;
        });
    }

    /// The server of the pair hands over: it ends its sessions and names the others; with no
    /// hosts, it is in charge again.
    public void handOver(List<String> hosts) {
        stage.alone(() -> door.alternates(hosts));
    }

    /// How many licences are taken.
    public int sessions() {
        return stage.alone(sessions::count);
    }

    private static Act act(String named) {
        for (var act : Act.values()) {
            if (act.name().equalsIgnoreCase(named.replace('-', '_'))) return act;
        }
        throw new IllegalArgumentException("expected one of " + List.of(Act.values()));
    }

    @Override
    public void close() {
        stage.close();
    }
}

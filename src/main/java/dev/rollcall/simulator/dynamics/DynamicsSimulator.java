package dev.rollcall.simulator.dynamics;

import dev.rollcall.simulator.entra.Entra;
import dev.rollcall.simulator.stage.Exchange;
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
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;

/// Dynamics 365 Customer Service as an application meets it: a token, Dataverse's Web API, and
/// webhooks that come when they come. It stands on a stage; what is true is in its world.
public final class DynamicsSimulator implements AutoCloseable {

    /// Somebody with the role *Omnichannel Supervisor* and no status of their own: in whose name
    /// an application usually writes.
    public static final String SUPERVISOR = "5a5a5a5a-0000-4000-8000-000000000001";

    /// @param id `systemuserid`, a GUID
    public record Person(String id, String name) {}

    private final Entra entra;
    private final ServiceProtection protection = new ServiceProtection();
    private final DynamicsWorld world = new DynamicsWorld(this::updated);
    private final WebhookSteps steps;
    private final PresenceCalls calls;
    private final InstantSource clock;
    private final Stage stage;
    private final Outbox outbox;

    /// @param port 0: any that is free
    /// @param people with 100 units each, signed out
    public DynamicsSimulator(int port, List<Person> people, InstantSource clock,
            RandomGenerator random) throws IOException {
        this.clock = clock;
        entra = new Entra(clock, random);
        steps = new WebhookSteps(random);
        calls = new PresenceCalls(world, clock);
        calls.grant(SUPERVISOR, PresenceCalls.Role.SUPERVISOR);
        people.forEach(person -> {
            world.hire(person.id(), row(person.id()), person.name(), Capacity.ofUnits(100),
                clock.instant());
            calls.grant(person.id(), PresenceCalls.Role.AGENT);
        });
        stage = Stage.open(port, clock, random, this::routes);
        outbox = new Outbox(stage);
        stage.every(Duration.ofSeconds(1), () -> world.pass(clock.instant()));
    }

    /// The row of a person has an id of its own.
    private static String row(String person) {
        return "a6" + person.substring(2);
    }

    public URI uri() {
        return stage.uri();
    }

    public Stage stage() {
        return stage;
    }

    /// Something people do there, while nothing else happens.
    public <T> T act(BiFunction<DynamicsWorld, Instant, T> what) {
        return stage.alone(() -> what.apply(world, clock.instant()));
    }

    /// What the person's navigation bar shows.
    public String shown(String person) {
        return act((world, now) -> world.shown(person, now).text());
    }

    private void routes(Routes routes) {
        routes.failing(Dataverse::failing).around(this::around);
        entra.routes(routes);
        new Tables(world, clock, () -> uri().toString()).routes(routes);
        calls.routes(routes);
        steps.routes(routes);
        new DynamicsControl(world, clock, protection, steps, calls).routes(routes);
    }

    private Reply around(Exchange exchange, Routes.Handler handler) {
        if (Entra.isTokenPath(exchange.path())) return handler.answer(exchange);
        if (entra.caller(exchange).filter(caller -> !caller.delegated()).isEmpty()) {
            return Reply.empty(401).with("WWW-Authenticate", "Bearer authorization_uri="
                + uri() + "/common/oauth2/authorize, resource_id=" + uri());
        }
        var impersonated = exchange.header("MSCRMCallerID");
        if (impersonated.isPresent() && !calls.known(impersonated.get())) {
            return Dataverse.error(404, Dataverse.NOT_THERE,
                "systemuser With Id = " + impersonated.get() + " Does Not Exist");
        }
        var wait = protection.meet(impersonated.orElse("application"), clock.instant());
        if (wait.isEmpty()) return handler.answer(exchange);
        return Dataverse.failing(429)
            .with("Retry-After", Long.toString(wait.get().toSeconds()));
    }

    private void updated(Row row) {
        steps.tell(row, stage, outbox);
    }

    @Override
    public void close() {
        outbox.close();
        stage.close();
    }
}

package dev.rollcall.simulator.contactpro;

import dev.rollcall.simulator.contactpro.ContactProWorld.Shown;
import dev.rollcall.simulator.stage.Exchange;
import dev.rollcall.simulator.stage.Reply;
import dev.rollcall.simulator.stage.Routes;
import dev.rollcall.simulator.stage.Stage;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;

/// Contact Pro as an application meets it: an API key and a basic user, the REST interfaces for
/// configuration, monitoring and the directory, and presence synchronisation over SOAP. Bodies are
/// an assumed shape, see docs/simulators.md.
public final class ContactProSimulator implements AutoCloseable {

    public static final String API_KEY = "simulated-api-key";
    public static final String USER = "integration";
    public static final String PASSWORD = "simulated-password";

    /// The presence synchronisation token of the users' group.
    public static final String TOKEN = "simulated-presence-token";

    /// @param id 32 hexadecimal digits, upper case
    public record Person(String id, String name) {}

    private final InstantSource clock;
    private final ContactProWorld world = new ContactProWorld();
    private final Stage stage;

    /// @param port 0: any that is free
    /// @param people logged off
    public ContactProSimulator(int port, List<Person> people, InstantSource clock,
            RandomGenerator random) throws IOException {
        this.clock = clock;
        people.forEach(person ->
            world.hire(person.id(), person.name(), List.of("support"), clock.instant()));
        stage = Stage.open(port, clock, random, this::routes);
        stage.every(Duration.ofSeconds(1), () -> world.pass(clock.instant()));
    }

    public URI uri() {
        return stage.uri();
    }

    public Stage stage() {
        return stage;
    }

    /// Something people do there, while nothing else happens.
    public <T> T act(BiFunction<ContactProWorld, Instant, T> what) {
        return stage.alone(() -> what.apply(world, clock.instant()));
    }

    /// The profile that the directory shows.
    public String shown(String person) {
        return act((site, now) -> site.shown(person, now).profile().name());
    }

    private void routes(Routes routes) {
        routes.failing(status -> Reply.json(status, Map.of("status", status)));
        routes.around(this::around);
        new RestInterfaces(world, clock).routes(routes);
        routes.post("/RI/PSI", this::follow);
        routes.post("/PSI", this::follow);
        new ContactProControl(world, clock).routes(routes);
    }

    /// Who asks, and in which language of bodies: `Accept` is not optional here.
    private Reply around(Exchange exchange, Routes.Handler handler) {
        var key = exchange.header("x-api-key").orElse("");
        var basic = exchange.authorization("Basic").orElse("");
        if (!key.equals(API_KEY) || !basic.equals(basic())) {
            return Reply.json(401, Map.of("status", 401)).with("WWW-Authenticate", "Basic");
        }
        if (exchange.path().endsWith("/PSI")) return handler.answer(exchange);
        return exchange.header("Accept").orElse("").contains("application/json")
            ? handler.answer(exchange) : Reply.json(406, Map.of("status", 406));
    }

    private static String basic() {
        return Base64.getEncoder()
            .encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    }

    private Reply follow(Exchange exchange) {
        var message = exchange.text();
        if (!Soap.text(message, "Token").orElse("").equals(TOKEN)) {
            return Soap.fault("Client", "invalid token");
        }
        var followed = world.follow(Soap.text(message, "ThirdPartyUserId").orElse(""),
            Soap.text(message, "Presence").orElse(""), clock.instant());
        return switch (followed) {
            case DONE, AT_LOGON ->
                Soap.answer("<SetPresenceResponse xmlns=\"urn:PresenceSynchronization\"/>");
            case NO_SUCH_USER -> Soap.fault("Client", "unknown user");
            case NO_SUCH_PROFILE -> Soap.fault("Client", "unknown presence");
        };
    }

    static Map<String, Object> described(Shown shown) {
        return Map.of("id", shown.id(), "name", shown.name(), "profile", shown.profile().name(),
            "ready", shown.ready(), "status", shown.status(), "queues", shown.queues());
    }

    @Override
    public void close() {
        stage.close();
    }
}

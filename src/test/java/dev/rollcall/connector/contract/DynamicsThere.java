package dev.rollcall.connector.contract;

import dev.rollcall.connector.Connector;
import dev.rollcall.connector.HubInStep;
import dev.rollcall.connector.Secrets;
import dev.rollcall.connector.dynamics.DynamicsConnector;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.engine.Hub;
import dev.rollcall.engine.Inlet.Outcome;
import dev.rollcall.engine.Inlet.Signed;
import dev.rollcall.simulator.Caller;
import dev.rollcall.simulator.Receiver;
import dev.rollcall.simulator.Receiver.Said;
import dev.rollcall.simulator.dynamics.DynamicsSimulator;
import dev.rollcall.simulator.dynamics.DynamicsSimulator.Person;
import dev.rollcall.simulator.dynamics.Presence;
import dev.rollcall.simulator.entra.Entra;
import dev.rollcall.simulator.stage.Stage;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/// A Dynamics 365 of two people that pushes what its presences become, as an administrator has
/// registered it.
final class DynamicsThere implements There {

    private static final String KEY = "open-sesame";

    private final Cast cast;
    private final DynamicsSimulator dynamics;
    private final DynamicsConnector connector = new DynamicsConnector();
    private final Receiver door = new Receiver();

    DynamicsThere(Cast cast) throws IOException {
        this.cast = cast;
        dynamics = new DynamicsSimulator(0, cast.all(person ->
                new Person(Cast.guid(person), Cast.agent(person))), cast.clock(),
                new SplittableRandom(1));
        dynamics.act((world, now) -> {
            cast.all(Cast::guid).forEach(id -> world.connect(id, now));
            return world;
        });
    }

    @Override
    public Cast cast() {
        return cast;
    }

    @Override
    public Words words() {
        return new Words("Available", "Away", "Busy");
    }

    @Override
    public List<String> statuses() {
        return List.of("Available", "Busy", "Busy - DND", "Away", "Offline", "Inactive");
    }

    @Override
    public void define(String label) {
        dynamics.act((world, now) -> {
            world.define(new Presence("97c9f00d-0000-4000-8000-0000000000ff", label,
                    Presence.Base.AWAY, true));
            return world;
        });
    }

    @Override
    public String kind() {
        return "dynamics-365";
    }

    @Override
    public Map<String, Connector> connectors(Hub hub) {
        return Map.of(kind(), connector);
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of("url", dynamics.uri().toString(), "loginUrl", dynamics.uri().toString(),
                "directory", "contoso", "clientId", Entra.CLIENT,
                "clientSecret", "env:DYNAMICS_SECRET", "interval", "500ms",
                "webhookKey", "env:DYNAMICS_KEY");
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("DYNAMICS_SECRET", Entra.SECRET, "DYNAMICS_KEY", KEY);
    }

    @Override
    public String name(int person) {
        return Cast.guid(person);
    }

    @Override
    public Stage stage() {
        return dynamics.stage();
    }

    @Override
    public void choose(int person, String status) {
        choose(Cast.guid(person), status);
    }

    @Override
    public String shown(int person) {
        return dynamics.shown(Cast.guid(person));
    }

    private void choose(String who, String status) {
        var presence = Stream.of(Presence.AVAILABLE, Presence.AWAY, Presence.BUSY)
                .filter(one -> one.text().equals(status)).findFirst().orElseThrow();
        dynamics.act((world, now) -> world.choose(who, presence, now));
    }

    @Override
    public String strangerChooses(String status) {
        choose(cast.people(), status);
        return name(cast.people());
    }

    @Override
    public void joined(HubInStep hub) {
        var inlet = connector.notices(hub.hub(), new Secrets(environment()));
        door.answers(message -> {
            var outcome = inlet.take("default", new ConnectionId(cast.connection()),
                    new Signed("", "", "", message.header("webhook-key")), message.body());
            return new Said(outcome instanceof Outcome.Taken ? 202 : 401, "");
        });
        reportTo(door.uri().resolve("/events"));
    }

    /// What an administrator does with the Plug-in Registration Tool.
    @Override
    public void reportTo(URI events) {
        try (var admin = new Caller(dynamics.uri())) {
            var token = admin.form("/contoso/oauth2/v2.0/token", "grant_type=client_credentials"
                    + "&client_id=" + Entra.CLIENT + "&client_secret=" + Entra.SECRET
                    + "&scope=" + dynamics.uri() + "/.default");
            admin.with("Authorization", "Bearer " + token.at("access_token"));
            var endpoint = admin.send("POST", "/api/data/v9.2/serviceendpoints", Map.of(
                    "name", "hub", "contract", 8, "authtype", 5, "url", events.toString(),
                    "authvalue", "<settings><setting name=\"webhook-key\" value=\"" + KEY
                            + "\" /></settings>"));
            var id = endpoint.header("OData-EntityId").replaceFirst(".*\\((.*)\\)", "$1");
            admin.send("POST", "/api/data/v9.2/sdkmessageprocessingsteps", Map.of(
                    "name", "hub", "mode", 0, "stage", 40, "filteringattributes",
                    "msdyn_currentpresenceid", "eventhandler_serviceendpoint@odata.bind",
                    "/serviceendpoints(" + id + ")"));
        }
    }

    @Override
    public void close() {
        door.close();
        dynamics.close();
    }
}

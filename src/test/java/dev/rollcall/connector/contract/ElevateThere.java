package dev.rollcall.connector.contract;

import dev.rollcall.connector.Connector;
import dev.rollcall.connector.HubInStep;
import dev.rollcall.connector.Secrets;
import dev.rollcall.connector.webhook.Reports;
import dev.rollcall.connector.webhook.WebhookConnector;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.engine.Hub;
import dev.rollcall.engine.Inlet.Outcome;
import dev.rollcall.engine.Inlet.Signed;
import dev.rollcall.simulator.Receiver;
import dev.rollcall.simulator.Receiver.Said;
import dev.rollcall.simulator.elevate.ElevateSimulator;
import dev.rollcall.simulator.elevate.ElevateSimulator.Person;
import dev.rollcall.simulator.elevate.Presence;
import dev.rollcall.simulator.stage.Stage;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;

/// An office with Elevate and the bridge beside it, whose reports come in by the front door.
final class ElevateThere implements There {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private final Cast cast;
    private final ElevateSimulator office;
    private final Receiver door = new Receiver();

    ElevateThere(Cast cast) throws IOException {
        this.cast = cast;
        office = new ElevateSimulator(0, cast.all(person ->
                new Person(name(person), Cast.agent(person))), SECRET, cast.clock(),
                new SplittableRandom(1));
    }

    @Override
    public Cast cast() {
        return cast;
    }

    @Override
    public Words words() {
        return new Words("Agent available", "Agent busy", "Available", "On Break",
                "Do not disturb");
    }

    @Override
    public String kind() {
        return "elevate";
    }

    @Override
    public Map<String, Connector> connectors(Hub hub) {
        return Map.of(kind(), new WebhookConnector());
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of("url", office.uri() + "/presence", "secret", "env:ELEVATE_SECRET");
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("ELEVATE_SECRET", SECRET);
    }

    @Override
    public String name(int person) {
        return "ext-" + (2041 + person);
    }

    @Override
    public Stage stage() {
        return office.stage();
    }

    @Override
    public void choose(int person, String status) {
        office.choose(name(person), Arrays.stream(Presence.values())
                .filter(presence -> presence.label.equals(status)).findFirst().orElseThrow());
    }

    @Override
    public String shown(int person) {
        return office.shown(name(person));
    }

    @Override
    public String strangerChooses(String status) {
        choose(cast.people(), status);
        return name(cast.people());
    }

    @Override
    public void joined(HubInStep hub) {
        var reports = new Reports(hub.hub(), cast.clock(),
                new Secrets(environment()), hub.strangers());
        door.answers(message -> {
            var outcome = reports.take("default", new ConnectionId(cast.connection()),
                    new Signed(message.header("webhook-id"), message.header("webhook-timestamp"),
                            message.header("webhook-signature")), message.body());
            return new Said(outcome instanceof Outcome.Taken ? 202 : 401, "");
        });
        reportTo(door.uri());
    }

    @Override
    public void reportTo(URI events) {
        office.reportTo(events);
    }

    @Override
    public void lookAgain() {
        office.snapshot();
    }

    @Override
    public void close() {
        door.close();
        office.close();
    }
}

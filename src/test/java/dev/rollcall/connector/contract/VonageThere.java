package dev.rollcall.connector.contract;

import dev.rollcall.connector.Connector;
import dev.rollcall.connector.vonage.VonageConnector;
import dev.rollcall.engine.Hub;
import dev.rollcall.simulator.stage.Stage;
import dev.rollcall.simulator.vonage.Presence;
import dev.rollcall.simulator.vonage.VonageSimulator;
import dev.rollcall.simulator.vonage.VonageSimulator.Person;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// A Vonage account of one person.
final class VonageThere implements There {

    private final Cast cast;
    private final VonageSimulator vonage;

    VonageThere(Cast cast) throws IOException {
        this.cast = cast;
        vonage = new VonageSimulator(0, cast.ours(person -> new Person(Cast.guid(person),
                "%04d".formatted(person + 1), Cast.agent(person))), cast.clock(),
                new SplittableRandom(1));
        vonage.requestsMax(100_000);
        cast.ours(Cast::guid).forEach(id -> vonage.choose(id, "Ready"));
    }

    @Override
    public Cast cast() {
        return cast;
    }

    @Override
    public Words words() {
        return new Words("Ready", "Break", "Training");
    }

    @Override
    public List<String> statuses() {
        return List.of("Logged Out", "Ready", "Ready (Offline)", "Away", "Break",
                "Extended Away", "Training", "Business continuity");
    }

    @Override
    public void define(String label) {
        vonage.define(Presence.of(Presence.Category.AWAY, label, true));
    }

    @Override
    public Map<String, Connector> connectors(Hub hub) {
        return Map.of(kind(), new VonageConnector());
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of("url", vonage.uri().toString(), "loginUrl", vonage.uri().toString(),
                "clientId", VonageSimulator.CLIENT_ID, "clientSecret", "env:VONAGE_SECRET",
                "interval", "100ms");
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("VONAGE_SECRET", VonageSimulator.CLIENT_SECRET);
    }

    @Override
    public String name(int person) {
        return Cast.guid(person);
    }

    @Override
    public Stage stage() {
        return vonage.stage();
    }

    @Override
    public void choose(int person, String status) {
        vonage.choose(Cast.guid(person), status);
    }

    @Override
    public String shown(int person) {
        return vonage.shown(Cast.guid(person));
    }

    @Override
    public void close() {
        vonage.close();
    }
}

package dev.rollcall.connector.contract;

import dev.rollcall.connector.Connector;
import dev.rollcall.connector.vonage.VonageConnector;
import dev.rollcall.engine.Hub;
import dev.rollcall.simulator.stage.Stage;
import dev.rollcall.simulator.vonage.Presence;
import dev.rollcall.simulator.vonage.VonageSimulator;
import dev.rollcall.simulator.vonage.VonageSimulator.Person;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// A Vonage account of one person.
final class VonageThere implements There {

    private static final String ANA = "97c9aa00-0000-4000-8000-000000000001";

    private final VonageSimulator vonage;

    VonageThere(InstantSource clock) throws IOException {
        vonage = new VonageSimulator(0, List.of(new Person(ANA, "001", "Ana")), clock,
                new SplittableRandom(1));
        vonage.requestsMax(100_000);
        vonage.choose(ANA, "Ready");
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
        return Map.of(CONNECTION, new VonageConnector());
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of("url", vonage.uri().toString(), "loginUrl", vonage.uri().toString(),
                "clientId", VonageSimulator.CLIENT_ID, "clientSecret", "env:SECRET",
                "interval", "100ms");
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("SECRET", VonageSimulator.CLIENT_SECRET);
    }

    @Override
    public String ana() {
        return ANA;
    }

    @Override
    public Stage stage() {
        return vonage.stage();
    }

    @Override
    public void choose(String status) {
        vonage.choose(ANA, status);
    }

    @Override
    public String shown() {
        return vonage.shown(ANA);
    }

    @Override
    public void close() {
        vonage.close();
    }
}

package dev.rollcall.connector.contract;

import dev.rollcall.connector.Connector;
import dev.rollcall.connector.genesys.GenesysConnector;
import dev.rollcall.engine.Hub;
import dev.rollcall.simulator.genesys.GenesysSimulator;
import dev.rollcall.simulator.stage.Stage;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// A Genesys Cloud organisation of one person.
final class GenesysThere implements There {

    private static final String ANA = "Ana";

    private final GenesysSimulator genesys;

    GenesysThere(InstantSource clock) throws IOException {
        genesys = new GenesysSimulator(0, List.of(ANA), clock, new SplittableRandom(1));
    }

    @Override
    public Words words() {
        return new Words("Available", "Meal", "Training");
    }

    @Override
    public List<String> statuses() {
        return List.of("Available", "Away", "Busy", "Offline", "Idle", "On Queue", "Meal",
                "Training", "Meeting", "Break");
    }

    @Override
    public void define(String label) {
        genesys.define(label, "Break", false);
    }

    @Override
    public Map<String, Connector> connectors(Hub hub) {
        return Map.of(CONNECTION, new GenesysConnector());
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of("url", genesys.uri().toString(), "loginUrl", genesys.uri().toString(),
                "clientId", GenesysSimulator.CLIENT_ID, "clientSecret", "env:SECRET");
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("SECRET", GenesysSimulator.CLIENT_SECRET);
    }

    @Override
    public String ana() {
        return genesys.id(ANA);
    }

    @Override
    public Stage stage() {
        return genesys.stage();
    }

    @Override
    public void choose(String status) {
        genesys.choose(ANA, status);
    }

    @Override
    public String shown() {
        return genesys.shown(ANA);
    }

    @Override
    public void close() {
        genesys.close();
    }
}

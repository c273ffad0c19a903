package dev.rollcall.connector.contract;

import dev.rollcall.connector.Connector;
import dev.rollcall.connector.genesys.GenesysConnector;
import dev.rollcall.engine.Hub;
import dev.rollcall.simulator.genesys.GenesysSimulator;
import dev.rollcall.simulator.stage.Stage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// A Genesys Cloud organisation of one person.
final class GenesysThere implements There {

    private final Cast cast;
    private final GenesysSimulator genesys;

    GenesysThere(Cast cast) throws IOException {
        this.cast = cast;
        genesys = new GenesysSimulator(0, cast.ours(Cast::agent), cast.clock(),
                new SplittableRandom(1));
        if (cast.people() > 1) genesys.limits(Duration.ofHours(1), 100_000);
    }

    @Override
    public Cast cast() {
        return cast;
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
        return Map.of(kind(), new GenesysConnector());
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of("url", genesys.uri().toString(), "loginUrl", genesys.uri().toString(),
                "clientId", GenesysSimulator.CLIENT_ID, "clientSecret", "env:GENESYS_SECRET");
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("GENESYS_SECRET", GenesysSimulator.CLIENT_SECRET);
    }

    @Override
    public String name(int person) {
        return genesys.id(Cast.agent(person));
    }

    @Override
    public Stage stage() {
        return genesys.stage();
    }

    @Override
    public void choose(int person, String status) {
        genesys.choose(Cast.agent(person), status);
    }

    @Override
    public String shown(int person) {
        return genesys.shown(Cast.agent(person));
    }

    @Override
    public void close() {
        genesys.close();
    }
}

package dev.rollcall.connector.contract;

import dev.rollcall.connector.Connector;
import dev.rollcall.connector.pureconnect.PureConnectConnector;
import dev.rollcall.engine.Hub;
import dev.rollcall.simulator.pureconnect.PureConnectSimulator;
import dev.rollcall.simulator.stage.Stage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// A CIC server of one person.
final class PureConnectThere implements There {

    private final Cast cast;
    private final PureConnectSimulator server;

    PureConnectThere(Cast cast) throws IOException {
        this.cast = cast;
        server = new PureConnectSimulator(0, cast.ours(Cast::agent), cast.clock(),
                new SplittableRandom(1));
    }

    @Override
    public Cast cast() {
        return cast;
    }

    @Override
    public Words words() {
        return new Words("Available", "At Lunch", "In a meeting");
    }

    @Override
    public List<String> statuses() {
        return List.of("Available", "Available, No ACD", "At Lunch", "Away from Desk",
                "At a training session", "In a meeting", "Do Not Disturb", "Gone Home",
                "On Vacation", "Out of the Office", "Working at Home", "Follow Up",
                "ACD - Agent Not Answering");
    }

    @Override
    public void define(String label) {
        server.define(label);
    }

    @Override
    public Map<String, Connector> connectors(Hub hub) {
        return Map.of(kind(), new PureConnectConnector());
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of("url", server.uri().toString(), "user", PureConnectSimulator.USER,
                "password", "env:PURECONNECT_SECRET", "interval", "100ms");
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("PURECONNECT_SECRET", PureConnectSimulator.PASSWORD);
    }

    @Override
    public String name(int person) {
        return server.id(Cast.agent(person));
    }

    @Override
    public Stage stage() {
        return server.stage();
    }

    @Override
    public void choose(int person, String status) {
        server.choose(Cast.agent(person), status);
    }

    @Override
    public String shown(int person) {
        return server.shown(Cast.agent(person));
    }

    @Override
    public void close() {
        server.close();
    }
}

package dev.rollcall.connector.contract;

import dev.rollcall.connector.Connector;
import dev.rollcall.connector.teams.TeamsConnector;
import dev.rollcall.engine.Hub;
import dev.rollcall.simulator.entra.Entra;
import dev.rollcall.simulator.stage.Stage;
import dev.rollcall.simulator.teams.Shown;
import dev.rollcall.simulator.teams.TeamsSimulator;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// A Microsoft 365 directory of one person, who has a client open. Whatever the person picks
/// outweighs our session, so the hub may take it back.
final class TeamsThere implements There {

    private static final String ANA = "97c9aa00-0000-4000-8000-000000000001";

    private final TeamsSimulator teams;

    TeamsThere(InstantSource clock) throws IOException {
        teams = new TeamsSimulator(0, List.of(ANA), clock, new SplittableRandom(1));
        teams.act((world, now) -> {
            world.client(ANA, "desktop", new Shown("Away", "Away"), now);
            return world;
        });
    }

    @Override
    public Words words() {
        return new Words("Available", "Away", "DoNotDisturb");
    }

    @Override
    public List<String> statuses() {
        return List.of("Available", "Busy", "InACall", "InAConferenceCall", "InAMeeting",
                "DoNotDisturb", "Presenting", "UrgentInterruptionsOnly", "BeRightBack", "Away",
                "OutOfOffice", "OffWork", "Offline");
    }

    @Override
    public Map<String, Connector> connectors(Hub hub) {
        return Map.of(CONNECTION, new TeamsConnector());
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of("url", teams.uri() + "/v1.0", "loginUrl", teams.uri().toString(),
                "directory", "contoso", "clientId", Entra.CLIENT, "clientSecret", "env:SECRET",
                "interval", "100ms", "preferred", true);
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("SECRET", Entra.SECRET);
    }

    @Override
    public String ana() {
        return ANA;
    }

    @Override
    public Stage stage() {
        return teams.stage();
    }

    @Override
    public void choose(String status) {
        teams.choose(ANA, status);
    }

    @Override
    public String shown() {
        return teams.shown(ANA).replaceFirst("/.*", "");
    }

    @Override
    public void close() {
        teams.close();
    }
}

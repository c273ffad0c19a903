package dev.rollcall.connector.contract;

import dev.rollcall.connector.Connector;
import dev.rollcall.connector.teams.TeamsConnector;
import dev.rollcall.engine.Hub;
import dev.rollcall.simulator.entra.Entra;
import dev.rollcall.simulator.stage.Stage;
import dev.rollcall.simulator.teams.Shown;
import dev.rollcall.simulator.teams.TeamsSimulator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// A Microsoft 365 directory whose people have a client open. Whatever a person picks outweighs
/// our session, so the hub may take it back.
final class TeamsThere implements There {

    private final Cast cast;
    private final TeamsSimulator teams;

    TeamsThere(Cast cast) throws IOException {
        this.cast = cast;
        teams = new TeamsSimulator(0, cast.ours(Cast::guid), cast.clock(),
                new SplittableRandom(1));
        teams.act((world, now) -> {
            cast.ours(Cast::guid).forEach(id ->
                    world.client(id, "desktop", new Shown("Away", "Away"), now));
            return world;
        });
    }

    @Override
    public Cast cast() {
        return cast;
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
        return Map.of(kind(), new TeamsConnector());
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of("url", teams.uri() + "/v1.0", "loginUrl", teams.uri().toString(),
                "directory", "contoso", "clientId", Entra.CLIENT,
                "clientSecret", "env:TEAMS_SECRET", "interval", "100ms", "preferred", true);
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("TEAMS_SECRET", Entra.SECRET);
    }

    @Override
    public String name(int person) {
        return Cast.guid(person);
    }

    @Override
    public Stage stage() {
        return teams.stage();
    }

    @Override
    public void choose(int person, String status) {
        teams.choose(Cast.guid(person), status);
    }

    @Override
    public String shown(int person) {
        return teams.shown(Cast.guid(person)).replaceFirst("/.*", "");
    }

    @Override
    public void close() {
        teams.close();
    }
}

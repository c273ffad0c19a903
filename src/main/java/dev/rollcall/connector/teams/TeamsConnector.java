package dev.rollcall.connector.teams;

import dev.rollcall.connector.Connector;
import dev.rollcall.connector.Line;
import dev.rollcall.connector.LineBroken;
import dev.rollcall.connector.Setup;
import dev.rollcall.domain.Ids.ConnectionId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Microsoft Teams. What we show there is a presence session of our application for each user,
/// beside those of their own clients; it fades unless it is renewed. The sessions outlive a line.
public final class TeamsConnector implements Connector {

    private record Place(String tenant, ConnectionId connection) {}

    private final Map<Place, TeamsSessions> sessions = new ConcurrentHashMap<>();

    @Override
    public Abilities abilities() {
        return new Abilities(true, true, false, true);
    }

    @Override
    public Line open(Setup setup) throws LineBroken, InterruptedException {
        var ours = sessions.computeIfAbsent(new Place(setup.tenant(), setup.connection().id()),
                _ -> new TeamsSessions(setup.clock()));
        var line = new TeamsLine(setup, new TeamsApi(setup), ours);
        line.signIn();
        return line;
    }
}

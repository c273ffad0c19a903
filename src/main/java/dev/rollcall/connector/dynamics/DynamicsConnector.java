package dev.rollcall.connector.dynamics;

import dev.rollcall.connector.Connector;
import dev.rollcall.connector.Line;
import dev.rollcall.connector.LineBroken;
import dev.rollcall.connector.Secrets;
import dev.rollcall.connector.Setup;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.engine.Hub;
import dev.rollcall.engine.Inlet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Dynamics 365: a look is a query, a write is an action in the agent's name, and what changes is
/// pushed to [#notices], which finds here the line that understands it.
public final class DynamicsConnector implements Connector {

    private record Place(String tenant, ConnectionId connection) {}

    private final Map<Place, DynamicsLine> lines = new ConcurrentHashMap<>();

    @Override
    public Abilities abilities() {
        return new Abilities(true, true, false);
    }

    @Override
    public Line open(Setup setup) throws LineBroken, InterruptedException {
        var place = new Place(setup.tenant(), setup.connection().id());
        var line = new DynamicsLine(setup, new DynamicsApi(setup),
                closing -> lines.remove(place, closing));
        lines.put(place, line);
        return line;
    }

    /// Where Dataverse's webhooks come in.
    public Inlet notices(Hub hub, Secrets secrets) {
        return new DynamicsNotices(hub, secrets, this);
    }

    Optional<DynamicsLine> line(String tenant, ConnectionId connection) {
        return Optional.ofNullable(lines.get(new Place(tenant, connection)));
    }
}

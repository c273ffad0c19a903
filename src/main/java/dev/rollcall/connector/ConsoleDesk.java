package dev.rollcall.connector;

import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.configuration.Connection;
import dev.rollcall.domain.presence.Permission;
import dev.rollcall.engine.Consoles;
import dev.rollcall.engine.Hub;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Where the consoles of agents come in, for the kinds of systems that only a console may write.
/// Knows who sits where; what is said is the connector's business. Safe to use from several
/// threads.
public final class ConsoleDesk implements Consoles, AutoCloseable {

    private record Place(String tenant, ConnectionId connection) {}

    private final Hub hub;
    private final Set<String> kinds;
    private final InstantSource clock;
    private final Map<Place, Seats> places = new ConcurrentHashMap<>();

    /// @param kinds of connections that take consoles, as configurations name them
    public ConsoleDesk(Hub hub, Set<String> kinds, InstantSource clock) {
        this.hub = hub;
        this.kinds = Set.copyOf(kinds);
        this.clock = clock;
    }

    /// The consoles of one connection.
    public Seats seats(String tenant, ConnectionId connection) {
        return places.computeIfAbsent(new Place(tenant, connection), _ -> new Seats(clock));
    }

    @Override
    public Optional<Console> of(String tenant, ConnectionId connection, AgentId agent) {
        var floor = hub.moment(tenant).floor();
        return floor.configuration().connection(connection).map(Connection::connector)
                .filter(kinds::contains)
                .flatMap(_ -> floor.find(agent))
                .filter(one -> Permission.synchronised(one, connection))
                .map(one -> People.nameOf(one, connection))
                .map(who -> (heard, wait) ->
                        seats(tenant, connection).exchange(who, heard, wait));
    }

    /// Whoever waits is told that there is nothing.
    @Override
    public void close() {
        places.values().forEach(Seats::close);
    }
}

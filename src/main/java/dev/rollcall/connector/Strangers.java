package dev.rollcall.connector;

import dev.rollcall.domain.Floor;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.configuration.Connection;
import dev.rollcall.domain.presence.Permission;
import dev.rollcall.domain.sync.Inbound;
import dev.rollcall.engine.Lines.Unmapped;
import dev.rollcall.engine.Lines.Unmapped.Kind;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Names that connections have spoken of and nobody has mapped: agents of theirs who are none of
/// ours, statuses that no row speaks of. Somebody is to look at them, so they are counted and not
/// lost in a log. The newest are kept, in memory alone. Safe to use from several threads.
public final class Strangers {

    /// More than these nobody looks through; a system that sends more of them sends rubbish.
    static final int NAMES_MAX = 200;
    static final int NAME_LENGTH_MAX = 200;
    private static final int PLACES_MAX = 1_000;

    private record Place(String tenant, ConnectionId connection) {}

    private record Name(Kind kind, String text) {}

    private final InstantSource clock;
    private final Map<Place, Map<Name, Unmapped>> places = new LinkedHashMap<>();

    public Strangers(InstantSource clock) {
        this.clock = clock;
    }

    /// They spoke of somebody: noted unless that is an agent of ours there.
    public void who(String tenant, Floor floor, Connection connection, String name) {
        if (!known(floor, connection.id(), name)) note(tenant, connection.id(), Kind.AGENT, name);
    }

    /// They showed something: noted unless the connection's tables know what it is. A word without
    /// a status says only that somebody is there or gone.
    public void status(String tenant, Floor floor, Connection connection, String status,
            Map<String, Object> attributes) {
        if (!known(floor, connection, status, attributes)) {
            note(tenant, connection.id(), Kind.STATUS, status);
        }
    }

    private static boolean known(Floor floor, ConnectionId connection, String name) {
        return floor.find(new AgentId(name))
                .filter(agent -> Permission.synchronised(agent, connection)).isPresent()
                || People.of(floor, connection).agent(name).isPresent();
    }

    private static boolean known(Floor floor, Connection connection, String status,
            Map<String, Object> attributes) {
        return status.isEmpty()
                || Inbound.knows(floor.configuration(), connection, status, attributes);
    }

    private synchronized void note(
            String tenant, ConnectionId connection, Kind kind, String text) {
        var names = places.computeIfAbsent(
                new Place(tenant, connection), _ -> new LinkedHashMap<>());
        var name = new Name(kind, text.substring(0, Math.min(text.length(), NAME_LENGTH_MAX)));
        var before = names.remove(name);
        names.put(name, new Unmapped(kind, name.text(),
                before == null ? 1 : before.count() + 1, clock.instant()));
        dropEldest(names, NAMES_MAX);
        dropEldest(places, PLACES_MAX);
    }

    private static <K> void dropEldest(Map<K, ?> map, int most) {
        if (map.size() > most) map.remove(map.keySet().iterator().next());
    }

    /// Those that are still unmapped as the connection is configured now, the newest first.
    List<Unmapped> of(String tenant, Floor floor, Connection connection) {
        var still = new ArrayList<>(heard(new Place(tenant, connection.id())));
        still.removeIf(one -> switch (one.kind()) {
            case AGENT -> known(floor, connection.id(), one.name());
            case STATUS -> known(floor, connection, one.name(), Map.of());
        });
        return still.reversed();
    }

    private synchronized List<Unmapped> heard(Place place) {
        return List.copyOf(places.getOrDefault(place, Map.of()).values());
    }
}

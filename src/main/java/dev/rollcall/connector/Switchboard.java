package dev.rollcall.connector;

import dev.rollcall.connector.Supervisor.Surroundings;
import dev.rollcall.domain.Agent;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.configuration.Configuration;
import dev.rollcall.domain.configuration.Connection;
import dev.rollcall.engine.Feed;
import dev.rollcall.engine.Filter;
import dev.rollcall.engine.Hub;
import dev.rollcall.engine.LineMetrics;
import dev.rollcall.engine.Lines;
import dev.rollcall.engine.Subscription.News;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/// All connections of all tenants: follows each tenant's feed, starts and stops supervisors as the
/// configuration says, and shows them every agent that changes. A connection of a kind that nobody
/// here knows is left alone, and said so once.
public final class Switchboard implements Lines, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Switchboard.class.getName());
    private static final Duration LOOK = Duration.ofSeconds(1);

    private record Place(String tenant, ConnectionId connection) {}

    private final Surroundings around;
    private final Map<String, Connector> kinds;
    private final Map<Place, Supervisor> supervisors = new ConcurrentHashMap<>();
    private final Map<String, Thread> followers = new HashMap<>();
    private final Thread watch;
    private boolean closed;

    /// @param kinds connectors by the name configurations give them
    /// @param insideAllowed connections may name addresses of this machine and of private networks
    public Switchboard(Hub hub, Map<String, Connector> kinds, Secrets secrets,
            Strangers strangers, boolean insideAllowed, InstantSource clock,
            RandomGenerator random, LineMetrics metrics) {
        this.around = new Surroundings(hub, secrets, strangers, insideAllowed, clock, random,
                metrics);
        this.kinds = Map.copyOf(kinds);
        this.watch = Thread.ofVirtual().name("connections").start(this::watchTenants);
    }

    private void watchTenants() {
        try {
            while (true) {
                for (var tenant : around.hub().tenants()) {
                    followers.computeIfAbsent(tenant, name -> Thread.ofVirtual()
                            .name("connections-of-" + name).start(() -> follow(name)));
                }
                Thread.sleep(LOOK);
            }
        } catch (InterruptedException _) {
            followers.values().forEach(Thread::interrupt);
        }
    }

    private void follow(String tenant) {
        try {
            while (true) {
                try (var news = around.hub().feed(tenant).subscribe(Filter.EVERYBODY)) {
                    while (hear(tenant, news.next(LOOK))) {
                        // All is done in hearing it.
                    }
                    return;
                } catch (Feed.TooManyListeners full) {
                    LOG.log(System.Logger.Level.WARNING, full.getMessage());
                    Thread.sleep(LOOK);
                }
            }
        } catch (InterruptedException _) {
            // Closing.
        }
    }

    /// @return false: there will be no more
    private boolean hear(String tenant, News news) {
        switch (news) {
            case News.Snapshot(var moment, var agents) -> {
                arrange(tenant, moment.floor().configuration());
                for (var agent : agents) notice(tenant, agent);
            }
            case News.Changed(_, var updates, var gone) -> {
                for (var update : updates) {
                    update.agent().ifPresent(agent -> notice(tenant, agent));
                }
                for (var agent : gone) {
                    supervisors.forEach((place, supervisor) -> {
                        if (place.tenant().equals(tenant)) supervisor.forget(agent);
                    });
                }
            }
            case News.Reset _, News.Quiet _ -> { }
            case News.Ended _ -> {
                return false;
            }
        }
        return true;
    }

    private void notice(String tenant, Agent agent) {
        for (var connection : agent.farSides().keySet()) {
            Optional.ofNullable(supervisors.get(new Place(tenant, connection)))
                    .ifPresent(supervisor -> supervisor.notice(agent));
        }
    }

    /// A connection that reads otherwise than before is begun anew.
    private void arrange(String tenant, Configuration configuration) {
        supervisors.forEach((place, supervisor) -> {
            var now = configuration.connection(place.connection());
            if (place.tenant().equals(tenant)
                    && !now.equals(Optional.of(supervisor.connection()))) {
                supervisors.remove(place);
                supervisor.close();
            }
        });
        for (var connection : configuration.connections().values()) begin(tenant, connection);
    }

    /// Nothing is begun any more once all is being closed.
    private synchronized void begin(String tenant, Connection connection) {
        if (closed) return;
        var connector = kinds.get(connection.connector());
        if (connector == null) {
            LOG.log(System.Logger.Level.DEBUG, () -> "connection '" + connection.id()
                    + "': no connector of the kind '" + connection.connector() + "' is built in");
            return;
        }
        supervisors.computeIfAbsent(new Place(tenant, connection.id()), _ -> {
            var supervisor = new Supervisor(around, tenant, connection, connector);
            supervisor.start();
            return supervisor;
        });
    }

    @Override
    public Optional<Health> health(String tenant, ConnectionId connection) {
        return Optional.ofNullable(supervisors.get(new Place(tenant, connection)))
                .map(Supervisor::health);
    }

    @Override
    public Lines.Catalogue statuses(String tenant, ConnectionId connection) {
        var supervisor = supervisors.get(new Place(tenant, connection));
        return supervisor == null ? Lines.NONE.statuses(tenant, connection)
                : supervisor.statuses();
    }

    @Override
    public List<Unmapped> unmapped(String tenant, ConnectionId connection) {
        var floor = around.hub().moment(tenant).floor();
        return floor.configuration().connection(connection)
                .map(one -> around.strangers().of(tenant, floor, one)).orElseGet(List::of);
    }

    @Override
    public synchronized void close() {
        closed = true;
        watch.interrupt();
        supervisors.values().forEach(Supervisor::close);
    }
}

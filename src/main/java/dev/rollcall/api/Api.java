package dev.rollcall.api;

import dev.rollcall.api.access.Attempts;
import dev.rollcall.api.access.Authentication;
import dev.rollcall.api.access.Caller;
import dev.rollcall.api.access.Cookies;
import dev.rollcall.api.access.Credentials;
import dev.rollcall.api.access.OneTimeCodes;
import dev.rollcall.api.access.Role;
import dev.rollcall.api.access.SignIns;
import dev.rollcall.api.calls.AgentsCall;
import dev.rollcall.api.calls.CommandsCall;
import dev.rollcall.api.calls.ConfigCall;
import dev.rollcall.api.calls.ConnectionsCall;
import dev.rollcall.api.calls.ConsoleCall;
import dev.rollcall.api.calls.OffersCall;
import dev.rollcall.api.calls.PresenceCall;
import dev.rollcall.api.calls.QueuesCall;
import dev.rollcall.api.calls.SessionCall;
import dev.rollcall.api.calls.ReportsCall;
import dev.rollcall.api.calls.SubscriptionsCall;
import dev.rollcall.api.calls.SocketCall;
import dev.rollcall.api.calls.StreamCall;
import dev.rollcall.api.calls.TokensCall;
import dev.rollcall.api.calls.WireViews;
import dev.rollcall.api.calls.WorkCall;
import dev.rollcall.api.desk.Budgets;
import dev.rollcall.api.desk.FrontDesk;
import dev.rollcall.api.http.Route;
import dev.rollcall.api.http.Route.Content;
import dev.rollcall.api.http.Routes;
import dev.rollcall.api.measure.Condition;
import dev.rollcall.api.measure.ManagementCalls;
import dev.rollcall.api.measure.Meters;
import dev.rollcall.api.openapi.OpenApi;
import dev.rollcall.api.stream.Streams;
import dev.rollcall.engine.Hub;
import dev.rollcall.engine.Outside;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The room put together: a hub and its credentials go in, two open ports come out. Whoever opens
/// it closes it, and the hub after it.
public final class Api implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Api.class.getName());

    /// A page opens its socket at once.
    private static final Duration TICKET_LASTS = Duration.ofSeconds(30);
    private static final int TICKETS_MAX = 10_000;

    /// How often what is no longer needed is swept out.
    private static final Duration SWEEP = Duration.ofMinutes(10);

    /// What can be set from outside. `SHIPPED` is for everybody; tests and benchmarks need others.
    ///
    /// @param publicUrl the address that browsers use, if a proxy stands before this process
    /// @param writes a minute with one token, by role
    /// @param streams at once with one token, by role
    /// @param attempts with unknown tokens, an address and minute
    /// @param bodyMax bytes of the largest body, a configuration; the others have their own limit
    /// @param slowMax a stream whose client has taken nothing for so long is cut off
    public record Settings(String host, int port, String managementHost, int managementPort,
            Optional<URI> publicUrl, int connectionsMax, Map<Role, Integer> writes,
            Map<Role, Integer> streams, int attempts, int bodyMax, Duration slowMax) {

        public static final Settings SHIPPED = new Settings("0.0.0.0", 8080, "0.0.0.0", 9090,
                Optional.empty(), 20_000, Budgets.SHIPPED, Streams.SHIPPED, 20,
                Table.DOCUMENT_BYTES, Duration.ofSeconds(20));

        public Settings on(String address, int portNumber, int managementPortNumber) {
            return new Settings(address, portNumber, address, managementPortNumber, publicUrl,
                    connectionsMax, writes, streams, attempts, bodyMax, slowMax);
        }

        public Settings publicly(Optional<URI> url) {
            return new Settings(host, port, managementHost, managementPort, url, connectionsMax,
                    writes, streams, attempts, bodyMax, slowMax);
        }

        public Settings taking(int bytes) {
            return new Settings(host, port, managementHost, managementPort, publicUrl,
                    connectionsMax, writes, streams, attempts, bytes, slowMax);
        }

        public Settings cuttingOffAfter(Duration silence) {
            return new Settings(host, port, managementHost, managementPort, publicUrl,
                    connectionsMax, writes, streams, attempts, bodyMax, silence);
        }
    }

    private final Server street;
    private final Server management;
    private final Streams streams;
    private final Condition condition;
    private final SignIns signIns;
    private final Thread sweeper;
    private final Routes routes;

    private Api(Server street, Server management, Streams streams, Condition condition,
            SignIns signIns, Thread sweeper, Routes routes) {
        this.street = street;
        this.management = management;
        this.streams = streams;
        this.condition = condition;
        this.signIns = signIns;
        this.sweeper = sweeper;
        this.routes = routes;
    }

    /// @throws IOException when a port cannot be had; nothing is open then
    public static Api open(Settings settings, Hub hub, Credentials credentials, Meters meters,
            Outside outside, InstantSource clock, RandomGenerator random) throws IOException {
        var cookies = new Cookies(settings.publicUrl());
        var authentication = new Authentication(credentials,
                new Attempts(settings.attempts(), clock), cookies);
        var signIns = new SignIns(credentials, authentication, clock, random);
        var tickets = new OneTimeCodes<Caller>(TICKETS_MAX, TICKET_LASTS, clock, random);
        var views = new WireViews(clock);
        var streams = new Streams(hub, authentication, views, settings.streams(),
                settings.slowMax(), clock, random);
        var budgets = new Budgets(settings.writes(), clock);
        var socket = new SocketCall(streams, authentication, tickets, clock);
        var table = new Table(new CommandsCall(hub), new AgentsCall(hub, views, random),
                new PresenceCall(hub, random), new WorkCall(hub, random),
                new OffersCall(hub, random), new QueuesCall(hub, random), new ConfigCall(hub),
                new StreamCall(streams), socket, new SessionCall(signIns, cookies, tickets),
                new TokensCall(credentials), new ReportsCall(outside.inlet()),
                new SubscriptionsCall(outside.outlets()),
                new ConnectionsCall(hub, outside.lines()),
                new ConsoleCall(outside.consoles()), settings.bodyMax());
        var description = new OpenApi(table.calls());
        var routes = new Routes(description.table());
        var desk = new FrontDesk(routes, new Pages()::find, authentication, budgets, meters,
                clock, random);
        var condition = new Condition(hub);
        var inside = new FrontDesk(new ManagementCalls(condition, meters).routes(),
                FrontDesk.Beside.NONE, authentication, budgets, meters, clock, random);
        meters.gauge("rollcall.streams", "open streams and sockets", streams::count);
        meters.connections(hub, outside.lines());

        var management = Server.start(new Server.Settings(settings.managementHost(),
                settings.managementPort(), Content.USUAL_BYTES, 100), inside, Optional.empty());
        var street = start(settings, desk, socket, management);
        condition.started();
        return new Api(street, management, streams, condition, signIns,
                Thread.ofVirtual().name("sweeper").start(() -> sweep(credentials, budgets)),
                routes);
    }

    private static Server start(Settings settings, FrontDesk desk, SocketCall socket,
            Server management) throws IOException {
        try {
            return Server.start(new Server.Settings(settings.host(), settings.port(),
                    settings.bodyMax(), settings.connectionsMax()), desk, Optional.of(socket));
        } catch (IOException taken) {
            management.close();
            throw taken;
        }
    }

    private static void sweep(Credentials credentials, Budgets budgets) {
        try {
            while (true) {
                Thread.sleep(SWEEP);
                budgets.sweep();
                sweep(credentials);
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private static void sweep(Credentials credentials) {
        try {
            credentials.sweep();
        } catch (IOException disk) {
            LOG.log(System.Logger.Level.WARNING, "the file of tokens could not be swept: "
                    + disk.getMessage() + "; it is tried again in " + SWEEP.toMinutes() + " min");
        }
    }

    public int port() {
        return street.port();
    }

    public int managementPort() {
        return management.port();
    }

    /// The table, for whoever describes or tests it.
    List<Route> table() {
        return routes.table();
    }

    /// Open streams and sockets.
    int streams() {
        return streams.count();
    }

    /// A code that makes one administrator of this tenant, to be put behind `/#code=`.
    public String administratorsCode(String tenant) {
        return signIns.administratorsCode(tenant);
    }

    /// Not ready any more; streams are told to come back later; what was asked is answered; then
    /// the doors are shut.
    @Override
    public void close() {
        condition.stopping();
        sweeper.interrupt();
        streams.close();
        street.close();
        management.close();
    }
}

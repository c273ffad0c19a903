package dev.rollcall.api.calls;

import dev.rollcall.api.access.Caller;
import dev.rollcall.api.http.Declined;
import dev.rollcall.api.http.Problem;
import dev.rollcall.api.http.Request;
import dev.rollcall.api.http.Response;
import dev.rollcall.api.http.Route;
import dev.rollcall.domain.Floor;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.configuration.Connection;
import dev.rollcall.domain.configuration.Connection.OutsideStatus;
import dev.rollcall.domain.configuration.Fetched;
import dev.rollcall.domain.sync.FarState;
import dev.rollcall.engine.Hub;
import dev.rollcall.engine.Lines;
import dev.rollcall.engine.Lines.Health;
import dev.rollcall.wire.json.Instants;
import dev.rollcall.wire.json.Json;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The outside systems as an operator looks at them: is the line up, who is not in step there, and
/// what has it spoken of that nobody has mapped. Settings, and so secrets, are never shown.
public final class ConnectionsCall {
    private final Floors floors;
    private final Orders orders;
    private final Lines lines;

    public ConnectionsCall(Hub hub, Lines lines) {
        this.floors = new Floors(hub);
        this.orders = new Orders(hub);
        this.lines = lines;
    }

    public Response list(Request request) {
        var floor = floors.of(request.caller());
        return Response.of(200, Route.JSON, Json.write(Map.of("connections",
                floor.configuration().connections().values().stream()
                        .map(connection -> tree(floor, connection, request.caller())).toList())));
    }

    public Response one(Request request) {
        var floor = floors.of(request.caller());
        return Response.of(200, Route.JSON,
                Json.write(tree(floor, wanted(floor, request), request.caller())));
    }

    public Response needsMapping(Request request) {
        var connection = wanted(floors.of(request.caller()), request);
        var limit = Paging.limit(request);
        return Response.of(200, Route.JSON, Json.write(Map.of("needsMapping",
                lines.unmapped(request.caller().tenant(), connection.id()).stream().limit(limit)
                        .map(ConnectionsCall::tree).toList())));
    }

    /// Their catalogue, laid into the configuration: see [Fetched].
    public Response fetchStatuses(Request request) {
        var caller = request.caller();
        var connection = wanted(floors.of(caller), request);
        return switch (lines.statuses(caller.tenant(), connection.id())) {
            case Lines.Catalogue.Unknown(var why) -> throw new Declined(Problem.later(503,
                    "connection-down", "cannot ask '" + connection.id() + "': " + why,
                    Duration.ofSeconds(10)));
            case Lines.Catalogue.Known(var theirs) when theirs.isEmpty() ->
                throw new Declined(Problem.of(409, "no-catalogue", "connection '"
                        + connection.id() + "' cannot be asked for its statuses; write them down"
                        + " in the configuration"));
            case Lines.Catalogue.Known(var theirs) -> {
                var fetched = Fetched.of(connection, theirs);
                if (fetched.news()) orders.accept(request, patch(connection, fetched));
                yield Response.of(200, Route.JSON, Json.write(Map.of("statuses",
                        (long) theirs.size(), "added", ids(fetched.added()), "changed",
                        ids(fetched.changed()), "gone", ids(fetched.gone()), "rows",
                        fetched.broken(connection).stream().map(ConnectionsCall::tree).toList())));
            }
        };
    }

    private static Map<String, Object> patch(Connection connection, Fetched fetched) {
        var statuses = Stream.concat(fetched.changed().stream(), fetched.added().stream())
                .map(ConnectionsCall::tree).toList();
        return Map.of("connections", List.of(Map.of(
                "id", connection.id().text(), "statuses", statuses)));
    }

    private static Map<String, Object> tree(OutsideStatus status) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("id", status.id());
        tree.put("label", status.label());
        if (!status.online()) tree.put("online", false);
        if (status.automatic()) tree.put("automatic", true);
        tree.put("aliases", status.aliases());
        return tree;
    }

    private static Map<String, Object> tree(Fetched.Row row) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("status", row.status());
        tree.put("table", row.table());
        tree.put("row", row.row());
        return tree;
    }

    private static List<String> ids(List<OutsideStatus> statuses) {
        return statuses.stream().map(OutsideStatus::id).toList();
    }

    private static Connection wanted(Floor floor, Request request) {
        return floor.configuration().connection(new ConnectionId(request.variable("id")))
                .orElseThrow(() -> new Declined(Problem.notFound("connection")));
    }

    private Map<String, Object> tree(Floor floor, Connection connection, Caller caller) {
        var health = lines.health(caller.tenant(), connection.id());
        var tree = new LinkedHashMap<String, Object>();
        tree.put("id", connection.id().text());
        tree.put("connector", connection.connector());
        tree.put("direction", text(connection.direction()));
        tree.put("up", health.filter(Health::up).isPresent());
        why(connection, health).ifPresent(why -> tree.put("trouble", why));
        tree.put("waiting", (long) health.map(Health::waiting).orElse(0));
        var states = states(floor, connection, caller);
        tree.put("inSync", states.getOrDefault(FarState.IN_SYNC.text(), 0L));
        states.remove(FarState.IN_SYNC.text());
        tree.put("notInSync", states);
        tree.put("needsMapping",
                (long) lines.unmapped(caller.tenant(), connection.id()).size());
        return tree;
    }

    private static Optional<String> why(Connection connection, Optional<Health> health) {
        if (health.isEmpty()) {
            return Optional.of("no connector of the kind '" + connection.connector()
                    + "' is built in; integrations may report for it");
        }
        return health.map(Health::trouble).filter(trouble -> !trouble.isEmpty());
    }

    /// Agents of the caller's reach, by how they stand there.
    private static Map<String, Long> states(Floor floor, Connection connection, Caller caller) {
        var states = new TreeMap<String, Long>();
        for (var agent : floor.agents()) {
            var side = agent.farSides().get(connection.id());
            if (side == null || !Rights.sees(agent, caller, floor)) continue;
            states.merge(FarState.of(side, connection).text(), 1L, Long::sum);
        }
        return states;
    }

    private static Map<String, Object> tree(Lines.Unmapped unmapped) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("kind", text(unmapped.kind()));
        tree.put("name", unmapped.name());
        tree.put("count", unmapped.count());
        tree.put("last", Instants.text(unmapped.last()));
        return tree;
    }

    private static String text(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

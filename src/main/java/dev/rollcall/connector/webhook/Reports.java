package dev.rollcall.connector.webhook;

import dev.rollcall.connector.Secrets;
import dev.rollcall.connector.Strangers;
import dev.rollcall.domain.Agent;
import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Command;
import dev.rollcall.domain.Floor;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.configuration.Connection;
import dev.rollcall.engine.Hub;
import dev.rollcall.engine.Inlet;
import dev.rollcall.wire.command.Asked;
import dev.rollcall.wire.command.Commands;
import dev.rollcall.wire.json.BadInput;
import dev.rollcall.wire.json.BadInput.Code;
import dev.rollcall.wire.json.Json;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What any outside system reports with signed webhooks, for a connection of kind `webhook`: the
/// verbs of a connection, each a command whose cause is the connection. The signature is looked at
/// first; a body that is not believed is not parsed.
public final class Reports implements Inlet {

    /// What a connection may report. Presence is changed by what it shows, and its mapping.
    private static final Set<String> VERBS = Set.of("observe", "snapshot", "start-activity",
            "end-activity", "sign-in", "sign-out", "enqueue", "offer", "accept", "reject", "miss",
            "hold", "resume", "close", "end-wrap-up", "cancel", "transfer");

    /// Those that say what the connection itself shows.
    private static final Set<String> OF_CONNECTION =
            Set.of("observe", "snapshot", "start-activity", "end-activity");

    /// Kinds of connections that speak this way.
    private static final Set<String> KINDS = Set.of("webhook", "elevate");

    private static final int COMMANDS_MAX = 100;

    private final Hub hub;
    private final InstantSource clock;
    private final Secrets secrets;
    private final Strangers strangers;

    public Reports(Hub hub, InstantSource clock, Secrets secrets, Strangers strangers) {
        this.hub = hub;
        this.clock = clock;
        this.secrets = secrets;
        this.strangers = strangers;
    }

    @Override
    public Outcome take(String tenant, ConnectionId id, Signed headers, byte[] body) {
        if (!hub.tenants().contains(tenant)) return new Outcome.Unknown();
        var connection = hub.<Optional<Connection>>read(
                tenant, floor -> floor.configuration().connection(id));
        if (connection.isEmpty() || !KINDS.contains(connection.get().connector())) {
            return new Outcome.Unknown();
        }
        var doubt = Signing.doubt(believed(connection.get()), headers, body, clock.instant());
        if (doubt != Doubt.NONE) return new Outcome.Doubted(doubt);
        var commands = hub.<List<Command>>read(tenant, floor -> commands(
                new Desk(tenant, floor, connection.get()), body));
        var cause = Cause.connection(id);
        var asks = new ArrayList<Hub.Ask>(commands.size());
        for (var i = 0; i < commands.size(); i++) {
            asks.add(new Hub.Ask(commands.get(i), cause, cause.text(), headers.id() + "#" + i));
        }
        return new Outcome.Taken(hub.submit(tenant, asks));
    }

    /// None where a reference leads nowhere: then nobody is believed, and the line says why.
    private List<Signing.Secret> believed(Connection connection) {
        try {
            return ConnectionSecrets.of(connection, secrets);
        } catch (IllegalStateException | IllegalArgumentException nowhere) {
            return List.of();
        }
    }

    /// Whose reports are read, and what they are read against.
    private record Desk(String tenant, Floor floor, Connection connection) {}

    private List<Command> commands(Desk desk, byte[] body) {
        var tree = Json.read(body);
        List<?> reports = tree instanceof List<?> list ? list : List.of(required(tree));
        if (reports.isEmpty() || reports.size() > COMMANDS_MAX) {
            throw new BadInput("", Code.TOO_MANY, "expected 1 to " + COMMANDS_MAX + " reports");
        }
        var commands = new ArrayList<Command>(reports.size());
        for (var report : reports) commands.add(command(desk, report));
        return commands;
    }

    private static Object required(@Nullable Object tree) {
        if (tree != null) return tree;
        throw new BadInput("", Code.WRONG_TYPE, "expected a report or a list of them");
    }

    private Command command(Desk desk, Object report) {
        if (!(report instanceof Map<?, ?> map)) {
            throw new BadInput("", Code.WRONG_TYPE, "expected a report, an object with 'do'");
        }
        var tree = new LinkedHashMap<String, Object>();
        map.forEach((key, value) -> {
            if (value != null) tree.put(String.valueOf(key), value);
        });
        var verb = String.valueOf(tree.get("do"));
        if (!VERBS.contains(verb)) {
            throw new BadInput("/do", Code.UNKNOWN_VERB, "expected what a connection reports, one"
                    + " of " + VERBS.stream().sorted().toList() + ", found '" + verb + "'");
        }
        if (OF_CONNECTION.contains(verb)) {
            tree.put("connection", desk.connection().id().text());
            noteStrangers(desk, tree);
        }
        nameOurs(desk, tree);
        if (Commands.read(tree) instanceof Asked.Do(var command)) return command;
        throw new BadInput("/do", Code.UNKNOWN_VERB, "a connection cannot configure");
    }

    /// An office has more people than our agents: in a snapshot they are passed over.
    private static void nameOurs(Desk desk, Map<String, Object> tree) {
        if (tree.get("agent") instanceof String agent) {
            tree.put("agent", ours(desk, agent).text());
        }
        if (tree.get("to") instanceof Map<?, ?> to && to.size() == 1
                && to.get("agent") instanceof String agent) {
            tree.put("to", Map.of("agent", ours(desk, agent).text()));
        }
        if (tree.get("statuses") instanceof Map<?, ?> statuses) {
            var named = new LinkedHashMap<String, Object>();
            statuses.forEach((who, status) -> {
                var ours = ours(desk, String.valueOf(who));
                if (status != null && desk.floor().find(ours).isPresent()) {
                    named.put(ours.text(), status);
                }
            });
            tree.put("statuses", named);
        }
    }

    /// What the law then refuses, or takes for nothing in particular, somebody is to map.
    private void noteStrangers(Desk desk, Map<String, Object> tree) {
        if (tree.get("agent") instanceof String agent) note(desk, agent);
        if (tree.get("status") instanceof String status) {
            noteStatus(desk, status, tree.get("attributes") instanceof Map<?, ?> said
                    ? said : Map.of());
        }
        if (tree.get("statuses") instanceof Map<?, ?> statuses) {
            statuses.forEach((who, status) -> {
                note(desk, String.valueOf(who));
                if (status instanceof String text) noteStatus(desk, text, Map.of());
            });
        }
    }

    private void note(Desk desk, String agent) {
        strangers.who(desk.tenant(), desk.floor(), desk.connection(), agent);
    }

    private void noteStatus(Desk desk, String status, Map<?, ?> said) {
        var attributes = new LinkedHashMap<String, Object>();
        said.forEach((key, value) -> {
            if (value != null) attributes.put(String.valueOf(key), value);
        });
        strangers.status(desk.tenant(), desk.floor(), desk.connection(), status, attributes);
    }

    /// Agents go by our id, or by the identity configured for the connection. A name that is
    /// neither stays as it is: the law says that there is no such agent.
    private static AgentId ours(Desk desk, String name) {
        var byId = new AgentId(name);
        if (desk.floor().find(byId).isPresent()) return byId;
        for (Agent agent : desk.floor().agents()) {
            if (name.equals(agent.settings().identities().get(desk.connection().id()))) {
                return agent.id();
            }
        }
        return byId;
    }
}

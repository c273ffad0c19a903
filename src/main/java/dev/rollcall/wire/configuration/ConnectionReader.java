package dev.rollcall.wire.configuration;

import dev.rollcall.domain.Ids.ActivityKind;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.Ids.StatusId;
import dev.rollcall.domain.configuration.Connection;
import dev.rollcall.domain.configuration.Connection.Contest;
import dev.rollcall.domain.configuration.Connection.Direction;
import dev.rollcall.domain.configuration.Connection.Inbound;
import dev.rollcall.domain.configuration.Connection.InboundAction;
import dev.rollcall.domain.configuration.Connection.InboundRule;
import dev.rollcall.domain.configuration.Connection.OfflineMeans;
import dev.rollcall.domain.configuration.Connection.OnUnreachable;
import dev.rollcall.domain.configuration.Connection.OutboundRule;
import dev.rollcall.domain.configuration.Connection.OutsideStatus;
import dev.rollcall.domain.configuration.Connection.Restore;
import dev.rollcall.domain.configuration.Connection.Scope;
import dev.rollcall.domain.configuration.TryingOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The outside systems of a tenant: mapping tables and policies (domain law, section 9).
final class ConnectionReader {

    private static final Duration ECHO_WINDOW = Duration.ofSeconds(15);
    private static final Duration CONTEST_WINDOW = Duration.ofSeconds(60);
    private static final Duration RECONCILE_INTERVAL = Duration.ofMinutes(5);
    private static final int CONTEST_LIMIT = 3;

    static Map<ConnectionId, Connection> connections(Fields tenant) {
        var connections = new LinkedHashMap<ConnectionId, Connection>();
        for (var fields : tenant.list("connections")) {
            var connection = connection(fields);
            connections.put(connection.id(), connection);
        }
        return Collections.unmodifiableMap(connections);
    }

    private static Connection connection(Fields fields) {
        var id = fields.text("id", "");
        var statuses = fields.list("statuses").stream().map(ConnectionReader::status).toList();
        return new Connection(
                new ConnectionId(id),
                fields.text("connector", id),
                fields.word("direction", Direction.TWO_WAY),
                fields.flag("mapped", true),
                scope(fields),
                fields.fields("settings").tree(),
                statuses,
                inbound(fields.fields("inbound")),
                TryingOrder.of(outbound(fields.fields("outbound"), statuses)),
                restore(fields, statuses),
                fields.flag("revert", false),
                fields.duration("echoWindow", ECHO_WINDOW),
                contest(fields.fields("contest")),
                fields.fields("reconcile").duration("interval", RECONCILE_INTERVAL),
                onUnreachable(fields));
    }

    private static Set<Scope> scope(Fields fields) {
        var scope = EnumSet.noneOf(Scope.class);
        fields.texts("scope").forEach(text -> scope.add(Fields.word(Scope.class, text)));
        if (!fields.has("scope")) scope.add(Scope.PRESENCE);
        return Collections.unmodifiableSet(scope);
    }

    private static OutsideStatus status(Fields fields) {
        var id = fields.text("id", "");
        return new OutsideStatus(id, fields.text("label", id), fields.flag("online", true),
                fields.flag("automatic", false), fields.flag("ours", false),
                fields.texts("aliases"));
    }

    private static Inbound inbound(Fields fields) {
        var rules = new ArrayList<InboundRule>();
        for (var rule : fields.list("rules")) {
            rules.add(new InboundRule(rule.text("id", rowId(rules.size())),
                    ConditionReader.read(rule.fields("when")), action(rule)));
        }
        return new Inbound(List.copyOf(rules), otherwise(fields.text("otherwise", "ignore")),
                fields.word("offlineMeans", OfflineMeans.NOTHING),
                fields.text("onlineMeans", "").equals("sign-in"));
    }

    /// Rows are named where they decide something, so that one can look them up.
    private static String rowId(int before) {
        return "row-" + (before + 1);
    }

    private static InboundAction otherwise(String text) {
        return switch (text) {
            case "ignore" -> new InboundAction.Ignore();
            case "mirror" -> new InboundAction.Mirror();
            default -> new InboundAction.Set(new StatusId(text));
        };
    }

    private static InboundAction action(Fields rule) {
        var effect = effect(rule);
        return rule.flag("signIn", false) ? new InboundAction.SignIn(effect) : effect;
    }

    /// Exactly one of them is there; the domain's checks have seen to it.
    private static InboundAction effect(Fields rule) {
        if (rule.has("set")) return new InboundAction.Set(new StatusId(rule.text("set", "")));
        if (rule.has("startActivity")) {
            return new InboundAction.StartActivity(
                    new ActivityKind(rule.text("startActivity", "")));
        }
        if (rule.flag("signOut", false)) return new InboundAction.SignOut();
        if (rule.flag("mirror", false)) return new InboundAction.Mirror();
        return new InboundAction.Ignore();
    }

    private static List<OutboundRule> outbound(Fields fields, List<OutsideStatus> statuses) {
        var rules = new ArrayList<OutboundRule>();
        for (var rule : fields.list("rules")) {
            rules.add(new OutboundRule(rule.text("id", rowId(rules.size())),
                    ConditionReader.read(rule.fields("when")),
                    Connection.canonical(rule.text("set", ""), statuses),
                    rule.flag("lock", false),
                    rule.textMap("attributes")));
        }
        return rules;
    }

    private static Restore restore(Fields fields, List<OutsideStatus> statuses) {
        if (!fields.has("restore")) return Restore.NONE;
        var restore = fields.fields("restore");
        return new Restore(true,
                restore.texts("exactly").stream()
                        .map(text -> Connection.canonical(text, statuses))
                        .collect(Collectors.toUnmodifiableSet()),
                Connection.canonical(restore.text("otherwise", ""), statuses));
    }

    private static Contest contest(Fields fields) {
        return new Contest(fields.whole("limit", CONTEST_LIMIT),
                fields.duration("window", CONTEST_WINDOW));
    }

    private static OnUnreachable onUnreachable(Fields fields) {
        return switch (fields.text("onUnreachable", "hold")) {
            case "hold" -> new OnUnreachable(OnUnreachable.Kind.HOLD, Duration.ZERO);
            case "not-routable" ->
                new OnUnreachable(OnUnreachable.Kind.NOT_ROUTABLE, Duration.ZERO);
            default -> new OnUnreachable(OnUnreachable.Kind.EXPIRE,
                    fields.durationAfter("expire:", "onUnreachable"));
        };
    }

    private ConnectionReader() {}
}

package dev.rollcall.domain;

import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.Ids.StatusId;
import dev.rollcall.domain.configuration.Condition;
import dev.rollcall.domain.configuration.Configuration;
import dev.rollcall.domain.configuration.Connection;
import dev.rollcall.domain.configuration.Connection.Contest;
import dev.rollcall.domain.configuration.Connection.Direction;
import dev.rollcall.domain.configuration.Connection.Inbound;
import dev.rollcall.domain.configuration.Connection.InboundAction;
import dev.rollcall.domain.configuration.Connection.InboundRule;
import dev.rollcall.domain.configuration.Connection.OnUnreachable;
import dev.rollcall.domain.configuration.Connection.OutboundRule;
import dev.rollcall.domain.configuration.Connection.OutsideStatus;
import dev.rollcall.domain.configuration.Connection.Restore;
import dev.rollcall.domain.configuration.Connection.Scope;
import dev.rollcall.domain.configuration.TryingOrder;
import dev.rollcall.wire.configuration.ConfigurationReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// Tenants whose mapping tables are numbers: status i there means status `in[i]` here, status i
/// here asks for status `out[i]` there, and a negative number is a row that is missing.
final class Tables {

    private final Configuration bare;
    private final List<OutsideStatus> theirs;

    Tables(int statuses) {
        this.bare = ConfigurationReader.trusted(Map.of(
                "statuses", IntStream.range(0, statuses)
                        .mapToObj(i -> Map.of("id", here(i).text(), "base", "away")).toList(),
                "default", here(0).text()));
        this.theirs = IntStream.range(0, statuses).mapToObj(i ->
                new OutsideStatus(there(i), there(i), true, false, false, List.of())).toList();
    }

    static StatusId here(int number) {
        return new StatusId("here-" + number);
    }

    static String there(int number) {
        return "there-" + number;
    }

    Configuration tenant(List<Connection> connections) {
        var byId = new LinkedHashMap<ConnectionId, Connection>();
        for (var connection : connections) byId.put(connection.id(), connection);
        return new Configuration(bare.statuses(), bare.defaultStatus(), bare.signedOutStatus(),
                bare.stickyBases(), bare.onQueueBases(), bare.readyToggle(), bare.automatic(),
                bare.signIn(), bare.signOut(), bare.graceTime(), bare.graceOnSignOut(),
                bare.sessionTimeout(), bare.queues(), bare.queueGroups(), bare.workstreams(),
                bare.profiles(), bare.channelLimits(), bare.activities(), byId,
                bare.agentDefaults(), bare.teams(), bare.retention(), bare.adherence(),
                bare.document());
    }

    Connection connection(String name, Direction direction, int[] in, int[] out) {
        return new Connection(new ConnectionId(name), "webhook", direction, true,
                Set.of(Scope.PRESENCE), Map.of(), theirs,
                new Inbound(inbound(in), new InboundAction.Ignore(),
                        Connection.OfflineMeans.NOTHING, false),
                TryingOrder.of(outbound(out)), Restore.NONE, false, Duration.ofSeconds(15),
                new Contest(3, Duration.ofMinutes(1)), Duration.ZERO,
                new OnUnreachable(OnUnreachable.Kind.HOLD, Duration.ZERO));
    }

    private static List<InboundRule> inbound(int[] in) {
        var rules = new ArrayList<InboundRule>();
        for (var i = 0; i < in.length; i++) {
            if (in[i] < 0) continue;
            rules.add(new InboundRule("in-" + i, new Condition.StatusIs(Set.of(there(i))),
                    new InboundAction.Set(here(in[i]))));
        }
        return rules;
    }

    private static List<OutboundRule> outbound(int[] out) {
        var rules = new ArrayList<OutboundRule>();
        for (var i = 0; i < out.length; i++) {
            if (out[i] < 0) continue;
            rules.add(new OutboundRule("out-" + i,
                    new Condition.StatusIs(Set.of(here(i).text())), there(out[i]), false,
                    Map.of()));
        }
        return rules;
    }
}

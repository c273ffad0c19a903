package dev.rollcall.domain.configuration.check;

import dev.rollcall.domain.configuration.Configuration;
import dev.rollcall.domain.configuration.Connection;
import dev.rollcall.domain.configuration.Connection.Direction;
import dev.rollcall.domain.configuration.Connection.InboundAction;
import dev.rollcall.domain.configuration.Connection.OutboundRule;
import dev.rollcall.domain.configuration.Connection.OutsideStatus;
import dev.rollcall.domain.configuration.Finding;
import dev.rollcall.domain.configuration.Finding.Code;
import dev.rollcall.domain.configuration.Status;
import dev.rollcall.domain.configuration.Subject;
import dev.rollcall.domain.configuration.Texts;
import dev.rollcall.domain.configuration.check.MappingTable.Placed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// `write-cycle`: two tables that, left alone, would chase each other for ever. They show A, so we
/// are in a, so we write B, which they show, so we are in b, so we write A. The guards of
/// synchronisation stop it at run time; whoever wrote the tables did not mean it.
///
/// A table that is not the other's inverse is no cycle by itself: many-to-one tables come to rest
/// after one write.
final class WriteCycles implements Inspection {

    @Override
    public void inspect(Tenancy tenancy, Consumer<Finding> found) {
        for (var placed : MappingTable.connections(tenancy.configuration())) {
            var connection = placed.connection();
            if (!connection.mapped() || connection.direction() != Direction.TWO_WAY) continue;
            for (boolean ready : new boolean[] {true, false}) {
                var cycle = cycle(steps(tenancy.configuration(), connection, ready));
                if (cycle.isEmpty()) continue;
                found.accept(finding(placed, cycle));
                break;
            }
        }
    }

    private static Finding finding(Placed placed, List<String> cycle) {
        return new Finding(Code.WRITE_CYCLE, placed.pointer("outbound", "rules"), "expected two"
                + " tables that come to rest, found that they would go round: they show '"
                + String.join("', so we write '", cycle) + "'; make one table the inverse of the"
                + " other for these statuses");
    }

    /// What we would write, status of theirs by status of theirs.
    private static Map<String, String> steps(Configuration tenant, Connection connection,
            boolean ready) {
        var steps = new LinkedHashMap<String, String>();
        for (var name : names(connection)) {
            choice(tenant, connection, name)
                    .flatMap(status -> written(tenant, connection, status, ready))
                    .ifPresent(next -> steps.put(name, next));
        }
        return steps;
    }

    private static Set<String> names(Connection connection) {
        var names = new LinkedHashSet<String>();
        connection.statuses().stream().filter(OutsideStatus::online)
                .map(OutsideStatus::id).forEach(names::add);
        connection.outbound().stream().map(OutboundRule::set).forEach(names::add);
        return names;
    }

    /// The status that theirs sets here, if it sets one.
    private static Optional<Status> choice(Configuration tenant, Connection connection,
            String name) {
        var names = connection.outside(name).map(OutsideStatus::names)
                .orElse(Set.of(Texts.folded(name)));
        var shown = new Subject.OfOutside(names, "", "", "", Map.of());
        var inbound = connection.inbound();
        var action = inbound.rules().stream()
                .filter(rule -> rule.when().holds(shown))
                .findFirst()
                .map(Connection.InboundRule::action)
                .orElse(inbound.otherwise());
        return chosen(tenant, action, names);
    }

    private static Optional<Status> chosen(Configuration tenant, InboundAction action,
            Set<String> names) {
        return switch (action) {
            case InboundAction.Set(var status) -> tenant.find(status);
            case InboundAction.SignIn(var then) -> chosen(tenant, then, names);
            case InboundAction.Mirror() -> tenant.mirrored(names);
            case InboundAction.SignOut _, InboundAction.StartActivity _,
                    InboundAction.Ignore _ -> Optional.empty();
        };
    }

    /// What an agent in the status, with nothing in hand, shows there.
    private static Optional<String> written(Configuration tenant, Connection connection,
            Status status, boolean ready) {
        return AgentCases.plain(tenant, status).stream()
                .filter(subject -> subject.ready() == ready)
                .flatMap(subject -> connection.outbound().stream()
                        .filter(rule -> rule.when().holds(subject)).limit(1))
                .map(OutboundRule::set)
                .findFirst();
    }

    /// The first way round that is longer than one step, ending where it began; empty if none.
    private static List<String> cycle(Map<String, String> steps) {
        for (var start : steps.keySet()) {
            var way = new ArrayList<String>();
            var at = Optional.of(start);
            while (at.isPresent() && !way.contains(at.get())) {
                way.add(at.get());
                at = Optional.ofNullable(steps.get(at.get()));
            }
            if (at.isEmpty()) continue;
            var round = way.subList(way.indexOf(at.get()), way.size());
            if (round.size() > 1) {
                var cycle = new ArrayList<>(round);
                cycle.add(at.get());
                return cycle;
            }
        }
        return List.of();
    }
}

package dev.rollcall.domain.configuration;

import dev.rollcall.domain.configuration.Condition.StatusIs;
import dev.rollcall.domain.configuration.Connection.OutsideStatus;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A catalogue fetched from an outside system, held against what a connection says of it. Their id
/// becomes an alias, so that a status keeps its row when its label changes there. Nothing that an
/// administrator has said of a status is changed, and nothing is taken away: a row may need it.
///
/// @param added statuses that the connection did not know
/// @param changed those it knows, with the label or the id that was new
/// @param gone those that are not over there any more
public record Fetched(List<OutsideStatus> added, List<OutsideStatus> changed,
        List<OutsideStatus> gone) {

    /// @param theirs under their ids there
    public static Fetched of(Connection connection, List<OutsideStatus> theirs) {
        var added = new ArrayList<OutsideStatus>();
        var changed = new ArrayList<OutsideStatus>();
        var seen = new HashSet<String>();
        var taken = new HashSet<String>();
        connection.statuses().forEach(status -> taken.addAll(status.names()));
        for (var one : theirs) {
            var known = known(connection, one);
            if (known.isEmpty()) {
                added.add(named(one, taken.add(Texts.folded(one.label()))));
                continue;
            }
            seen.add(known.get().id());
            var now = with(known.get(), one);
            if (!now.equals(known.get())) changed.add(now);
        }
        return new Fetched(added, changed, connection.statuses().stream()
                .filter(status -> !seen.contains(status.id())).toList());
    }

    /// A place in the tables that needs a status of theirs.
    ///
    /// @param table `inbound`, `outbound` or `restore`
    /// @param row the row's id; in `restore`, the key
    public record Row(String status, String table, String row) {}

    /// The rows that name a status which is gone: an inbound one can never hold again, an outbound
    /// one asks for what they will refuse. They are the administrator's to mend.
    public List<Row> broken(Connection connection) {
        var rows = new ArrayList<Row>();
        for (var status : gone) {
            for (var rule : connection.inbound().rules()) {
                var named = rule.when().parts().anyMatch(part ->
                        part instanceof StatusIs(var texts)
                                && texts.stream().anyMatch(names(connection, status)));
                if (named) rows.add(new Row(status.id(), "inbound", rule.id()));
            }
            for (var rule : connection.outbound()) {
                if (names(connection, status).test(rule.set())) {
                    rows.add(new Row(status.id(), "outbound", rule.id()));
                }
            }
            var restore = connection.restore();
            if (restore.exactly().stream().anyMatch(names(connection, status))) {
                rows.add(new Row(status.id(), "restore", "exactly"));
            }
            if (restore.active() && names(connection, status).test(restore.otherwise())) {
                rows.add(new Row(status.id(), "restore", "otherwise"));
            }
        }
        return List.copyOf(rows);
    }

    private static Predicate<String> names(Connection connection, OutsideStatus status) {
        return name -> connection.canonical(name).equals(status.id());
    }

    public boolean news() {
        return !added.isEmpty() || !changed.isEmpty();
    }

    private static Optional<OutsideStatus> known(Connection connection, OutsideStatus theirs) {
        return connection.outside(theirs.id()).or(() -> connection.outside(theirs.label()));
    }

    /// Rows name it by its label, if no other one is called so.
    private static OutsideStatus named(OutsideStatus theirs, boolean free) {
        return free ? new OutsideStatus(theirs.label(), theirs.label(), theirs.online(),
                theirs.automatic(), false, List.of(theirs.id())) : theirs;
    }

    /// What it was called before it is still called: a row may use it.
    private static OutsideStatus with(OutsideStatus known, OutsideStatus theirs) {
        var names = new ArrayList<String>();
        boolean renamed = !known.names().contains(Texts.folded(theirs.label()));
        if (renamed && !known.label().equals(known.id())) names.add(known.label());
        if (!known.names().contains(Texts.folded(theirs.id()))) names.add(theirs.id());
        return new OutsideStatus(known.id(), renamed ? theirs.label() : known.label(),
                known.online(), known.automatic(), known.ours(),
                Stream.concat(known.aliases().stream(), names.stream()).toList());
    }
}

package dev.rollcall.connector;

import dev.rollcall.domain.configuration.Connection;
import dev.rollcall.domain.configuration.Connection.OutsideStatus;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The statuses of one system as they are called there and here. There they have ids that nobody
/// can read, and labels that somebody may change; a configuration may name either. A status whose
/// id a configuration holds as an alias keeps its place in the tables when its label changes.
public final class Catalogue {

    private final Connection connection;
    private final List<OutsideStatus> theirs;
    private final Map<String, OutsideStatus> byId = new HashMap<>();

    /// @param theirs ids and labels as the system itself gives them
    public Catalogue(Connection connection, List<OutsideStatus> theirs) {
        this.connection = connection;
        this.theirs = List.copyOf(theirs);
        theirs.forEach(status -> byId.put(status.id(), status));
    }

    public List<OutsideStatus> statuses() {
        return theirs;
    }

    public Optional<OutsideStatus> status(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// Whether there is none of these ids that it does not know.
    public boolean knows(Collection<String> ids) {
        return byId.keySet().containsAll(ids);
    }

    /// Their status for a name that the tables use, if it may be set.
    public Optional<OutsideStatus> settable(String name) {
        return there(name).filter(status -> !status.automatic());
    }

    /// What their status is called here: as the configuration calls it, by whichever of its names,
    /// else its label, else its id, which somebody will see in the list of what needs a mapping.
    public String here(String id) {
        return connection.outside(id).map(OutsideStatus::id)
                .orElseGet(() -> status(id).map(this::called).orElse(id));
    }

    private String called(OutsideStatus theirs) {
        return Stream.concat(Stream.of(theirs.label()), theirs.aliases().stream())
                .flatMap(name -> connection.outside(name).stream()).map(OutsideStatus::id)
                .findFirst().orElse(theirs.label());
    }

    /// Their status for a name that the tables use; empty when they have none of that name.
    public Optional<OutsideStatus> there(String name) {
        var known = connection.outside(name);
        return theirs.stream().filter(status -> called(status, name)
                || known.filter(one -> called(status, one)).isPresent()).findFirst();
    }

    private static boolean called(OutsideStatus status, String name) {
        return Connection.canonical(name, List.of(status)).equals(status.id());
    }

    private static boolean called(OutsideStatus status, OutsideStatus ours) {
        return ours.names().stream().anyMatch(status.names()::contains);
    }
}

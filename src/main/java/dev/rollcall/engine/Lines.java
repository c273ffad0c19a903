package dev.rollcall.engine;

import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.configuration.Connection.OutsideStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How the lines to outside systems are, and what came over them that nobody has mapped. The API
/// asks; connectors know. Nothing of it is in the journal: it is true of this process.
public interface Lines {

    /// Keeps no connection.
    Lines NONE = new Lines() {
        @Override
        public Optional<Health> health(String tenant, ConnectionId connection) {
            return Optional.empty();
        }

        @Override
        public List<Unmapped> unmapped(String tenant, ConnectionId connection) {
            return List.of();
        }

        @Override
        public Catalogue statuses(String tenant, ConnectionId connection) {
            return new Catalogue.Unknown("nobody keeps this connection");
        }
    };

    /// How a connection is.
    ///
    /// @param up a line is open
    /// @param trouble why none is, or why what is shown there could not be looked at last time, or
    ///     why nothing is written for a while
    /// @param waiting agents whose newest wish is still to be written
    record Health(boolean up, String trouble, int waiting) {}

    /// A name that a connection has spoken of and that the configuration does not know.
    ///
    /// @param count how often, since it was first heard of or this process began
    record Unmapped(Kind kind, String name, long count, Instant last) {
        public enum Kind { STATUS, AGENT }
    }

    /// What statuses there are over there.
    sealed interface Catalogue {

        /// @param statuses under their ids there; none: it cannot be asked for them
        record Known(List<OutsideStatus> statuses) implements Catalogue {}

        /// It does not say now.
        record Unknown(String why) implements Catalogue {}
    }

    /// Asks over there.
    Catalogue statuses(String tenant, ConnectionId connection);

    /// Empty where nobody keeps the connection: there is no connector of its kind.
    Optional<Health> health(String tenant, ConnectionId connection);

    /// What is still unmapped as the tenant is configured now, the newest first.
    List<Unmapped> unmapped(String tenant, ConnectionId connection);
}

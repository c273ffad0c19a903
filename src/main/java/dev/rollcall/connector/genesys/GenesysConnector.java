package dev.rollcall.connector.genesys;

import dev.rollcall.connector.Connector;
import dev.rollcall.connector.Line;
import dev.rollcall.connector.LineBroken;
import dev.rollcall.connector.Setup;
import java.time.Duration;

/// Genesys Cloud (docs/connectors/genesys-cloud.md): presence, and beside it the routing status and
/// the out-of-office mark, as far as Genesys lets anybody but itself set them.
public final class GenesysConnector implements Connector {

    /// How patient a line is with its sockets.
    ///
    /// @param ping a socket that has been silent for so long is asked whether it is there
    /// @param silence a socket that has been silent for so long is dead
    /// @param renewal channels are replaced after so long; theirs end after 24 hours
    record Patience(Duration ping, Duration silence, Duration renewal) {

        /// Their heartbeat comes every 30 seconds.
        private static final Patience SHIPPED = new Patience(
                Duration.ofSeconds(20), Duration.ofSeconds(35), Duration.ofHours(23));
    }

    private final Patience patience;

    public GenesysConnector() {
        this(Patience.SHIPPED);
    }

    GenesysConnector(Patience patience) {
        this.patience = patience;
    }

    @Override
    public Abilities abilities() {
        return new Abilities(true, true, true);
    }

    @Override
    public Line open(Setup setup) throws LineBroken, InterruptedException {
        var api = GenesysApi.open(setup);
        try {
            return new GenesysLine(setup, api, patience);
        } catch (LineBroken | RuntimeException failed) {
            api.close();
            throw failed;
        }
    }
}

package dev.rollcall.connector.pureconnect;

import dev.rollcall.connector.Connector;
import dev.rollcall.connector.Line;
import dev.rollcall.connector.LineBroken;
import dev.rollcall.connector.Setup;

/// PureConnect, also called CIC (docs/connectors/pureconnect.md): the status of its users, with
/// message, group and options.
public final class PureConnectConnector implements Connector {

    @Override
    public Abilities abilities() {
        return new Abilities(true, true, false);
    }

    @Override
    public Line open(Setup setup) throws LineBroken, InterruptedException {
        var session = PureConnectSession.open(setup);
        try {
            return new PureConnectLine(setup, session);
        } catch (LineBroken | RuntimeException failed) {
            session.close();
            throw failed;
        }
    }
}

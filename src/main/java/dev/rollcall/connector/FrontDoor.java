package dev.rollcall.connector;

import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.engine.Inlet;
import java.util.List;

/// All inlets as one: a message is for the first that knows the connection.
///
/// @param inlets of which each knows other kinds of connections
public record FrontDoor(List<Inlet> inlets) implements Inlet {

    public FrontDoor {
        inlets = List.copyOf(inlets);
    }

    @Override
    public Outcome take(String tenant, ConnectionId connection, Signed signed, byte[] body) {
        for (var inlet : inlets) {
            var outcome = inlet.take(tenant, connection, signed, body);
            if (!(outcome instanceof Outcome.Unknown)) return outcome;
        }
        return new Outcome.Unknown();
    }
}

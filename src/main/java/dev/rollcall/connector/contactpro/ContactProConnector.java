package dev.rollcall.connector.contactpro;

import dev.rollcall.connector.Connector;
import dev.rollcall.connector.Line;
import dev.rollcall.connector.LineBroken;
import dev.rollcall.connector.Setup;

/// Sinch Contact Pro: read through its restful interface; written, where that is switched on,
/// through the interface by which its presence follows somebody else's.
public final class ContactProConnector implements Connector {

    @Override
    public Abilities abilities() {
        return new Abilities(true, true, false);
    }

    @Override
    public Line open(Setup setup) throws LineBroken, InterruptedException {
        var shape = ContactProShape.of(setup);
        return new ContactProLine(setup, shape, new ContactProApi(setup, shape));
    }
}

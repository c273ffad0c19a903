package dev.rollcall.connector.vonage;

import dev.rollcall.connector.Connector;
import dev.rollcall.connector.Line;
import dev.rollcall.connector.LineBroken;
import dev.rollcall.connector.Setup;

/// Vonage Contact Center: presence is read and written through the Agents API, and what the agents
/// are busy with comes from the statistics, if there are credentials for them. A presence written
/// during a call is what the agent goes to when it ends.
public final class VonageConnector implements Connector {

    @Override
    public Abilities abilities() {
        return new Abilities(true, true, false);
    }

    @Override
    public Line open(Setup setup) throws LineBroken, InterruptedException {
        return new VonageLine(setup, new VonageApi(setup));
    }
}

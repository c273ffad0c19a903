package dev.rollcall.connector.salesforce;

import dev.rollcall.connector.Budget;
import dev.rollcall.connector.Connector;
import dev.rollcall.connector.ConsoleDesk;
import dev.rollcall.connector.Line;
import dev.rollcall.connector.LineBroken;
import dev.rollcall.connector.Setup;
import dev.rollcall.domain.Ids.ConnectionId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Salesforce Omni-Channel. Reads by REST, hears by the Pub/Sub API, and writes through the agent's
/// own console, which comes in at the desk. Remembers where each stream was, so that nothing is
/// missed between two lines, and how long they want us to wait.
public final class SalesforceConnector implements Connector {

    private record Place(String tenant, ConnectionId connection) {}

    /// What one line leaves to the next.
    ///
    /// @param budget not the courier's: what consoles carry costs no call
    private record Memory(Bookmark bookmark, Budget budget) {}

    private final ConsoleDesk desk;
    private final Map<Place, Memory> memories = new ConcurrentHashMap<>();

    public SalesforceConnector(ConsoleDesk desk) {
        this.desk = desk;
    }

    @Override
    public Abilities abilities() {
        return new Abilities(true, true, false);
    }

    /// @throws LineBroken when the login is not taken, or a setting is missing
    @Override
    public Line open(Setup setup) throws LineBroken, InterruptedException {
        var place = new Place(setup.tenant(), setup.connection().id());
        var listening = SalesforceLine.Listening.of(setup);
        var memory = memories.computeIfAbsent(place,
                _ -> new Memory(new Bookmark(), new Budget()));
        var api = SalesforceApi.open(setup.with(memory.budget()));
        try {
            return new SalesforceLine(setup, api, listening, memory.bookmark(),
                    desk.seats(place.tenant(), place.connection()));
        } catch (LineBroken | InterruptedException | RuntimeException failed) {
            api.close();
            throw failed;
        }
    }
}

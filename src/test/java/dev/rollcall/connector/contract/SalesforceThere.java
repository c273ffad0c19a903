package dev.rollcall.connector.contract;

import dev.rollcall.connector.Connector;
import dev.rollcall.connector.ConsoleDesk;
import dev.rollcall.connector.HubInStep;
import dev.rollcall.connector.salesforce.OpenConsole;
import dev.rollcall.connector.salesforce.SalesforceConnector;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.engine.Hub;
import dev.rollcall.simulator.salesforce.SalesforceSimulator;
import dev.rollcall.simulator.salesforce.SalesforceSimulator.Person;
import dev.rollcall.simulator.stage.Stage;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;

/// A Salesforce organisation of two people; the console of our agent is open.
final class SalesforceThere implements There {

    private static final String ANA = "ana@example.org";
    private static final String BEN = "ben@example.org";

    private final InstantSource clock;
    private final SalesforceSimulator salesforce;
    private final AtomicReference<ConsoleDesk> desk = new AtomicReference<>();
    private final List<OpenConsole> consoles = new ArrayList<>();

    SalesforceThere(InstantSource clock) throws IOException {
        this.clock = clock;
        salesforce = new SalesforceSimulator(0, List.of(new Person(ANA, "Ana"),
                new Person(BEN, "Ben")), clock, new SplittableRandom(1));
    }

    @Override
    public Words words() {
        return new Words("Available", "On Break", "Training");
    }

    @Override
    public List<String> statuses() {
        return List.of("Available", "Ready for Chats", "On Break", "Busy", "Training",
                "Offline");
    }

    @Override
    public void define(String label) {
        salesforce.status(label, List.of());
    }

    @Override
    public Map<String, Connector> connectors(Hub hub) {
        desk.set(new ConsoleDesk(hub, Set.of(CONNECTION), clock));
        return Map.of(CONNECTION, new SalesforceConnector(desk.get()));
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of("loginUrl", salesforce.uri().toString(),
                "pubSubUrl", salesforce.pubSubUri().toString(),
                "clientId", SalesforceSimulator.CLIENT_ID, "clientSecret", "env:SECRET",
                "logoutGrace", "300ms");
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("SECRET", SalesforceSimulator.CLIENT_SECRET);
    }

    @Override
    public String ana() {
        return salesforce.userId(ANA);
    }

    @Override
    public Stage stage() {
        return salesforce.stage();
    }

    @Override
    public void choose(String status) {
        salesforce.choose(ANA, status);
    }

    @Override
    public String shown() {
        return salesforce.shown(ANA);
    }

    @Override
    public void joined(HubInStep hub) {
        consoles.add(new OpenConsole(desk.get(), new ConnectionId(CONNECTION), "ana", salesforce,
                ANA));
    }

    @Override
    public String strangerChooses(String status) {
        salesforce.choose(BEN, status);
        return salesforce.userId(BEN);
    }

    @Override
    public void disturb() {
        salesforce.dropSubscriptions();
    }

    @Override
    public void close() {
        consoles.forEach(OpenConsole::close);
        salesforce.close();
    }
}

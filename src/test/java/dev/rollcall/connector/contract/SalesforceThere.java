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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;

/// A Salesforce organisation of two people; the console of our agent is open.
final class SalesforceThere implements There {

    private final Cast cast;
    private final SalesforceSimulator salesforce;
    private final AtomicReference<ConsoleDesk> desk = new AtomicReference<>();
    private final List<OpenConsole> consoles = new ArrayList<>();

    SalesforceThere(Cast cast) throws IOException {
        this.cast = cast;
        salesforce = new SalesforceSimulator(0, cast.all(person ->
                new Person(username(person), Cast.agent(person))), cast.clock(),
                new SplittableRandom(1));
    }

    private static String username(int person) {
        return Cast.agent(person) + "@example.org";
    }

    @Override
    public Cast cast() {
        return cast;
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
        desk.set(new ConsoleDesk(hub, Set.of(kind()), cast.clock()));
        return Map.of(kind(), new SalesforceConnector(desk.get()));
    }

    @Override
    public Map<String, Object> settings() {
        var settings = new HashMap<String, Object>(Map.of("loginUrl", salesforce.uri().toString(),
                "pubSubUrl", salesforce.pubSubUri().toString(),
                "clientId", SalesforceSimulator.CLIENT_ID,
                "clientSecret", "env:SALESFORCE_SECRET"));
        if (cast.people() == 1) settings.put("logoutGrace", "300ms");
        return settings;
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("SALESFORCE_SECRET", SalesforceSimulator.CLIENT_SECRET);
    }

    @Override
    public String name(int person) {
        return salesforce.userId(username(person));
    }

    @Override
    public Stage stage() {
        return salesforce.stage();
    }

    @Override
    public void choose(int person, String status) {
        salesforce.choose(username(person), status);
    }

    @Override
    public String shown(int person) {
        return salesforce.shown(username(person));
    }

    @Override
    public void joined(HubInStep hub) {
        for (var person = 0; person < cast.people(); person++) {
            consoles.add(new OpenConsole(desk.get(), new ConnectionId(cast.connection()),
                    Cast.agent(person), salesforce, username(person)));
        }
    }

    @Override
    public String strangerChooses(String status) {
        choose(cast.people(), status);
        return name(cast.people());
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

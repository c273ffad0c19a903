package dev.rollcall.tool;

import dev.rollcall.connector.Connector;
import dev.rollcall.connector.ConsoleDesk;
import dev.rollcall.connector.FrontDoor;
import dev.rollcall.connector.Secrets;
import dev.rollcall.connector.Strangers;
import dev.rollcall.connector.Switchboard;
import dev.rollcall.connector.contactpro.ContactProConnector;
import dev.rollcall.connector.dynamics.DynamicsConnector;
import dev.rollcall.connector.genesys.GenesysConnector;
import dev.rollcall.connector.pureconnect.PureConnectConnector;
import dev.rollcall.connector.salesforce.SalesforceConnector;
import dev.rollcall.connector.teams.TeamsConnector;
import dev.rollcall.connector.vonage.VonageConnector;
import dev.rollcall.connector.webhook.Reports;
import dev.rollcall.connector.webhook.Subscriptions;
import dev.rollcall.connector.webhook.WebhookConnector;
import dev.rollcall.engine.Hub;
import dev.rollcall.engine.LineMetrics;
import dev.rollcall.engine.Outside;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/// All that leads out of a server: connections of every kind, subscribers, and the doors by which
/// their words come in.
///
/// @param outside what the API asks of it
record Abroad(Subscriptions subscriptions, ConsoleDesk consoles, Switchboard switchboard,
        Outside outside) implements AutoCloseable {

    /// @throws IOException when the subscribers cannot be read
    static Abroad open(Hub hub, Path data, Map<String, String> environment, InstantSource clock,
            RandomGenerator random, LineMetrics metrics) throws IOException {
        var inside = environment.getOrDefault("ROLLCALL_WEBHOOKS_INSIDE", "").equals("allow");
        var secrets = new Secrets(environment);
        var strangers = new Strangers(clock);
        var dynamics = new DynamicsConnector();
        var consoles = new ConsoleDesk(hub, Set.of("salesforce"), clock);
        var subscriptions = new Subscriptions(
                hub, data.resolve("subscribers.json"), inside, clock, random);
        var switchboard = new Switchboard(hub, kinds(dynamics, consoles), secrets, strangers,
                inside, clock, random, metrics);
        var frontDoor = new FrontDoor(List.of(new Reports(hub, clock, secrets, strangers),
                dynamics.notices(hub, secrets)));
        return new Abroad(subscriptions, consoles, switchboard,
                new Outside(frontDoor, subscriptions, switchboard, consoles));
    }

    /// Connectors by the names that configurations give them.
    ///
    /// @param dynamics the one whose pushes come in by the front door
    /// @param consoles where those come in that only an agent's own browser can write
    private static Map<String, Connector> kinds(DynamicsConnector dynamics,
            ConsoleDesk consoles) {
        var genesys = new GenesysConnector();
        var webhooks = new WebhookConnector();
        return Map.of(
                "contact-pro", new ContactProConnector(),
                "dynamics-365", dynamics,
                "elevate", webhooks,
                "genesys", genesys,
                "genesys-cloud", genesys,
                "microsoft-teams", new TeamsConnector(),
                "pureconnect", new PureConnectConnector(),
                "salesforce", new SalesforceConnector(consoles),
                "vonage", new VonageConnector(),
                "webhook", webhooks);
    }

    /// Nobody is kept waiting any more; what is under way may end.
    void sendHome() {
        consoles.close();
    }

    @Override
    public void close() {
        consoles.close();
        subscriptions.close();
        switchboard.close();
    }
}

package dev.rollcall.connector;

import static org.awaitility.Awaitility.await;

import dev.rollcall.connector.genesys.GenesysConnector;
import dev.rollcall.connector.pureconnect.PureConnectConnector;
import dev.rollcall.simulator.genesys.GenesysSimulator;
import dev.rollcall.simulator.pureconnect.PureConnectSimulator;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Connectors and simulators were written apart, from the same documents. Here each pair meets and
/// has to understand each other both ways.
@Timeout(60)
final class ConnectorsMeetSimulatorsTest {

    private static final String ANNA = "Anna Meyer";

    @Test
    void genesys_cloud_and_its_connector_understand_each_other() throws Exception {
        try (var there = new GenesysSimulator(0, List.of(ANNA), InstantSource.system(),
                new SplittableRandom(1));
                var hub = hub("genesys", new GenesysConnector(), Map.of(
                        "url", there.uri().toString(), "loginUrl", there.uri().toString(),
                        "clientId", GenesysSimulator.CLIENT_ID, "clientSecret", "env:SECRET"),
                        there.id(ANNA), GenesysSimulator.CLIENT_SECRET, "Meal")) {
            await().until(() -> there.stage().wires() == 1);
            there.choose(ANNA, "Meal");
            await().until(() -> hub.shows("ana").equals("lunch"));
            hub.choose("ana", "available");
            await().until(() -> there.shown(ANNA).equals("Available"));
        }
    }

    @Test
    void pureconnect_and_its_connector_understand_each_other() throws Exception {
        try (var there = new PureConnectSimulator(0, List.of(ANNA), InstantSource.system(),
                new SplittableRandom(1));
                var hub = hub("pureconnect", new PureConnectConnector(), Map.of(
                        "url", there.uri().toString(), "user", PureConnectSimulator.USER,
                        "password", "env:SECRET"),
                        there.id(ANNA), PureConnectSimulator.PASSWORD, "At Lunch")) {
            await().until(() -> there.sessions() == 1);
            there.choose(ANNA, "At Lunch");
            await().until(() -> hub.shows("ana").equals("lunch"));
            hub.choose("ana", "available");
            await().until(() -> there.shown(ANNA).equals("Available"));
        }
    }

    private static HubInStep hub(String kind, Connector connector, Map<String, Object> settings,
            String idThere, String secret, String lunch) throws Exception {
        var hub = new HubInStep("example", Map.of("connections", List.of(Map.of(
                "id", kind, "connector", kind, "direction", "two-way", "settings", settings,
                "inbound", Map.of("rules", List.of(
                        Map.of("when", Map.of("status", "Available"), "set", "available"),
                        Map.of("when", Map.of("status", lunch), "set", "lunch"))),
                "outbound", Map.of("rules", List.of(
                        Map.of("when", Map.of("status", "lunch"), "set", lunch),
                        Map.of("set", "Available")))))),
                Map.of("ana", Map.of(kind, idThere)), Map.of(kind, connector),
                Map.of("SECRET", secret));
        hub.signIn("ana");
        return hub;
    }
}

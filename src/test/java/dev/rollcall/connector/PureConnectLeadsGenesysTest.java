package dev.rollcall.connector;

import static org.assertj.core.api.Assertions.assertThat;
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

/// The shipped tenant `pureconnect-genesys` with both systems there: what agents do in PureConnect
/// shows in Genesys Cloud, and nothing flows back (S1.3, S1.4, S1.7).
class PureConnectLeadsGenesysTest {

    private static final String ANN = "Ann";

    @Test
    void at_lunch_in_pureconnect_is_a_meal_in_genesys() throws Exception {
        try (var pureconnect = new PureConnectSimulator(0, List.of(ANN),
                        InstantSource.system(), new SplittableRandom(1));
                var genesys = new GenesysSimulator(0, List.of(ANN), InstantSource.system(),
                        new SplittableRandom(2))) {
            pureconnect.choose(ANN, "Follow Up");
            try (var hub = hub(pureconnect, genesys)) {
                hub.signIn("ann");
                await().until(() -> genesys.shown(ANN).equals("On Queue"));

                pureconnect.choose(ANN, "At Lunch");
                await().until(() -> genesys.shown(ANN).equals("Meal"));
                assertThat(hub.shows("ann")).isEqualTo("at-lunch");

                genesys.choose(ANN, "Available");
                await().until(() -> genesys.shown(ANN).equals("Meal"));
                assertThat(pureconnect.shown(ANN)).isEqualTo("At Lunch");
                assertThat(pureconnect.stage().log().count("PUT",
                        path -> path.endsWith("/user-statuses/ann"))).isZero();
            }
        }
    }

    private static HubInStep hub(PureConnectSimulator pureconnect, GenesysSimulator genesys)
            throws Exception {
        return new HubInStep("pureconnect-genesys", Map.of("connections", List.of(
                Map.of("id", "pureconnect", "settings", Map.of(
                        "url", pureconnect.uri().toString(), "user", PureConnectSimulator.USER,
                        "password", "env:PURECONNECT_PASSWORD")),
                Map.of("id", "genesys", "settings", Map.of("url", genesys.uri().toString(),
                        "loginUrl", genesys.uri().toString(), "clientId",
                        GenesysSimulator.CLIENT_ID, "clientSecret", "env:GENESYS_SECRET")))),
                Map.of("ann", Map.of("pureconnect", pureconnect.id(ANN),
                        "genesys", genesys.id(ANN))),
                Map.of("pureconnect", new PureConnectConnector(),
                        "genesys", new GenesysConnector()),
                Map.of("PURECONNECT_PASSWORD", PureConnectSimulator.PASSWORD,
                        "GENESYS_SECRET", GenesysSimulator.CLIENT_SECRET));
    }
}

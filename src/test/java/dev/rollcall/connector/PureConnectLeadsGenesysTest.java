package dev.rollcall.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.connector.genesys.GenesysConnector;
import dev.rollcall.connector.genesys.Organisation;
import dev.rollcall.connector.pureconnect.PureConnectConnector;
import dev.rollcall.connector.pureconnect.Server;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The shipped tenant `pureconnect-genesys` with both systems there: what agents do in PureConnect
/// shows in Genesys Cloud, and nothing flows back (S1.3, S1.4, S1.7).
class PureConnectLeadsGenesysTest {

    @Test
    void at_lunch_in_pureconnect_is_a_meal_in_genesys() throws Exception {
        try (var pureconnect = new Server(true); var genesys = new Organisation()) {
            pureconnect.choose("anna", "FollowUp");
            genesys.user("U1", Organisation.AVAILABLE);
            try (var hub = hub(pureconnect, genesys)) {
                hub.signIn("ann");
                await().until(() -> genesys.shows("U1").equals(Organisation.ON_QUEUE));

                pureconnect.choose("anna", "AtLunch");
                await().until(() -> genesys.shows("U1").equals(Organisation.MEAL));
                assertThat(hub.shows("ann")).isEqualTo("at-lunch");

                genesys.pick("U1", Organisation.AVAILABLE);
                await().until(() -> genesys.shows("U1").equals(Organisation.MEAL));
                assertThat(pureconnect.shows("anna")).isEqualTo("AtLunch");
                assertThat(pureconnect.written()).isEmpty();
            }
        }
    }

    private static HubInStep hub(Server pureconnect, Organisation genesys) throws Exception {
        return new HubInStep("pureconnect-genesys", Map.of("connections", List.of(
                Map.of("id", "pureconnect", "settings", pureconnect.settings()),
                Map.of("id", "genesys", "settings", genesys.settings()))),
                Map.of("ann", Map.of("pureconnect", "anna", "genesys", "U1")),
                Map.of("pureconnect", new PureConnectConnector(),
                        "genesys", new GenesysConnector()),
                Map.of("PURECONNECT_PASSWORD", "s3cret", "GENESYS_SECRET", "s3cret"));
    }
}

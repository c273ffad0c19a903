package dev.rollcall.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.connector.TinyVendor.Reply;
import dev.rollcall.connector.genesys.GenesysConnector;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A system that gives a token which cannot be sent back: Java says so and names the token.
final class SturdyTest {

    @Test
    void a_token_that_is_no_header_breaks_the_line_and_is_not_repeated() throws Exception {
        try (var vendor = new TinyVendor(_ -> Reply.json(
                Map.of("access_token", "issued\nto-us-alone", "expires_in", 60)));
                var hub = new HubInStep("example", Map.of("connections", List.of(Map.of(
                        "id", "there", "connector", "genesys", "direction", "inbound",
                        "settings", Map.of("url", vendor.url(), "loginUrl", vendor.url(),
                                "clientId", "hub", "clientSecret", "env:SECRET")))),
                        Map.of("ana", Map.of("there", "ana")),
                        Map.of("genesys", new GenesysConnector()), Map.of("SECRET", "s"))) {
            await().untilAsserted(() -> assertThat(hub.health("there").trouble())
                    .contains("expected an answer that can be used", "GenesysApi.java:")
                    .doesNotContain("issued", "to-us-alone"));
        }
    }
}

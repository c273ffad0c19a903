package dev.rollcall.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.connector.contract.Vendor;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What Prometheus reads of connections: how they are, and how late what is written there is.
final class ConnectionMetricsTest {

    private static final String LABELS = "connection=\"there\",tenant=\"default\"";

    @Test
    void a_connection_says_whether_it_is_up_what_waits_and_how_late_writes_are(
            @TempDir Path folder) throws Exception {
        try (var joined = Joined.to(Vendor.VONAGE, folder)) {
            assertThat(metrics(joined)).contains("rollcall_connection_up{" + LABELS + "} 1.0",
                    "rollcall_connection_waiting{" + LABELS + "} 0.0");

            joined.post("/v1/commands", List.of(Map.of("do", "sign-in", "agent", "ana"),
                    Map.of("do", "set-presence", "agent", "ana", "status", "away")));
            await().untilAsserted(() -> assertThat(metrics(joined)).anySatisfy(line ->
                    assertThat(line).startsWith("rollcall_connection_write_seconds_bucket{"
                            + "connection=\"there\",outcome=\"applied\",tenant=\"default\"")
                            .contains("le=\"5.0\"").doesNotEndWith(" 0")));

            joined.post("/v1/commands", List.of(Map.of("do", "set-presence", "agent", "ana",
                    "status", "lunch")));
            await().untilAsserted(() -> assertThat(metrics(joined)).anySatisfy(line ->
                    assertThat(line).startsWith("rollcall_connection_write_seconds_count{"
                            + "connection=\"there\",outcome=\"refused\"").endsWith(" 1")));

            joined.there().close();
            await().untilAsserted(() -> assertThat(metrics(joined))
                    .contains("rollcall_connection_up{" + LABELS + "} 0.0"));
        }
    }

    private static List<String> metrics(Joined joined) {
        var request = HttpRequest.newBuilder(joined.management("/metrics"));
        return joined.send(request).body().lines().toList();
    }
}

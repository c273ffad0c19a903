package dev.rollcall.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.wire.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// `demo` with all its tenants: every outside system is a server of its own, every line comes up,
/// and people are shown there as they are here.
final class DemoProcessTest {

    private static final int PEOPLE = 12;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static final Map<String, List<String>> SYSTEMS = Map.of(
            "default", List.of("dynamics", "genesys", "teams", "vonage"),
            "elevate", List.of("elevate"),
            "pureconnect-genesys", List.of("genesys", "pureconnect"),
            "contact-pro", List.of("contact-pro"),
            "vonage-salesforce", List.of("salesforce"),
            "dynamics-365", List.of("dynamics"));

    @Test
    void every_preset_is_a_tenant_in_step_with_its_systems_and_the_floor_with_four()
            throws Exception {
        try (var demo = Served.rollcall("demo", "--agents", String.valueOf(PEOPLE), "--port", "0",
                "--management-port", "0", "--host", "127.0.0.1")) {
            var links = new LinkedHashMap<String, URI>();
            links.put("default", link(demo.until("#code=")));
            for (var i = 1; i < SYSTEMS.size(); i++) {
                var line = demo.until("#code=");
                links.put(line.strip().split("\\s+", 2)[0], link(line));
            }
            assertThat(links.keySet()).isEqualTo(SYSTEMS.keySet());
            for (var tenant : links.entrySet()) {
                var cookie = opened(tenant.getValue());
                await().atMost(PATIENCE).untilAsserted(() ->
                        inStep(tenant.getKey(), connections(tenant.getValue(), cookie)));
            }
            demo.terminate();
            assertThat(demo.exit()).as(demo.all()).isZero();
            assertThat(demo.all()).contains("The day ends early. ").contains(" items: ");
            assertThat(demo.all()).doesNotContain("SEVERE").doesNotContain("\tat ");
        }
    }

    private static URI link(String line) {
        return URI.create(line.substring(line.indexOf("http://")).strip());
    }

    /// The cookie of a browser that has opened the link.
    private static String opened(URI link) throws IOException, InterruptedException {
        var code = link.getFragment().substring("code=".length());
        var answer = CLIENT.send(HttpRequest.newBuilder(link.resolve("/v1/session"))
                .header("Content-Type", "application/json")
                .header("Origin", link.resolve("/").toString().replaceFirst("/$", ""))
                .POST(BodyPublishers.ofString(Json.text(Map.of("code", code)))).build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        return answer.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
    }

    private static List<?> connections(URI link, String cookie)
            throws IOException, InterruptedException {
        var answer = CLIENT.send(HttpRequest.newBuilder(link.resolve("/v1/connections"))
                .header("Cookie", cookie).build(), BodyHandlers.ofString());
        return (List<?>) Json.map(answer.body().getBytes(StandardCharsets.UTF_8))
                .getOrDefault("connections", List.of());
    }

    /// More than half at one look: there is always somebody on the way.
    private static void inStep(String tenant, List<?> connections) {
        var inSync = connections.stream().map(one -> (Map<?, ?>) one).collect(Collectors.toMap(
                one -> String.valueOf(one.get("id")), one -> (Long) one.get("inSync")));
        assertThat(new TreeSet<>(inSync.keySet())).containsExactlyElementsOf(SYSTEMS.get(tenant));
        assertThat(inSync.values()).as(connections.toString())
                .allMatch(many -> many > PEOPLE / 2);
    }
}

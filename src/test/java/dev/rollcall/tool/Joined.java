package dev.rollcall.tool;

import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.api.Api;
import dev.rollcall.connector.contract.There;
import dev.rollcall.connector.contract.Vendor;
import dev.rollcall.journal.JournalException;
import dev.rollcall.tool.Running.Wanted;
import dev.rollcall.wire.configuration.ConfigurationReader;
import dev.rollcall.wire.configuration.Reading;
import dev.rollcall.wire.configuration.Replacement;
import dev.rollcall.wire.document.Documents;
import dev.rollcall.wire.document.Unreadable;
import dev.rollcall.wire.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A server put together as `serve` does it, with one connection, `there`, to a simulated system,
/// and an administrator who asks it over HTTP. Its tables name a status that the system has not.
final class Joined implements AutoCloseable {

    static final String TOKEN = "an-administrator-of-systems";
    static final String CONNECTION = "/v1/connections/" + There.CONNECTION;

    /// The status in the tables that nobody has over there.
    static final String GONE = "Elevenses";

    private final There there;
    private final Running running;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1).build();

    private Joined(There there, Running running) {
        this.there = there;
        this.running = running;
    }

    /// Up: the line is open.
    static Joined to(Vendor vendor, Path folder) throws IOException, JournalException {
        return to(vendor, folder, Map.of(), "1s");
    }

    /// The same, looking every hour: what is known there is known by a push.
    static Joined listening(Vendor vendor, Path folder) throws IOException, JournalException {
        return to(vendor, folder, Map.of("interval", "1h"), "1h");
    }

    private static Joined to(Vendor vendor, Path folder, Map<String, Object> more, String looks)
            throws IOException, JournalException {
        var there = vendor.open(InstantSource.system());
        try {
            var environment = new HashMap<>(there.environment());
            environment.put("ROLLCALL_ADMIN_TOKEN", TOKEN);
            environment.put("ROLLCALL_WEBHOOKS_INSIDE", "allow");
            var joined = new Joined(there, Running.open(folder,
                    Api.Settings.SHIPPED.on("127.0.0.1", 0, 0),
                    new Wanted(() -> tenant(vendor, there, more, looks), false, Map.of()),
                    environment));
            there.reportTo(joined.uri(CONNECTION + "/events"));
            await().untilAsserted(() -> assertThat(joined.health()).containsEntry("up", true));
            return joined;
        } catch (IOException | JournalException | RuntimeException | AssertionError failed) {
            there.close();
            throw failed;
        }
    }

    private static Replacement tenant(Vendor vendor, There there, Map<String, Object> more,
            String looks) {
        var settings = new HashMap<>(there.settings());
        settings.put("timeout", "1s");
        settings.putAll(more);
        var words = there.words();
        var tree = Map.of(
                "statuses", List.of(Map.of("id", "lunch", "base", "away")),
                "connections", List.of(Map.of("id", There.CONNECTION,
                        "connector", vendor.kind(), "direction", "two-way",
                        "settings", settings, "reconcile", Map.of("interval", looks),
                        "statuses", List.of(Map.of("id", GONE)),
                        "inbound", Map.of("rules", List.of(
                                rule("in-gone", Map.of("status", GONE), "lunch"),
                                rule("in-free", Map.of("status", words.freeByHand()),
                                        "available"),
                                rule("in-away", Map.of("status", words.awayByHand()), "away"))),
                        "outbound", Map.of("rules", List.of(
                                rule("out-gone", Map.of("status", "lunch"), GONE),
                                rule("out-free", Map.of("base", "available"), words.free()),
                                Map.of("id", "out-away", "set", words.away()))))),
                "agents", Map.of("ana", Map.of("identities",
                        Map.of(There.CONNECTION, there.ana()))));
        try {
            return switch (ConfigurationReader.read(Documents.one("tenant", Json.text(tree)))) {
                case Reading.Usable usable -> Replacement.of(tree, usable);
                case Reading.Broken broken ->
                    throw new AssertionError(broken.findings().toString());
            };
        } catch (Unreadable broken) {
            throw new AssertionError(broken);
        }
    }

    private static Map<String, Object> rule(String id, Map<String, Object> when, String set) {
        return Map.of("id", id, "when", when, "set", set);
    }

    There there() {
        return there;
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + running.port() + path);
    }

    URI management(String path) {
        return URI.create("http://127.0.0.1:" + running.managementPort() + path);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/json");
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), ofString());
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    HttpResponse<String> get(String path) {
        return send(request(path));
    }

    HttpResponse<String> post(String path, Object tree) {
        return send(request(path).POST(BodyPublishers.ofString(Json.text(tree))));
    }

    HttpResponse<String> fetchStatuses() {
        return send(request(CONNECTION + "/fetch-statuses").POST(BodyPublishers.noBody()));
    }

    HttpClient client() {
        return client;
    }

    Map<String, Object> health() {
        return object(get(CONNECTION));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(HttpResponse<String> answer) {
        return (Map<String, Object>) Objects.requireNonNull(Json.read(answer.body()));
    }

    @Override
    public void close() {
        client.shutdownNow();
        running.close();
        there.close();
    }
}

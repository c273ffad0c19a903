package dev.rollcall.tool.demo;

import dev.rollcall.simulator.salesforce.SalesforceSimulator;
import dev.rollcall.wire.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// The agents' Salesforce consoles, without a screen: each asks the hub what is to be shown, as the
/// bridge in a browser does (docs/connectors/salesforce.md), and shows it in the organisation.
final class Consoles {

    private static final Duration AGAIN = Duration.ofSeconds(1);

    /// Longer than the hub lets anybody wait.
    private static final Duration TIMEOUT = Duration.ofSeconds(40);

    private final SalesforceSimulator organisation;
    private final HttpClient client;
    private final URI hub;

    Consoles(SalesforceSimulator organisation, HttpClient client, URI hub) {
        this.organisation = organisation;
        this.client = client;
        this.hub = hub;
    }

    /// One console, until interrupted.
    ///
    /// @param token the agent's
    void open(String agent, String token) throws InterruptedException {
        Map<String, Object> saying = shown(agent);
        while (true) {
            try {
                saying = show(agent, exchange(agent, token, saying));
            } catch (IOException _) {
                Thread.sleep(AGAIN);
            }
        }
    }

    private Map<String, ?> exchange(String agent, String token, Map<String, Object> saying)
            throws IOException, InterruptedException {
        var said = new LinkedHashMap<>(saying);
        said.put("tab", "console-of-" + agent);
        said.put("wait", saying.containsKey("status") ? "0s" : "25s");
        var answer = client.send(HttpRequest.newBuilder(
                        hub.resolve("/v1/connections/salesforce/console")).timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.write(said))).build(),
                BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) throw new IOException("answered " + answer.statusCode());
        return Json.map(answer.body());
    }

    /// Shows it, and says so with the next question.
    private Map<String, Object> show(String agent, Map<String, ?> heard) {
        if (!(heard.get("show") instanceof Map<?, ?> wish)) return Map.of();
        if (Boolean.FALSE.equals(wish.get("online"))) organisation.logout(agent);
        else organisation.choose(agent, String.valueOf(wish.get("label")));
        return Map.of("show", String.valueOf(wish.get("id")), "outcome", "shown");
    }

    private Map<String, Object> shown(String agent) {
        var label = organisation.shown(agent);
        return label.equals("Offline") ? Map.of("status", "")
                : Map.of("status", organisation.statusId(label), "label", label);
    }
}

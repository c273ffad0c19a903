package dev.rollcall.connector.salesforce;

import dev.rollcall.connector.ConsoleDesk;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.engine.Consoles.Console;
import dev.rollcall.engine.Consoles.Heard;
import dev.rollcall.engine.Consoles.Outcome;
import dev.rollcall.engine.Consoles.Result;
import dev.rollcall.engine.Consoles.Show;
import dev.rollcall.engine.Consoles.Shown;
import dev.rollcall.simulator.salesforce.SalesforceSimulator;
import dev.rollcall.wire.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// An agent's console without a browser: does with the simulator's toolkit what the bridge does.
public final class OpenConsole implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI toolkit;
    private final Console console;
    private final Thread thread;

    public OpenConsole(ConsoleDesk desk, ConnectionId connection, String agent,
            SalesforceSimulator salesforce, String username) {
        this.toolkit = salesforce.uri().resolve("/control/console/" + username + "/");
        this.console = desk.of("default", connection, new AgentId(agent))
                .orElseThrow();
        this.thread = Thread.ofVirtual().name("console").start(this::run);
    }

    private void run() {
        try {
            var result = Optional.<Result>empty();
            while (true) {
                var show = console.exchange(new Heard("tab", result, Optional.empty()),
                        Duration.ofSeconds(25));
                result = show.isPresent() ? Optional.of(shown(show.get())) : Optional.empty();
            }
        } catch (InterruptedException | IOException closed) {
            // The console is closed, or the simulator is.
        }
    }

    /// What the agent picks in the widget, for who hears by consoles alone.
    void say(String status, String label) throws InterruptedException {
        console.exchange(new Heard("tab", Optional.empty(), Optional.of(new Shown(status, label,
                !status.isEmpty(), "OmniManualStatusChange"))), Duration.ZERO);
    }

    private Result shown(Show show) throws IOException, InterruptedException {
        var name = show.online() ? "setServicePresenceStatus" : "logout";
        var answer = client.send(HttpRequest.newBuilder(toolkit.resolve(name)).POST(
                BodyPublishers.ofByteArray(Json.write(Map.of("statusId", show.status())))).build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            return new Result(show.id(), Outcome.REFUSED, answer.body());
        }
        var done = !show.online() || answer.body().contains(show.status());
        return new Result(show.id(), done ? Outcome.SHOWN : Outcome.LATER, "");
    }

    @Override
    public void close() {
        thread.interrupt();
        client.shutdownNow();
    }
}

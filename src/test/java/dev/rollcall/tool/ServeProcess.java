package dev.rollcall.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.Main;
import dev.rollcall.testkit.ChildJvm;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// `serve` in a process of its own, as people run it, with somebody who may do everything.
record ServeProcess(ChildJvm process, String address, HttpClient client) implements AutoCloseable {

    private static final String TOKEN = "a-token-of-a-test-and-of-nobody-else";

    /// One request and its name, a command or a list of them.
    record Asked(String key, String body) {
        boolean list() {
            return body.startsWith("[");
        }
    }

    /// Up and ready.
    static ServeProcess start(Path folder, int agents) throws IOException {
        var config = folder.resolve("tenant.yaml");
        Files.writeString(config, IntStream.range(0, agents)
            .mapToObj(number -> "  agent-" + number + ": {}\n")
            .collect(Collectors.joining("", "sessionTimeout: 1h\nagents:\n", "")));
        var process = ChildJvm.start(Map.of("ROLLCALL_ADMIN_TOKEN", TOKEN), Main.class,
            "serve", "--data", folder.toString(), "--config", config.toString(),
            "--host", "127.0.0.1", "--port", "0", "--management-port", "0");
        var said = new StringBuilder();
        for (var line = process.lines().readLine(); line != null;
                line = process.lines().readLine()) {
            said.append(line).append('\n');
            if (!line.startsWith("Rollcall listens on ")) continue;
            Thread.startVirtualThread(() -> process.lines().lines().forEach(_ -> { }));
            return new ServeProcess(process, line.split(" ")[3], HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1).build());
        }
        throw new AssertionError("expected a server, found: " + said);
    }

    boolean lives() {
        return process.process().isAlive();
    }

    /// What is asked, and the body of the answer.
    String command(Asked asked) throws IOException, InterruptedException {
        return send(request("/v1/commands").header("Idempotency-Key", asked.key())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(asked.body())));
    }

    String agent(String id) throws IOException, InterruptedException {
        return send(request("/v1/agents/" + id).GET());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(30))
            .header("Authorization", "Bearer " + TOKEN);
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = client.send(request.build(), BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body();
    }

    void kill() {
        process.kill();
    }

    @Override
    public void close() {
        client.close();
        process.close();
    }
}

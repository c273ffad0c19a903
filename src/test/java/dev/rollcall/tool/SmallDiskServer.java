package dev.rollcall.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.Api;
import dev.rollcall.tool.Running.Wanted;
import dev.rollcall.wire.configuration.Presets;
import dev.rollcall.wire.configuration.Replacement;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;

/// A whole server whose folder lies on a disk that gets full or forbids writing, and a client. It
/// runs in a process of its own, as the disk is mounted for it alone; it fails by failing. The
/// tests are in [ServeTroubleTest].
final class SmallDiskServer {

    private static final String TOKEN = "a-token-of-a-test-and-of-nobody-else";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path disk;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Running running;
    private int asked;

    private SmallDiskServer(Path disk) throws Exception {
        this.disk = disk;
        var example = Presets.document(Presets.EXAMPLE).orElseThrow();
        var usable = Presets.usable(Presets.EXAMPLE).orElseThrow();
        this.running = Running.open(disk.resolve("data"),
            Api.Settings.SHIPPED.on("127.0.0.1", 0, 0),
            new Wanted(() -> Replacement.of(example, usable), false, Map.of()),
            Map.of("ROLLCALL_ADMIN_TOKEN", TOKEN));
    }

    /// Arguments: `full` or `forbidden`, and the disk.
    public static void main(String[] arguments) throws Exception {
        var server = new SmallDiskServer(Path.of(arguments[1]));
        try (var closing = server.running) {
            switch (arguments[0]) {
                case "full" -> server.full();
                case "forbidden" -> server.forbidden();
                default -> throw new IllegalArgumentException(arguments[0]);
            }
            assertThat(closing.hub().tenants()).isNotEmpty();
        }
        System.exit(0);
    }

    /// Filled by commits until there is no room, then with room again.
    private void full() throws Exception {
        var ballast = disk.resolve("ballast");
        begin();
        try (var out = Files.newOutputStream(ballast)) {
            for (var i = 0; i < 1 << 20; i++) out.write(new byte[1_024]);
            throw new AssertionError("this disk is too large for the test");
        } catch (IOException noSpaceLeft) {
            refusedUntil("there is no room left on the disk", () -> {
                mustNotMakeKeys();
                Files.delete(ballast);
            });
        }
    }

    /// The journal's file may not be written for a while, and the device fails meanwhile: a limit
    /// on the size of files, while the server runs.
    private void forbidden() throws Exception {
        begin();
        var journal = disk.resolve("data").resolve("journal.db");
        limitFiles("1000");
        permit(journal, "r--r--r--");
        refusedUntil("writing is not allowed there", () -> {
            limitFiles("unlimited");
            permit(journal, "rw-r--r--");
        });
    }

    /// Commands are refused with 503 and a reason, reads go on, readiness says so, and when the
    /// trouble is over all of it heals without a restart; nothing refused has happened.
    private void refusedUntil(String why, Repair repair) throws Exception {
        var refused = untilNot(200);
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(refused.body()).contains(why, "without a restart", "\"status\":503")
            .doesNotContain("Exception");
        var before = known();
        assertThat(set().statusCode()).isEqualTo(503);
        assertThat(known()).isEqualTo(before);
        assertThat(management("/health/ready").statusCode()).isEqualTo(503);
        assertThat(management("/health/live").statusCode()).isEqualTo(200);

        repair.run();

        assertThat(untilNot(503).statusCode()).isEqualTo(200);
        assertThat(set().statusCode()).isEqualTo(200);
        assertThat(known()).isNotEqualTo(before);
        assertThat(management("/health/ready").statusCode()).isEqualTo(200);
    }

    private void begin() throws Exception {
        assertThat(add().statusCode()).isEqualTo(200);
        assertThat(command("{\"do\":\"sign-in\",\"agent\":\"extra-0-0\"}").statusCode())
            .isEqualTo(200);
        assertThat(set().statusCode()).isEqualTo(200);
    }

    /// The keys of people lie on the same disk.
    private void mustNotMakeKeys() throws Exception {
        var refused = add();
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).contains("Make room");
    }

    /// Sets a status again and again, until the answer is another one.
    private HttpResponse<String> untilNot(int status) throws Exception {
        var end = System.nanoTime() + PATIENCE.toNanos();
        var answer = set();
        while (answer.statusCode() == status && System.nanoTime() < end) answer = set();
        return answer;
    }

    private HttpResponse<String> set() throws Exception {
        return command("{\"do\":\"set-presence\",\"agent\":\"extra-0-0\",\"status\":\"%s\"}"
            .formatted(asked++ % 2 == 0 ? "busy" : "away"));
    }

    /// Agents with names, so that keys are made too.
    private HttpResponse<String> add() throws Exception {
        var agents = new StringBuilder("{\"do\":\"configure\",\"agents\":{");
        for (var i = 0; i < 50; i++) {
            agents.append(i == 0 ? "" : ",").append("\"extra-%d-%d\":{\"name\":\"Number %d\"}"
                .formatted(asked, i, i));
        }
        asked++;
        return command(agents.append("}}").toString());
    }

    private HttpResponse<String> command(String body) throws Exception {
        return send(request(running.port(), "/v1/commands")
            .header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    private String known() throws Exception {
        var answer = send(request(running.port(), "/v1/agents?limit=1000").GET());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private HttpResponse<String> management(String path) throws Exception {
        return send(request(running.managementPort(), path).GET());
    }

    private static HttpRequest.Builder request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(PATIENCE).header("Authorization", "Bearer " + TOKEN);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static void limitFiles(String bytes) throws Exception {
        var limit = new ProcessBuilder("prlimit", "--pid", ProcessHandle.current().pid() + "",
            "--fsize=" + bytes + ":unlimited");
        assertThat(limit.inheritIO().start().waitFor()).isZero();
    }

    private static void permit(Path file, String permissions) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    @FunctionalInterface
    private interface Repair {
        void run() throws Exception;
    }
}

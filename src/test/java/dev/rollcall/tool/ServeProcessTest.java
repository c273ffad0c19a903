package dev.rollcall.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.wire.json.Json;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `serve` as a process: told to stop while people work on it, started again on the same folder,
/// and a second one beside it.
final class ServeProcessTest {
    private static final int CLIENTS = 8;

    @TempDir
    private Path folder;

    /// What one client was promised: the last ready state that was acknowledged, and how it ended.
    private record Promised(String agent, boolean ready, int acknowledged,
            List<String> others) {}

    @Test
    void told_to_stop_under_load_it_answers_what_it_took_and_ends_with_0() throws Exception {
        List<Promised> promised;
        String last;
        try (var served = Served.listening(folder, "--apply", tenant())) {
            var stream = stream(served, "");
            var working = new CountDownLatch(CLIENTS * 20);
            try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
                var running = IntStream.range(0, CLIENTS)
                        .mapToObj(i -> clients.submit(work(served, "a" + i, working))).toList();
                assertThat(working.await(20, TimeUnit.SECONDS)).as(served.all()).isTrue();
                served.terminate();
                promised = running.stream().map(ServeProcessTest::result).toList();
            }
            assertThat(served.exit()).as(served.all()).isZero();
            var told = stream.body().toList();
            last = told.stream().filter(line -> line.startsWith("id: ")).reduce((_, b) -> b)
                    .orElseThrow().substring(4);
            assertThat(told).contains(": the server is stopping");
            assertThat(promised).as(served.all()).allSatisfy(one -> {
                assertThat(one.acknowledged()).isPositive();
                assertThat(one.others()).allMatch(answer -> answer.startsWith("503"));
            });
        }
        try (var again = Served.listening(folder)) {
            for (var one : promised) {
                assertThat(object(again.ask("GET", "/v1/agents/" + one.agent(), "")))
                        .as(one.toString()).containsEntry("ready", one.ready());
            }
            resumes(again, last);
        }
    }

    /// The stream goes on after the restart where the client stood, with news alone.
    private void resumes(Served again, String last) throws Exception {
        assertThat(again.ask("POST", "/v1/agents/late/sessions", "{}").statusCode())
                .isEqualTo(201);
        try (var lines = stream(again, last).body()) {
            var first = lines.takeWhile(line -> !line.contains("\"id\":\"late\""))
                    .toList();
            assertThat(first).doesNotContain("event: snapshot", "event: reset");
        }
    }

    private String tenant() throws IOException {
        var agents = IntStream.range(0, CLIENTS).mapToObj(i -> "a" + i + ": {}")
                .reduce("late: {}", (a, b) -> a + ", " + b);
        Files.writeString(folder.resolve("tenant.yaml"),
                "readyToggle: true\nagents: {" + agents + "}\n");
        return folder.resolve("tenant.yaml").toString();
    }

    private static Callable<Promised> work(Served served, String agent, CountDownLatch working) {
        return () -> {
            var ready = false;
            var acknowledged = 0;
            var others = new ArrayList<String>();
            try {
                served.ask("POST", "/v1/agents/" + agent + "/sessions", "{}");
                while (others.isEmpty()) {
                    var answer = served.ask("PUT", "/v1/agents/" + agent + "/ready",
                            "{\"ready\":" + !ready + "}");
                    if (answer.statusCode() == 200) {
                        ready = !ready;
                        acknowledged++;
                        working.countDown();
                    } else {
                        others.add(answer.statusCode() + " " + answer.body());
                    }
                }
            } catch (IOException shut) {
                // Nothing was promised: the door is shut, or shut before the answer was begun.
            }
            return new Promised(agent, ready, acknowledged, others);
        };
    }

    private static Promised result(Future<Promised> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static HttpResponse<Stream<String>> stream(Served served, String last)
            throws Exception {
        var request = served.request("/v1/stream").GET();
        if (!last.isEmpty()) request.header("Last-Event-ID", last);
        return served.client().send(request.build(), BodyHandlers.ofLines());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(HttpResponse<String> answer) {
        return (Map<String, Object>) Objects.requireNonNull(Json.read(answer.body()));
    }

    @Test
    void a_second_server_on_the_same_folder_says_who_has_it_and_what_to_do() throws Exception {
        try (var first = Served.listening(folder);
                var second = Served.rollcall("serve", "--port", "0",
                        "--management-port", "0", "--data",
                        folder.resolve("data").toString())) {
            assertThat(second.exit()).isEqualTo(2);
            assertThat(second.all()).contains("is at work there")
                    .contains("Stop the other process, or give another folder.")
                    .doesNotContain("Exception").doesNotContain("\tat ");
            assertThat(first.ask("GET", "/v1/session", "").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void ready_from_the_first_line_on_and_a_link_is_printed_on_demand() throws Exception {
        try (var served = Served.listening(folder, "--new-link", "--public-url",
                "https://rollcall.example.com")) {
            var link = served.until("/#code=");
            assertThat(link).contains("https://rollcall.example.com/#code=");
        }
        try (var served = Served.listening(folder, "--new-link")) {
            var ready = served.client().send(HttpRequest.newBuilder(
                    served.management("/health/ready")).build(), BodyHandlers.ofString());
            assertThat(ready.statusCode()).as(ready.body()).isEqualTo(200);
            var code = served.until("/#code=").replaceFirst(".*#code=", "");
            for (var status : List.of(201, 410)) {
                var answer = served.client().send(served.request("/v1/session").POST(
                        BodyPublishers.ofString("{\"code\":\"" + code + "\"}")).build(),
                        BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
            }
        }
    }
}

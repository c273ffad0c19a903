package dev.rollcall.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.journal.sqlite.Inspection;
import dev.rollcall.testkit.Restarts;
import dev.rollcall.wire.json.Json;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` of the real server under load over HTTP, commands alone and in lists, again and again
/// on the same folder. Clients that hear nothing ask again with the same `Idempotency-Key`, and in
/// the end everything has happened once and everybody was told the same twice.
final class ServeKillTest {

    private static final int CYCLES = Boolean.getBoolean("rollcall.long") ? 50 : 3;
    private static final int CLIENTS = 4;
    private static final int LIST = 5;
    private static final List<String> STATUSES = List.of("available", "busy", "away");

    @TempDir
    private Path folder = Path.of("");

    private final SplittableRandom random = new SplittableRandom(7);
    private final Restarts restarts = new Restarts("serve");
    private int clientsMade;
    private final List<Client> clients = Stream.generate(Client::new).limit(CLIENTS).toList();

    /// The journal: what each command's name stands for.
    private final Map<String, Long> written = new HashMap<>();
    private long readUpTo;

    @Test
    void what_a_killed_server_had_answered_has_happened_once(TestReporter reporter)
        throws Exception {
        for (var cycle = 0; cycle < CYCLES; cycle++) {
            var began = System.nanoTime();
            try (var server = Served.listening(folder, "--config", config())) {
                restarts.ready(began);
                for (var client : clients) client.goOn(server);
                load(server, random.nextInt(50, 400));
            }
            theJournalMustHoldWhatWasAnswered();
        }
        restarts.report(reporter);
    }

    private String config() throws IOException {
        var agents = IntStream.range(0, CLIENTS).mapToObj(number -> "agent-" + number + ": {}")
            .collect(Collectors.joining(", "));
        var file = folder.resolve("tenant.yaml");
        Files.writeString(file, "sessionTimeout: 1h\nagents: {" + agents + "}\n");
        return file.toString();
    }

    /// What is asked, and the body of the answer.
    private static String command(Served server, Asked asked)
        throws IOException, InterruptedException {
        var answer = server.client().send(server.request("/v1/commands")
            .header("Idempotency-Key", asked.key())
            .POST(BodyPublishers.ofString(asked.body())).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    /// All clients at once, until there are so many answers; then there is no server any more.
    private void load(Served server, int answers) throws Exception {
        var enough = new CountDownLatch(answers);
        var working = clients.stream()
            .map(client -> Thread.startVirtualThread(() -> client.load(server, enough))).toList();
        assertThat(enough.await(60, TimeUnit.SECONDS)).as("answers come").isTrue();
        server.kill();
        for (var one : working) one.join();
    }

    private void theJournalMustHoldWhatWasAnswered() throws Exception {
        try (var inspection = Inspection.open(folder.resolve("data"))) {
            assertThat(inspection.verify().bad()).isEmpty();
            inspection.read(readUpTo, entry -> {
                readUpTo = entry.sequence();
                if (entry.commandId().isEmpty()) return true;
                assertThat(written.put(entry.commandId(), entry.sequence()))
                    .as("%s is there twice", entry.commandId()).isNull();
                return true;
            });
        }
        for (var client : clients) client.mustBeIn(written);
    }

    /// One request and its name, a command or a list of them.
    private record Asked(String key, String body) {
        boolean list() {
            return body.startsWith("[");
        }
    }

    /// Somebody with an agent of his own, who asks one thing after the other.
    private final class Client {

        private final int number = clientsMade++;
        private final List<Asked> asked = new ArrayList<>();
        private final Map<String, String> answers = new HashMap<>();

        /// After a restart: what is open is asked again, and some of what was answered.
        void goOn(Served server) throws Exception {
            command(server, new Asked("signed-in-" + number + "-" + asked.size(),
                "{\"do\":\"sign-in\",\"agent\":\"agent-" + number + "\"}"));
            for (var one : asked) {
                if (!answers.containsKey(one.key())) answers.put(one.key(), command(server, one));
            }
            for (var i = 0; i < 10 && !asked.isEmpty(); i++) {
                var one = asked.get(random.nextInt(asked.size()));
                assertThat(command(server, one)).isEqualTo(answers.get(one.key()));
            }
            if (asked.isEmpty()) return;
            var last = asked.getLast();
            var agent = server.ask("GET", "/v1/agents/agent-" + number, "").body();
            assertThat(agent).contains("\"reason\":\"" + last.key()
                + (last.list() ? "/" + (LIST - 1) : "") + "\"");
        }

        void load(Served server, CountDownLatch enough) {
            while (server.lives()) {
                var one = next();
                asked.add(one);
                try {
                    answers.put(one.key(), command(server, one));
                } catch (IOException | InterruptedException gone) {
                    return;
                }
                enough.countDown();
            }
        }

        private Asked next() {
            var key = "k-" + number + "-" + asked.size();
            if (asked.size() % 3 > 0) return new Asked(key, set(key, asked.size()));
            var list = new ArrayList<String>();
            for (var i = 0; i < LIST; i++) list.add(set(key + "/" + i, asked.size() + i));
            return new Asked(key, "[" + String.join(",", list) + "]");
        }

        private String set(String reason, int turn) {
            return "{'do':'set-presence','agent':'agent-%d','status':'%s','reason':'%s'}"
                .replace('\'', '"').formatted(number, STATUSES.get(turn % STATUSES.size()), reason);
        }

        void mustBeIn(Map<String, Long> journal) {
            answers.forEach((key, answer) -> {
                var tree = Json.read(answer.getBytes(StandardCharsets.UTF_8));
                if (tree instanceof List<?> list) {
                    assertThat(list).hasSize(LIST);
                    for (var i = 0; i < LIST; i++) mustBe(journal.get(key + "/" + i), list.get(i));
                } else {
                    mustBe(journal.get(key), tree);
                }
            });
        }

        private static void mustBe(Long written, Object answer) {
            assertThat(answer).isInstanceOfSatisfying(Map.class, accepted ->
                assertThat(accepted.get("offset")).isEqualTo(written));
        }
    }
}

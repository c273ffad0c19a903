package dev.rollcall.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Sixty-four clients that send the same request under the same `Idempotency-Key` at once, as
/// retries behind a proxy do: one effect, and nobody is told of another.
final class ParallelRepeatsTest {
    private static final int CLIENTS = 64;

    @Test
    void one_key_from_all_sides_has_one_effect(@TempDir Path folder) throws Exception {
        try (var house = OpenHouse.open(folder)) {
            var token = house.administrator();
            var answers = new ArrayList<HttpResponse<String>>();
            var all = new CountDownLatch(CLIENTS);
            try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
                var asked = IntStream.range(0, CLIENTS).mapToObj(_ -> clients.submit(() -> {
                    all.countDown();
                    all.await();
                    return house.ask(token, "POST", "/v1/agents/ana/sessions", "{}",
                            "Idempotency-Key", "\"once\"");
                })).toList();
                for (var one : asked) answers.add(one.get());
            }
            assertThat(answers).extracting(HttpResponse::statusCode).contains(201)
                    .allMatch(status -> status == 201 || status == 409);
            assertThat(answers.stream().filter(one -> one.statusCode() == 201)
                    .map(HttpResponse::body).distinct()).hasSize(1);
            var again = house.ask(token, "POST", "/v1/agents/ana/sessions", "{}",
                    "Idempotency-Key", "\"once\"");
            assertThat(again.body()).isEqualTo(answers.stream()
                    .filter(one -> one.statusCode() == 201).findFirst().orElseThrow().body());
            assertThat(sessions(house)).isEqualTo(1);
        }
    }

    private static int sessions(OpenHouse house) {
        return house.engine().read(OpenHouse.DEFAULT, floor -> floor.agents().stream()
                .filter(agent -> agent.id().text().equals("ana"))
                .mapToInt(agent -> agent.attendance().sessions().size()).sum());
    }
}

package dev.rollcall.api.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rollcall.api.Hands;
import dev.rollcall.api.access.Caller;
import dev.rollcall.api.access.Role;
import dev.rollcall.api.http.Declined;
import dev.rollcall.api.http.Headers;
import dev.rollcall.api.http.Method;
import dev.rollcall.api.http.Problem;
import dev.rollcall.api.http.Request;
import dev.rollcall.api.http.Response;
import dev.rollcall.api.http.Target;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Asked twice, done once.
final class RepeatsTest {

    private final Hands clock = new Hands();
    private final Repeats repeats = new Repeats(clock);
    private final AtomicInteger done = new AtomicInteger();

    private Request request(String credential, String key, String body) {
        var caller = new Caller(credential, false, "default", Role.AGENT, Set.of(), "ana",
                Set.of());
        return new Request(Method.POST, Target.parse("/v1/work", ""), Map.of(),
                Headers.of(Map.of("Idempotency-Key", key)),
                () -> body.getBytes(StandardCharsets.UTF_8), caller, "", clock.instant());
    }

    private Response work(Request request) {
        return Response.of(201, "text/plain",
                ("done " + done.incrementAndGet()).getBytes(StandardCharsets.UTF_8));
    }

    private Response ask(String credential, String key, String body) {
        return repeats.once(request(credential, key, body), "work", this::work);
    }

    private static String body(Response response) {
        return new String(((Response.Whole) response).body(), StandardCharsets.UTF_8);
    }

    @Test
    void a_repeat_gets_the_answer_again_and_is_told_so() {
        var first = ask("a", "\"k1\"", "{}");
        var second = ask("a", "k1", "{}");
        assertThat(body(second)).isEqualTo(body(first)).isEqualTo("done 1");
        assertThat(first.headers()).doesNotContainKey("Idempotency-Replayed");
        assertThat(second.headers()).containsEntry("Idempotency-Replayed", "true");
    }

    @Test
    void the_same_key_with_another_body_is_refused() {
        ask("a", "k1", "{}");
        var no = catchThrowableOfType(Declined.class, () -> ask("a", "k1", "[]"));
        assertThat(no.problem().status()).isEqualTo(422);
        assertThat(no.problem().code()).isEqualTo("idempotency-key-reused");
        assertThat(done).hasValue(1);
    }

    @Test
    void keys_of_others_are_other_keys() {
        ask("a", "k1", "{}");
        assertThat(body(ask("b", "k1", "{}"))).isEqualTo("done 2");
    }

    @Test
    void a_key_that_cannot_be_one_is_declined() {
        for (var key : new String[] {"", "\"\"", "a b", "a\"b", "ä", "x".repeat(201)}) {
            var no = catchThrowableOfType(Declined.class, () -> ask("a", key, "{}"));
            assertThat(no.problem().code()).as(key).isEqualTo("bad-idempotency-key");
            assertThat(no.problem().status()).isEqualTo(400);
        }
    }

    @Test
    void after_a_day_a_key_is_new_again() {
        ask("a", "k1", "{}");
        clock.pass(Duration.ofHours(24));
        assertThat(body(ask("a", "k1", "{}"))).isEqualTo("done 2");
    }

    @Test
    void a_no_for_now_is_not_remembered_and_a_no_for_good_is() {
        repeats.once(request("a", "k1", ""), "work", _ -> {
            throw new Declined(Problem.later(503, "unavailable", "later", Duration.ofSeconds(1)));
        });
        assertThat(body(ask("a", "k1", ""))).isEqualTo("done 1");
        repeats.once(request("a", "k2", ""), "work", _ -> {
            throw new Declined(Problem.of(409, "work-exists", "it is there"));
        });
        assertThat(ask("a", "k2", "").status()).isEqualTo(409);
    }

    @Test
    void of_many_at_once_one_is_done_and_the_others_wait_or_hear_of_it() throws Exception {
        var began = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow = request("a", "k", "");
            var first = threads.submit(() -> repeats.once(slow, "work", request -> {
                began.countDown();
                awaitQuietly(go);
                return work(request);
            }));
            began.await();
            var others = IntStream.range(0, 50).mapToObj(_ -> threads.submit(
                    () -> catchThrowableOfType(Declined.class, () -> ask("a", "k", "")))).toList();
            for (Future<Declined> other : others) {
                assertThat(other.get().problem().code()).isEqualTo("request-running");
            }
            go.countDown();
            assertThat(body(first.get())).isEqualTo("done 1");
        }
        assertThat(body(ask("a", "k", ""))).isEqualTo("done 1");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}

package dev.rollcall.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.domain.configuration.Connection.OutsideStatus;
import dev.rollcall.domain.sync.FarState;
import dev.rollcall.journal.JournalException;
import dev.rollcall.wire.Durations;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is carried to a system that stays connected and fails at every write, until it does not.
final class CourierTest {

    private static final int AGENTS = 9;

    /// A system that is nothing but writes.
    private static final class Shaky implements Connector, Line {
        private final List<String> calls = new CopyOnWriteArrayList<>();
        private volatile CountDownLatch closed = new CountDownLatch(1);
        private final Semaphore answers = new Semaphore(Integer.MAX_VALUE / 2);
        private volatile boolean fails = true;
        private volatile boolean strangely;

        @Override
        public Abilities abilities() {
            return new Abilities(false, true, false);
        }

        @Override
        public Line open(Setup setup) {
            closed = new CountDownLatch(1);
            return this;
        }

        @Override
        public List<OutsideStatus> statuses() {
            return List.of();
        }

        @Override
        public Map<String, Said> look(Set<String> who) {
            return Map.of();
        }

        @Override
        public void listen(Ear ear) throws InterruptedException {
            closed.await();
        }

        @Override
        public Taken write(String who, Wish wish) throws LineBroken, InterruptedException {
            calls.add(who);
            answers.acquire();
            if (strangely) throw new IllegalArgumentException("invalid: 'Bearer t0ken'");
            if (fails) throw new LineBroken("POST /presence answered 500");
            return new Taken.Applied();
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }

    private static final class Clock implements InstantSource {
        private volatile Instant now = Instant.parse("2026-03-02T09:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }
    }

    private final Shaky there = new Shaky();
    private final Clock clock = new Clock();
    private HubInStep hub;

    @BeforeEach
    void open() throws JournalException {
        var connection = Map.of("id", "there", "connector", "shaky", "direction", "outbound",
                "outbound", Map.of("rules", List.of(
                        Map.of("when", Map.of("base", "available"), "set", "Free"),
                        Map.of("set", "Away"))));
        var agents = new HashMap<String, Map<String, String>>();
        for (var i = 1; i <= AGENTS; i++) agents.put("a" + i, Map.of("there", "there-" + i));
        hub = new HubInStep("example", Map.of("connections", List.of(connection)), agents,
                _ -> Map.of("shaky", there), Map.of(), clock);
        await().until(() -> hub.health("there").up());
    }

    @AfterEach
    void close() {
        hub.close();
    }

    private void wants(int... agents) {
        for (var agent : agents) hub.signIn("a" + agent);
    }

    private void isTurnedAway(int agent) {
        await().until(() -> hub.health("there").waiting() == 0
                && hub.state("a" + agent, "there") == FarState.UNREACHABLE);
    }

    private void pauseIsOver() {
        clock.now = clock.now.plus(Breaker.PAUSE);
    }

    private String trouble() {
        return hub.health("there").trouble();
    }

    @Test
    void after_some_failures_it_is_spared_and_one_try_brings_everybody_back() {
        wants(1, 2, 3, 4, 5);
        await().until(() -> there.calls.size() == 5 && hub.health("there").waiting() == 0);
        assertThat(hub.health("there").up()).isTrue();
        assertThat(trouble()).contains("nothing is written, but for a try every "
                + Durations.text(Breaker.PAUSE).replace("s", " s"), "answered 500");

        wants(6);
        isTurnedAway(6);
        assertThat(there.calls).hasSize(5);

        pauseIsOver();
        there.answers.drainPermits();
        wants(7);
        await().until(() -> there.calls.size() == 6);
        wants(8);
        await().until(() -> hub.state("a8", "there") == FarState.UNREACHABLE);
        assertThat(there.calls).hasSize(6);
        there.answers.release(1_000);
        isTurnedAway(7);
        assertThat(trouble()).isNotEmpty();

        pauseIsOver();
        there.fails = false;
        wants(9);
        for (var i = 1; i <= AGENTS; i++) {
            var agent = "a" + i;
            await().untilAsserted(() -> assertThat(hub.state(agent, "there"))
                    .as(agent + " " + there.calls + hub.side(agent, "there") + hub.health("there"))
                    .isIn(FarState.PENDING, FarState.IN_SYNC));
        }
        await().until(() -> there.calls.size() == 6 + AGENTS);
        assertThat(trouble()).isEmpty();
    }

    @Test
    void a_failure_that_nobody_has_thought_of_is_one_like_others_and_repeats_no_secret() {
        there.strangely = true;
        wants(1, 2, 3, 4, 5);
        isTurnedAway(5);
        await().untilAsserted(() -> assertThat(trouble())
                .contains("found IllegalArgumentException in CourierTest.java:")
                .doesNotContain("t0ken"));
    }

    @Test
    void a_line_that_is_new_is_tried_at_once() throws Exception {
        wants(1, 2, 3, 4, 5);
        await().until(() -> !trouble().isEmpty());
        there.fails = false;
        clock.now = clock.now.plusSeconds(1);
        there.close();
        await().until(() -> there.calls.size() == 10);
        assertThat(trouble()).isEmpty();
    }
}

package dev.rollcall.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.connector.Line.Said;
import dev.rollcall.connector.Polling.Shown;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.wire.configuration.Presets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A system that says nothing of its own accord, asked every two milliseconds.
final class PollingTest {

    private static final CountDownLatch OPEN = new CountDownLatch(0);
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private final Map<String, Shown> theirs = new ConcurrentHashMap<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicReference<LineBroken> trouble = new AtomicReference<>();
    private final AtomicReference<CountDownLatch> slow = new AtomicReference<>(OPEN);
    private final AtomicBoolean held = new AtomicBoolean();
    private final Polling polling;

    PollingTest() throws LineBroken {
        polling = new Polling(setup(), Duration.ofMillis(2), _ -> {
            asked.incrementAndGet();
            if (trouble.get() instanceof LineBroken broken) throw broken;
            var shown = Map.copyOf(theirs);
            onItsWay();
            return shown;
        });
    }

    /// The first answer that finds the way closed is held up.
    private void onItsWay() throws InterruptedException {
        var way = slow.get();
        if (way.getCount() > 0 && held.compareAndSet(false, true)) way.await();
    }

    private static Setup setup() {
        var connection = Presets.usable("vonage-salesforce").orElseThrow().configuration()
                .connection(new ConnectionId("salesforce")).orElseThrow();
        return new Setup("default", connection, () -> Set.of("ana", "ben"),
                new Secrets(Map.of()), new Budget(), true, InstantSource.system(),
                new SplittableRandom(1));
    }

    @AfterEach
    void close() {
        polling.close();
    }

    private final class Listening implements Line.Ear {
        @Override
        public void hear(String who, Said said) {
            heard.add(who + ": " + said.status());
        }

        @Override
        public void look() {
            looks.incrementAndGet();
        }
    }

    private AtomicReference<LineBroken> listen() {
        var end = new AtomicReference<LineBroken>();
        Thread.ofVirtual().start(() -> {
            try {
                polling.listen(new Listening());
            } catch (LineBroken broken) {
                end.set(broken);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        return end;
    }

    private void show(String who, String status, Instant since) {
        theirs.put(who, new Shown(new Said(status, true, Map.of()), since));
    }

    @Test
    void what_is_seen_first_is_looked_at_and_what_differs_is_heard() throws Exception {
        show("ana", "Ready", NINE);
        polling.look(Set.of("ana"));
        listen();
        show("ana", "Away", NINE.plusSeconds(5));
        await().untilAsserted(() -> assertThat(heard).containsExactly("ana: Away"));

        var before = looks.get();
        show("ben", "Ready", NINE);
        await().until(() -> looks.get() > before);
        assertThat(heard).containsExactly("ana: Away");
    }

    @Test
    void an_answer_from_a_cache_and_a_push_that_comes_late_change_nothing() throws Exception {
        show("ana", "Ready", NINE);
        polling.look(Set.of("ana"));
        listen();
        await().until(() -> looks.get() == 1);
        polling.say("ana", new Shown(new Said("Away", true, Map.of()), NINE.plusSeconds(5)));
        var now = asked.get();
        await().until(() -> asked.get() > now + 1);
        polling.say("ana", new Shown(new Said("Lunch", true, Map.of()), NINE.plusSeconds(2)));

        assertThat(heard).containsExactly("ana: Away");
        assertThat(polling.look(Set.of("ana"))).containsEntry("ana",
                new Said("Away", true, Map.of()));
    }

    @Test
    void an_answer_that_another_has_overtaken_changes_nothing() throws Exception {
        show("ana", "Ready", Instant.MIN);
        polling.look(Set.of("ana"));
        listen();
        await().until(() -> looks.get() == 1);
        slow.set(new CountDownLatch(1));
        await().until(held::get);
        show("ana", "Away", Instant.MIN);
        polling.look(Set.of("ana"));
        var now = asked.get();
        slow.getAndSet(OPEN).countDown();
        await().until(() -> asked.get() > now + 1);

        assertThat(heard).isEmpty();
        assertThat(polling.look(Set.of("ana")).get("ana").status()).isEqualTo("Away");
    }

    @Test
    void where_they_ask_to_wait_nobody_asks_and_the_line_holds() throws Exception {
        trouble.set(new LineBroken("answered 429", Duration.ofHours(1)));
        var end = listen();
        await().until(() -> asked.get() == 1);
        polling.close();
        assertThat(asked).hasValue(1);
        assertThat(end).hasValue(null);
    }

    @Test
    void other_trouble_breaks_the_line() {
        trouble.set(new LineBroken("answered 500"));
        var end = listen();
        await().until(() -> end.get() == trouble.get());
    }
}

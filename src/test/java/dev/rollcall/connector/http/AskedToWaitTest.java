package dev.rollcall.connector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rollcall.connector.Budget;
import dev.rollcall.connector.LineBroken;
import dev.rollcall.connector.Secrets;
import dev.rollcall.connector.Setup;
import dev.rollcall.connector.TinyVendor;
import dev.rollcall.connector.TinyVendor.Reply;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.testkit.VirtualTime;
import dev.rollcall.wire.configuration.Presets;
import java.net.URI;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whatever is asked for when they say that we are to wait, nothing else is asked meanwhile.
final class AskedToWaitTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final VirtualTime clock = new VirtualTime();
    private final Budget budget = new Budget();
    private final Semaphore asked = new Semaphore(0);
    private final Semaphore mayAnswer = new Semaphore(1_000);
    private TinyVendor vendor;
    private Http http;

    @BeforeEach
    void open() throws Exception {
        vendor = new TinyVendor(_ -> {
            asked.release();
            mayAnswer.acquireUninterruptibly();
            return new Reply(429, "", Map.of("Retry-After", "60"));
        });
        var connection = Presets.usable("vonage-salesforce").orElseThrow().configuration()
                .connection(new ConnectionId("salesforce")).orElseThrow();
        http = Http.to(new Setup("default", connection, () -> Set.of("ana"),
                new Secrets(Map.of()), budget, true, clock, new SplittableRandom(1)),
                vendor.url(), Http.Allowance.NONE);
    }

    @AfterEach
    void close() {
        mayAnswer.release(1_000);
        http.close();
        vendor.close();
    }

    private interface Asking {
        void ask() throws LineBroken, InterruptedException;
    }

    private void isAskedOnce(Asking asking) {
        for (var again = 0; again < 2; again++) {
            assertThatThrownBy(asking::ask).isInstanceOfSatisfying(LineBroken.class, broken ->
                    assertThat(broken.retryAfter()).isEqualTo(MINUTE));
        }
        assertThat(budget.wait(clock.instant())).isEqualTo(MINUTE);
        assertThat(vendor.log()).hasSize(1);
    }

    @Test
    void an_answer_says_it() {
        isAskedOnce(() -> http.send(http.request("/agents")).expected());
    }

    @Test
    void a_stream_that_does_not_open_says_it() {
        isAskedOnce(() -> http.events(http.request("/events")));
    }

    @Test
    void a_socket_that_does_not_open_says_it() {
        var address = URI.create(vendor.url().replaceFirst("^http", "ws"));
        isAskedOnce(() -> http.socket(address, new WebSocket.Listener() { }));
    }

    @Test
    void what_they_say_while_the_line_is_being_closed_holds_for_the_next_one() throws Exception {
        mayAnswer.drainPermits();
        var asking = Thread.ofVirtual().start(() -> {
            try {
                http.send(http.request("/agents"));
            } catch (LineBroken | InterruptedException _) {
                // The budget below tells that nothing was heard.
            }
        });
        asked.acquire();
        var closing = Thread.ofVirtual().start(http::close);
        await().until(() -> closing.getState() == Thread.State.TIMED_WAITING);
        mayAnswer.release();
        asking.join();
        closing.join();
        assertThat(budget.wait(clock.instant())).isEqualTo(MINUTE);
    }
}

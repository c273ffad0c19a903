package dev.rollcall.connector.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Command;
import dev.rollcall.domain.Command.Configure;
import dev.rollcall.domain.Command.ConfigureAgents;
import dev.rollcall.domain.Command.SignIn;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.SessionId;
import dev.rollcall.domain.configuration.AgentSettings;
import dev.rollcall.engine.Answer;
import dev.rollcall.engine.Engine;
import dev.rollcall.engine.EngineMetrics;
import dev.rollcall.engine.Limits;
import dev.rollcall.engine.NotationByNumber;
import dev.rollcall.journal.MemoryJournal;
import dev.rollcall.wire.configuration.Presets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Deliveries to a real receiver: everything, in order, signed, over failures and restarts.
class SubscriptionsTest {

    private static final String TENANT = "default";

    private record Got(String id, String body, HttpHeaders headers) {}

    @TempDir Path folder;
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    private final InstantSource clock = now::get;
    private final List<Got> got = new CopyOnWriteArrayList<>();
    private volatile int answer = 204;
    private HttpServer receiver;
    private Engine engine;

    @BeforeEach
    void open() throws Exception {
        receiver = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", this::receive);
        receiver.start();
        engine = Engine.start(List.of(new MemoryJournal()), new NotationByNumber(),
                Limits.SHIPPED, InstantSource.system(), EngineMetrics.NONE);
        var preset = Presets.usable("dynamics-365").orElseThrow();
        engine.createTenant(TENANT, new Configure(preset.configuration(), Map.of(), Set.of(), 0),
                Cause.API, "test").join();
        ask(new ConfigureAgents(Map.of(new AgentId("ana"), AgentSettings.SILENT), Set.of()));
    }

    @AfterEach
    void close() {
        engine.close();
        receiver.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        got.add(new Got(exchange.getRequestHeaders().getFirst("webhook-id"), body,
                HttpHeaders.of(exchange.getRequestHeaders(), (_, _) -> true)));
        exchange.sendResponseHeaders(answer, -1);
        exchange.close();
    }

    @Test
    void everything_arrives_in_order_and_the_official_library_believes_it() throws Exception {
        try (var subscriptions = subscriptions()) {
            var fresh = subscriptions.add(TENANT, address(), Set.of());
            signIn("s1");
            signIn("s2");

            await().untilAsserted(() -> assertThat(types()).containsExactly("session_opened",
                    "signed_in", "claim_ended", "idle_began", "session_opened"));
            for (var one : got) new Webhook(fresh.secret()).verify(one.body(), one.headers());
            assertThat(got.stream().map(Got::id)).doesNotHaveDuplicates();
        }
    }

    @Test
    void only_the_types_asked_for_arrive() throws Exception {
        try (var subscriptions = subscriptions()) {
            subscriptions.add(TENANT, address(), Set.of("presence.agent.signed_in"));
            signIn("s1");

            await().untilAsserted(() -> assertThat(types()).containsExactly("signed_in"));
        }
    }

    @Test
    void what_failed_comes_again_under_the_same_id_after_a_restart_too() throws Exception {
        answer = 500;
        try (var subscriptions = subscriptions()) {
            subscriptions.add(TENANT, address(), Set.of());
            signIn("s1");
            await().until(() -> subscriptions.of(TENANT).getFirst().failed() == 1);
        }
        var first = got.getFirst().id();
        answer = 204;
        now.updateAndGet(at -> at.plusSeconds(6));
        try (var subscriptions = subscriptions()) {
            await().until(() -> subscriptions.of(TENANT).getFirst().failed() == 0
                    && got.size() == 5);
        }
        assertThat(got.get(1).id()).isEqualTo(first);
        assertThat(got.stream().skip(1).map(Got::id)).doesNotHaveDuplicates();
    }

    @Test
    void a_receiver_that_is_gone_is_left_alone_until_somebody_resumes_it() throws Exception {
        answer = 410;
        try (var subscriptions = subscriptions()) {
            var fresh = subscriptions.add(TENANT, address(), Set.of());
            signIn("s1");
            await().until(() -> !subscriptions.of(TENANT).getFirst().ended().isEmpty());
            answer = 204;
            subscriptions.resume(TENANT, fresh.outlet().id());

            await().until(() -> got.size() == 5);
            assertThat(subscriptions.of("other")).isEmpty();
            assertThat(subscriptions.remove("other", fresh.outlet().id())).isFalse();
        }
    }

    @Test
    void a_redirect_is_a_failure_and_is_not_followed() throws Exception {
        answer = 302;
        try (var subscriptions = subscriptions()) {
            subscriptions.add(TENANT, address(), Set.of());
            signIn("s1");

            await().until(() -> subscriptions.of(TENANT).getFirst().failed() == 1);
            assertThat(got).hasSize(1);
        }
    }

    @Test
    void an_address_inside_is_refused_unless_the_operator_allows_it() throws Exception {
        try (var strict = new Subscriptions(engine, folder.resolve("strict.json"), false, clock,
                new Random(1))) {
            for (var url : List.of("http://example.org/", "https://127.0.0.1/", "https://[::1]/",
                    "https://169.254.169.254/", "https://10.0.0.1/", "https://[fd00::1]/",
                    "https://0.0.0.0/", "https://[::ffff:127.0.0.1]/", "file:///etc/passwd",
                    "https://user@example.org/")) {
                assertThatThrownBy(() -> strict.add(TENANT, URI.create(url), Set.of()))
                        .as(url).isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    @Test
    void the_plan_waits_ever_longer_and_ends() {
        var random = new Random(1);
        var waits = IntStream.rangeClosed(1, 9)
                .mapToObj(failed -> RetryPlan.after(failed, random).orElseThrow()).toList();

        assertThat(waits).isSorted();
        assertThat(waits.getFirst()).isBetween(Duration.ofSeconds(5), Duration.ofMillis(5_500));
        assertThat(RetryPlan.after(10, random)).isEmpty();
    }

    private Subscriptions subscriptions() throws IOException {
        return new Subscriptions(engine, folder.resolve("subscribers.json"), true, clock,
                new Random());
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook");
    }

    private void signIn(String session) {
        ask(new SignIn(new AgentId("ana"), new SessionId(session)));
    }

    private void ask(Command command) {
        assertThat(engine.submit(TENANT, command, Cause.API, "test", "").join())
                .isInstanceOf(Answer.Accepted.class);
    }

    private List<String> types() {
        return got.stream().map(one -> one.body().replaceAll(
                ".*\"type\":\"presence\\.agent\\.([a-z_]+)\".*", "$1")).toList();
    }
}

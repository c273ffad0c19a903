package dev.rollcall.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.connector.contract.Overheard;
import dev.rollcall.connector.contract.There;
import dev.rollcall.connector.contract.Vendor;
import dev.rollcall.connector.contract.Vendor.Can;
import dev.rollcall.simulator.stage.Fault;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What we prove ourselves by to other systems, the secrets that an administrator has put somewhere
/// and the tokens, sessions and cookies that they have given us for it, is shown to nobody: not in
/// an answer, a problem, a stream, a number or a line of the log, whatever goes wrong over there.
@Execution(ExecutionMode.CONCURRENT)
final class SecretsTest {

    /// Shorter ones are words that may stand anywhere.
    private static final int TELLING = 8;

    @AutoClose
    private static final Overheard OVERHEARD = new Overheard();

    @ParameterizedTest
    @EnumSource
    void no_secret_and_no_token_of_theirs_is_shown_to_anybody(Vendor vendor,
            @TempDir Path folder) throws Exception {
        try (var joined = Joined.to(vendor, folder)) {
            var shown = new ConcurrentLinkedQueue<String>();
            listen(joined, shown);
            joined.post("/v1/agents/ana/sessions", Map.of("session", "desk"));
            everything(joined, shown);
            for (var fault : List.of(new Fault.ExpiredTokens(), new Fault.Status(401),
                    new Fault.Status(500), new Fault.Html(), new Fault.WrongTypes())) {
                joined.there().stage().faults().likely(1, fault);
                joined.there().disturb();
                for (var status : List.of("away", "available")) {
                    shown.add(joined.post("/v1/commands", Map.of("do", "set-presence",
                            "agent", "ana", "status", status)).body());
                }
                everything(joined, shown);
                joined.there().stage().faults().clear();
                await().untilAsserted(() ->
                        assertThat(joined.health()).containsEntry("up", true));
            }
            var secrets = secrets(joined.there());
            if (vendor.can(Can.TOKENS)) {
                assertThat(secrets).hasSizeGreaterThan(joined.there().environment().size());
            }
            assertThat(shown).anyMatch(text -> text.startsWith("event: change"))
                    .anyMatch(text -> text.contains("rollcall_command"))
                    .anyMatch(text -> text.contains("\"connector\""));
            shown.addAll(OVERHEARD.lines());
            for (var text : shown) assertThat(text).doesNotContain(secrets);
        }
    }

    /// All that an administrator can look at.
    private static void everything(Joined joined, Queue<String> shown) throws Exception {
        for (var path : List.of("/v1/connections", Joined.CONNECTION,
                Joined.CONNECTION + "/needs-mapping", "/v1/config", "/v1/agents",
                "/v1/agents/ana", "/openapi.json")) {
            shown.add(joined.get(path).body());
        }
        shown.add(joined.send(joined.request("/v1/config").header("Accept", "application/yaml"))
                .body());
        shown.add(joined.fetchStatuses().body());
        shown.add(joined.post(Joined.CONNECTION + "/events", Map.of("do", "observe")).body());
        shown.add(joined.send(HttpRequest.newBuilder(joined.management("/metrics"))).body());
        shown.add(joined.send(HttpRequest.newBuilder(joined.management("/health/ready"))).body());
    }

    private static void listen(Joined joined, Queue<String> shown) throws Exception {
        var stream = joined.client().send(joined.request("/v1/stream").build(),
                BodyHandlers.ofLines());
        Thread.ofVirtual().start(() -> {
            try {
                stream.body().forEach(shown::add);
            } catch (UncheckedIOException closed) {
                shown.add("event: end");
            }
        });
    }

    private static String[] secrets(There there) {
        var secrets = new HashSet<>(there.environment().values());
        for (var proof : there.stage().log().proofs()) {
            for (var part : proof.split("[;=]? +", -1)) {
                secrets.add(part);
                secrets.add(part.substring(part.indexOf('=') + 1));
            }
        }
        secrets.removeIf(secret -> secret.length() < TELLING);
        secrets.removeAll(Set.of("Bearer", "Basic"));
        return secrets.toArray(String[]::new);
    }
}

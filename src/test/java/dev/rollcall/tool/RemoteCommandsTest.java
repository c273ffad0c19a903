package dev.rollcall.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.api.OpenHouse;
import dev.rollcall.api.access.Role;
import dev.rollcall.wire.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// The commands that speak with a running server, against one: what they print, for people and for
/// programs, and how they end.
final class RemoteCommandsTest {

    @TempDir
    private Path folder;
    private OpenHouse house;
    private String administrator;

    @BeforeEach
    void open() {
        house = OpenHouse.open(folder);
        administrator = house.administrator();
        Stream.of("ana", "bob", "cy").forEach(agent -> house.ask(administrator, "POST",
                "/v1/commands", "{\"do\":\"sign-in\",\"agent\":\"" + agent + "\"}"));
    }

    @AfterEach
    void close() {
        house.close();
    }

    private Ran with(String token, String... arguments) {
        var environment = new HashMap<String, String>();
        environment.put("ROLLCALL_URL", house.uri("").toString());
        if (!token.isEmpty()) environment.put("ROLLCALL_TOKEN", token);
        return Ran.in(environment, false, arguments);
    }

    private Ran run(String... arguments) {
        return with(administrator, arguments);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> json(String line) {
        return (Map<String, Object>) Objects.requireNonNull(Json.read(line));
    }

    @Test
    void agents_are_a_table_for_people_and_lines_of_json_for_programs() {
        var table = run("agents");
        assertThat(table.exit()).isZero();
        assertThat(table.lines()).hasSize(5).first().asString().startsWith("AGENT");
        assertThat(table.out()).contains("ana", "Available", "dee", "Offline");

        var north = run("agents", "--team", "north", "--json");
        assertThat(north.lines().stream().map(line -> json(line).get("id")).toList())
                .isEqualTo(List.of("ana", "bob"));

        var nobody = run("agents", "--team", "nowhere");
        assertThat(nobody.exit()).isZero();
        assertThat(nobody.out()).isEmpty();
        assertThat(nobody.err()).contains("no agent like that");
    }

    @Test
    void a_status_is_set_and_shown_and_a_mistyped_one_is_corrected() {
        var set = run("set-presence", "ana", "lunch", "--reason", "hungry");
        assertThat(set.exit()).isZero();
        assertThat(set.out()).startsWith("ana is now Lunch");
        var view = json(run("set-presence", "ana", "meeting", "--json").out());
        assertThat(view.get("presence")).isEqualTo("meeting");

        var mistyped = run("set-presence", "ana", "lnuch");
        assertThat(mistyped.exit()).isEqualTo(Exit.NO);
        assertThat(mistyped.err()).contains("did you mean 'lunch'?");
        var nobody = run("set-presence", "anna", "lunch");
        assertThat(nobody.exit()).isEqualTo(Exit.NO);
        assertThat(nobody.err()).contains("did you mean 'ana'?");
    }

    @Test
    void what_is_exported_can_be_changed_and_applied_but_not_over_others_work()
            throws IOException {
        var exported = run("export");
        assertThat(exported.exit()).isZero();
        assertThat(exported.out()).startsWith("# version: v").contains("readyToggle: true");
        assertThat(json(run("export", "--json").out())).containsKey("agents");

        var mine = Files.writeString(folder.resolve("mine.yaml"),
                exported.out().replace("label: Lunch", "label: Midday")).toString();
        assertThat(run("check", mine).exit()).isZero();
        var applied = run("apply", mine);
        assertThat(applied.exit()).as(applied.err()).isZero();
        assertThat(applied.out()).contains("applied").contains("is at version v");
        assertThat(run("export").out()).contains("label: Midday");

        var stale = run("apply", mine);
        assertThat(stale.exit()).isEqualTo(Exit.CONFLICT);
        assertThat(stale.err()).contains("rollcall: ").contains("(stale-version)");
        var forced = run("apply", mine, "--force", "--json");
        assertThat(forced.exit()).isZero();
        assertThat(json(forced.out())).containsEntry("applied", true).containsKey("version");
    }

    @Test
    void a_file_with_errors_is_not_sent() throws IOException {
        var broken = Files.writeString(folder.resolve("broken.yaml"), "statuses: 3\n").toString();
        var before = run("export").out();
        var ran = run("apply", broken);
        assertThat(ran.exit()).isEqualTo(Exit.NO);
        assertThat(ran.err()).contains("broken.yaml:1:", "nothing was applied");
        assertThat(run("apply", "no-such-file.yaml").exit()).isEqualTo(Exit.UNUSABLE);
        assertThat(run("export").out()).isEqualTo(before);
    }

    @Test
    void changes_are_followed_one_line_each() {
        var watching = CompletableFuture.supplyAsync(() -> run("watch", "--count", "2", "--json",
                "--team", "north"), Thread::startVirtualThread);
        var ready = new boolean[] {false};
        await().until(() -> {
            ready[0] = !ready[0];
            for (var agent : List.of("ana", "cy")) {
                house.ask(administrator, "PUT", "/v1/agents/" + agent + "/ready",
                        "{\"ready\":" + ready[0] + "}");
            }
            return watching.isDone();
        });
        var ran = watching.join();
        assertThat(ran.exit()).isZero();
        assertThat(ran.lines()).hasSize(2).allSatisfy(line -> {
            assertThat(json(line).get("id").toString()).matches("\\S+-\\d+");
            assertThat(((Map<?, ?>) json(line).get("agent")).get("id")).isEqualTo("ana");
        });
    }

    @TestFactory
    Stream<DynamicTest> who_is_not_known_or_may_not_is_told_so_by_every_command()
            throws IOException {
        var file = Files.writeString(folder.resolve("t.yaml"), "queues: [a]\n").toString();
        var agent = house.token(Role.AGENT, "ana");
        return Stream.of(
                List.of("agents"), List.of("watch"), List.of("export"), List.of("apply", file),
                List.of("set-presence", "bob", "lunch")).map(line -> DynamicTest.dynamicTest(
                        line.getFirst(), () -> {
                            var arguments = line.toArray(String[]::new);
                            ends(with("", arguments), Exit.UNUSABLE, "ROLLCALL_TOKEN");
                            ends(with("no-such-token", arguments), Exit.UNUSABLE,
                                    "ROLLCALL_TOKEN");
                            if (List.of("agents", "watch").contains(line.getFirst())) return;
                            ends(with(agent, arguments), Exit.NO, "not-allowed");
                        }));
    }

    private static void ends(Ran ran, int exit, String words) {
        assertThat(ran.exit()).as(ran.err()).isEqualTo(exit);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).startsWith("rollcall: ").contains(words)
                .doesNotContain("Exception").doesNotContain("\tat ");
    }
}

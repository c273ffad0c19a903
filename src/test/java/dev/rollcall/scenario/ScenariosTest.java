package dev.rollcall.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.scenario.Verdict.Failed;
import dev.rollcall.scenario.Verdict.Passed;
import dev.rollcall.wire.configuration.Presets;
import dev.rollcall.wire.document.Documents;
import dev.rollcall.wire.document.Unreadable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rehearsals from the file to the verdict: virtual time, refusals, restarts, where a tenant comes
/// from, and what is said of a scenario that does not hold.
final class ScenariosTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_scenario_that_holds_passes() {
        assertThat(verdict("""
                title: x
                tenant: contact-pro
                agents: {ana: {}}
                steps:
                  - sign-in: {agent: ana}
                  - set-presence: {agent: ana, status: lunch}
                    at: "12:00"
                  - expect: {agent: ana, presence: lunch}
                    at: "12:29"
                  - wait: 1m
                  - expect: {agent: ana, presence: available}
                """)).isInstanceOf(Passed.class);
    }

    @Test
    void a_failure_names_the_expectation_and_everything_that_differs() {
        var failed = failed("""
                title: x
                tenant: contact-pro
                agents: {ana: {}, bob: {}}
                steps:
                  - sign-in: {agent: ana}
                  - expect:
                      - {agent: ana, presence: available}
                      - {agent: bob, presence: available, signedIn: true, ready: false}
                  - expect: {agent: ana, presence: lunch}
                """);
        assertThat(failed.place().line()).isEqualTo(8);
        assertThat(failed.differences()).extracting(Verdict.Difference::toString).containsExactly(
                "Difference[what=presence, expected=available, seen=logged-off]",
                "Difference[what=signedIn, expected=true, seen=false]");
    }

    @Test
    void a_step_that_is_refused_without_saying_so_fails() {
        var failed = failed("""
                title: x
                steps:
                  - sign-in: {agent: ana}
                """);
        assertThat(failed.place().line()).isEqualTo(3);
        assertThat(failed.differences().getFirst().seen()).startsWith("refused: unknown-agent");
    }

    @Test
    void a_step_that_must_be_refused_and_is_not_fails() {
        var failed = failed("""
                title: x
                agents: {ana: {}}
                steps:
                  - sign-in: {agent: ana}
                    refused: unknown-agent
                """);
        assertThat(failed.differences().getFirst().expected()).isEqualTo("refused: unknown-agent");
        assertThat(failed.differences().getFirst().seen()).isEqualTo("accepted");
    }

    @Test
    void the_code_of_a_refusal_counts() {
        assertThat(failed("""
                title: x
                steps:
                  - sign-in: {agent: ana}
                    refused: unknown-status
                """).differences().getFirst().seen()).startsWith("refused: unknown-agent");
    }

    @Test
    void timers_fire_in_order_each_at_its_own_time() {
        assertThat(verdict("""
                title: x
                configure: {graceTime: 10m}
                agents: {ana: {}}
                steps:
                  - sign-in: {agent: ana}
                  - set-presence: {agent: ana, status: away, for: 5m}
                  - silence: {agent: ana}
                  - wait: 1h
                  - expect: {agent: ana, presence: offline, layers: {choice: null}}
                  - sign-in: {agent: ana}
                  - expect: {agent: ana, presence: available, because: default}
                """)).isInstanceOf(Passed.class);
    }

    @Test
    void nobody_of_that_name_is_said_so() {
        var failed = failed("title: x\nsteps: [{expect: {agent: ana, ready: true}}]");
        assertThat(failed.differences()).containsExactly(
                new Verdict.Difference("agent", "ana", "nothing of that name"));
        assertThat(failed("title: x\nsteps: [{expect: {work: w, state: held}}]").differences())
                .hasSize(1);
        assertThat(failed("title: x\nsteps: [{expect: {connection: c, agent: a, state: x}}]")
                .differences()).hasSize(1);
    }

    @Test
    void a_configuration_with_errors_is_a_mistake_at_its_place() {
        assertThat(mistakes("""
                title: x
                tenant: contact-pro
                configure:
                  statuses: [{id: lunch, bsae: away}]
                agents: {ana: {defalt: lunch}}
                steps: [{wait: 1s}]
                """)).extracting(mistake -> mistake.place().line()).containsExactly(4, 5);
    }

    @Test
    void a_scenario_may_be_about_a_configuration_with_errors() {
        assertThat(verdict("""
                title: x
                configure: {statusses: []}
                steps:
                  - expect: {check: true, errors: [unknown-key]}
                """)).isInstanceOf(Passed.class);
    }

    @Test
    void what_a_change_of_the_configuration_breaks_is_what_the_check_says() {
        assertThat(verdict("""
                title: x
                steps:
                  - expect: {check: true, errors: [], warnings: []}
                  - configure: {graceTime: soon}
                    refused: invalid-configuration
                  - expect: {check: true, errors: [bad-value]}
                """)).isInstanceOf(Passed.class);
    }

    @Test
    void a_tenant_is_a_preset_a_file_or_written_here() throws IOException {
        Files.createDirectory(folder.resolve("tenants"));
        Files.writeString(folder.resolve("tenants/ours.yaml"), "default: away\n");
        assertThat(verdict("""
                title: x
                tenant: tenants/ours.yaml
                agents: {ana: {}}
                steps: [{sign-in: {agent: ana}}, {expect: {agent: ana, presence: away}}]
                """)).isInstanceOf(Passed.class);
        assertThat(verdict("""
                title: x
                tenant: {default: busy, agents: {ana: {}}}
                steps: [{sign-in: {agent: ana}}, {expect: {agent: ana, presence: busy}}]
                """)).isInstanceOf(Passed.class);
    }

    @Test
    void a_tenant_that_is_not_there_is_a_mistake() {
        assertThat(mistakes("title: x\ntenant: dynamics365\nsteps: [{wait: 1s}]"))
                .singleElement().asString().contains(":2:9: expected a preset",
                        "did you mean 'dynamics-365'?");
        assertThat(mistakes("title: x\ntenant: gone.yaml\nsteps: [{wait: 1s}]"))
                .singleElement().asString().contains(":2:9:", "no 'gone.yaml'");
    }

    @Test
    void a_server_may_try_scenarios_against_its_own_new_configuration() throws Unreadable {
        var documents = Documents.read("ours.yaml", """
                title: x
                agents: {ana: {}}
                steps: [{sign-in: {agent: ana}}, {expect: {agent: ana, presence: not-ready}}]
                """);
        var candidate = Presets.document("elevate").orElseThrow().map();
        assertThat(verdicts(Scenarios.of(documents,
                _ -> new Tenants.Found(candidate, Optional.empty()))))
                .singleElement().isInstanceOf(Passed.class);
        assertThat(verdicts(Scenarios.of(documents,
                _ -> new Tenants.Found(Map.of(), Optional.empty()))))
                .singleElement().isInstanceOf(Failed.class);
    }

    @Test
    void folders_are_read_deep_and_in_order_and_files_hold_several() throws IOException {
        var inner = Files.createDirectories(folder.resolve("a/b"));
        Files.writeString(inner.resolve("z.yaml"), "title: 3\n".replace("3", "three")
                + "steps: [{wait: 1s}]\n");
        Files.writeString(folder.resolve("a/a.yaml"),
                "title: one\nsteps: [{wait: 1s}]\n---\ntitle: two\nsteps: [{wait: 1s}]\n");
        Files.writeString(folder.resolve("a/notes.txt"), "no scenario");
        var scenarios = Scenarios.read(List.of(folder));
        assertThat(scenarios.mistakes()).isEmpty();
        assertThat(scenarios.all()).extracting(Scenario::title)
                .containsExactly("one", "two", "three");
    }

    @Test
    void files_that_cannot_be_read_are_mistakes() throws IOException {
        var bad = Files.writeString(folder.resolve("bad.yaml"), "title: [\n");
        var scenarios = Scenarios.read(List.of(folder.resolve("none.yaml"), bad));
        assertThat(scenarios.mistakes()).hasSize(2);
        assertThat(scenarios.mistakes().getFirst().reason()).contains("found none");
        assertThat(scenarios.mistakes().getLast().place().source()).isEqualTo(bad.toString());
    }

    private Verdict verdict(String text) {
        var verdicts = verdicts(written(text));
        assertThat(verdicts).hasSize(1);
        return verdicts.getFirst();
    }

    private Failed failed(String text) {
        return (Failed) verdict(text);
    }

    private List<Mistake> mistakes(String text) {
        return written(text).mistakes();
    }

    private Scenarios written(String text) {
        try {
            return Scenarios.read(List.of(Files.writeString(folder.resolve("t.yaml"), text)));
        } catch (IOException full) {
            throw new AssertionError(full);
        }
    }

    private static List<Verdict> verdicts(Scenarios scenarios) {
        assertThat(scenarios.mistakes()).isEmpty();
        var verdicts = new ArrayList<Verdict>();
        scenarios.run(_ -> true, verdicts::add);
        return verdicts;
    }
}

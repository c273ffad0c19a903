package dev.rollcall.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.scenario.Scenario.TenantSource;
import dev.rollcall.scenario.ScenarioReader.Reading;
import dev.rollcall.scenario.Step.Act;
import dev.rollcall.wire.document.Documents;
import dev.rollcall.wire.document.Unreadable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a scenario file may say, and what is a mistake in it, with its place.
final class ScenarioReaderTest {

    @Test
    void a_scenario_says_what_is_given_and_what_happens() throws Unreadable {
        var scenario = read("""
                title: S4.1 Something
                tenant: dynamics-365
                configure: {graceTime: 1s}
                agents:
                  ana: {default: busy}
                  bob:
                external: {elevate: {ana: On Break}}
                start: 2026-03-02T09:00:00Z
                steps:
                  - sign-in: {agent: ana}
                    at: "10:30"
                    by: supervisor:maria
                  - wait: 2m30s
                  - restart:
                  - restart
                """);
        assertThat(scenario.title()).isEqualTo("S4.1 Something");
        var given = scenario.given();
        assertThat(given.tenant()).isEqualTo(new TenantSource.Preset("dynamics-365"));
        assertThat(given.configure()).isEqualTo(Map.of("graceTime", "1s"));
        assertThat(given.agents())
                .isEqualTo(Map.of("ana", Map.of("default", "busy"), "bob", Map.of()));
        assertThat(given.external()).isEqualTo(Map.of(new ConnectionId("elevate"),
                Map.of(new AgentId("ana"), "On Break")));
        assertThat(given.start()).isEqualTo(Instant.parse("2026-03-02T09:00:00Z"));
        var first = scenario.steps().getFirst();
        assertThat(first.at()).isEqualTo(Duration.ofMinutes(630));
        assertThat(first.by()).isEqualTo("supervisor:maria");
        assertThat(first.place()).hasToString("t.yaml:10:5");
        assertThat(scenario.steps()).extracting(Step::act).endsWith(
                new Act.Wait(Duration.ofSeconds(150)), new Act.Restart(), new Act.Restart());
    }

    @Test
    void what_it_does_not_say_is_a_monday_morning_in_a_tenant_with_the_defaults()
            throws Unreadable {
        var scenario = read("title: x\nsteps: [{wait: 1s}]");
        assertThat(scenario.given().start()).isEqualTo(Instant.parse("2026-01-05T09:00:00Z"));
        assertThat(scenario.given().tenant()).isEqualTo(new TenantSource.Inline(Map.of()));
    }

    @Test
    void a_tenant_with_a_dot_or_a_slash_is_a_file() throws Unreadable {
        assertThat(read("title: x\ntenant: ours.yaml\nsteps: [{wait: 1s}]").given().tenant())
                .isEqualTo(new TenantSource.File("ours.yaml"));
        assertThat(read("title: x\ntenant: ../ours\nsteps: [{wait: 1s}]").given().tenant())
                .isEqualTo(new TenantSource.File("../ours"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        - sing-in: {agent: ana}                        | 3:3  | found 'sing-in'; did you
        - sign-in: {agent: ana, sesion: s2}            | 3:25 | did you mean 'session'?
        - sign-in: {}                                  | 3:3  | expected 'agent'
        - sign-in: ana                                 | 3:12 | expected a map, found the text 'ana'
        - {sign-in: {agent: a}, sign-out: {agent: a}}  | 3:3  | one verb, found sign-in and sign-out
        - {at: "10:00"}                                | 3:3  | one verb, found none
        - 7                                            | 3:3  | expected a map, found the number 7
        - {wait: soon}                                 | 3:10 | expected a duration such as 31s
        - {wait: 31}                                   | 3:10 | expected a duration such as 31s
        - {wait: 1s, at: "25:00"}                      | 3:18 | expected a time of day such as
        - {wait: 1s, by: api}                          | 3:18 | only 'at' beside 'wait'
        - {wait: 1s, when: now}                        | 3:3  | one verb, found wait and when
        - {restart: now}                               | 3:13 | expected nothing after 'restart'
        - {sign-in: {agent: a}, by: somebody}          | 3:29 | expected agent, supervisor:<id>
        - {sign-in: {agent: a}, by: timer:x}           | 3:29 | expected agent, supervisor:<id>
        - {sign-in: {agent: a}, refused: no}           | 3:34 | expected the code of a refusal
        - {sign-in: {agent: a}, refused: work-opne}    | 3:34 | did you mean 'work-open'?
        - {set-presence: {agent: a, status: b, for: x}} | 3:45 | expected a duration
        - {set-presence: {agent: a, status: b, until: x}} | 3:47 | expected a time
        - {write-result: {connection: c, agent: a, result: no}} | 3:52 | expected a result
        - {echo: {connection: c, times: many}}         | 3:33 | expected a number from 0 to 100
        - {heartbeat: {agent: a}}                      | 3:4  | expected a verb, found 'heartbeat'
        """)
    void a_mistake_in_a_step_has_its_place(String step, String place, String reason)
            throws Unreadable {
        var mistake = mistakes("title: x\nsteps:\n" + step).getFirst();
        assertThat(mistake.reason()).contains(reason);
        assertThat(mistake.place()).hasToString("t.yaml:" + place);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        - expect: {agent: a, presense: b}              | 3:22 | did you mean 'presence'?
        - expect: {presence: b}                        | 3:3  | expected 'agent', 'connection'
        - expect: {agent: a}                           | 3:3  | found nothing to look at
        - expect: []                                   | 3:3  | expected at least one map
        - expect: {agent: a, signedIn: maybe}          | 3:32 | expected true or false or null
        - expect: {agent: a, offered: w1}              | 3:31 | expected a list of texts or null
        - expect: {agent: a, capacity: {usd: 1}}       | 3:33 | did you mean 'used'?
        - expect: {agent: a, capacity: {used: all}}    | 3:39 | expected a number or null
        - expect: {agent: a, gates: {voice: shut}}     | 3:37 | expected a list of texts or null
        - expect: {agent: a, layers: {chioce: b}}      | 3:31 | did you mean 'choice'?
        - expect: {agent: a, until: tomorrow}          | 3:29 | expected a time such as
        - expect: {work: w, presence: b}               | 3:21 | found 'presence'
        - expect: {connection: c, state: in-sync}      | 3:3  | expected a text, found nothing
        - expect: {check: yes}                         | 3:19 | expected true, found the text 'yes'
        - {expect: {agent: a, ready: true}, refused: rule} | 3:46 | only 'at' beside 'expect'
        """)
    void a_mistake_in_an_expectation_has_its_place(String step, String place, String reason)
            throws Unreadable {
        a_mistake_in_a_step_has_its_place(step, place, reason);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        steps: [{wait: 1s}]                       | 1:1  | expected 'title'
        title: x                                  | 1:1  | expected 'steps'
        {title: x, steps: []}                     | 1:12 | expected 'steps' (a list of at least one)
        {title: x, steps: {wait: 1s}}             | 1:12 | expected 'steps'
        {title: 5, steps: [{wait: 1s}]}           | 1:9  | expected a text, found the number 5
        {title: x, steps: [{wait: 1s}], star: y}  | 1:33 | did you mean 'start'?
        {title: x, steps: [{wait: 1s}], start: y} | 1:40 | expected a time such as
        {title: x, steps: [{wait: 1s}], tenant: 5} | 1:41 | expected a preset, a path
        {title: x, steps: [{wait: 1s}], agents: [ana]} | 1:33 | expected a map, found a list
        {title: x, steps: [{wait: 1s}], agents: {ana: 5}} | 1:47 | expected a map, found the
        {title: x, steps: [{wait: 1s}], external: {c: {ana: 5}}} | 1:53 | expected a text
        [title, steps]                            | 1:1  | expected a map of keys
        """)
    void a_mistake_around_the_steps_has_its_place(String file, String place, String reason)
            throws Unreadable {
        var mistake = mistakes(file).getFirst();
        assertThat(mistake.reason()).contains(reason);
        assertThat(mistake.place()).hasToString("t.yaml:" + place);
    }

    @Test
    void one_mistake_hides_no_other() throws Unreadable {
        assertThat(mistakes("""
                titel: x
                steps:
                  - sing-in: {agent: ana}
                  - expect: {agent: ana, presense: busy, redy: true}
                """)).extracting(mistake -> mistake.place().line()).containsExactly(1, 1, 3, 4, 4);
    }

    private static Scenario read(String text) throws Unreadable {
        return switch (ScenarioReader.read(Documents.one("t.yaml", text))) {
            case Reading.Read(var scenario) -> scenario;
            case Reading.Wrong(var mistakes) -> throw new AssertionError(mistakes.toString());
        };
    }

    private static List<Mistake> mistakes(String text) throws Unreadable {
        return switch (ScenarioReader.read(Documents.one("t.yaml", text))) {
            case Reading.Read _ -> List.of();
            case Reading.Wrong(var mistakes) -> mistakes;
        };
    }
}

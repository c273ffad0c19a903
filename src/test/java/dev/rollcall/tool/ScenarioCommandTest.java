package dev.rollcall.tool;

import static dev.rollcall.tool.Ran.rollcall;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `scenario`: one line each, why not, and the count.
final class ScenarioCommandTest {

    private static final String TWO = """
            title: S4.1 One that holds
            tenant: dynamics-365
            agents: {ana: {}}
            steps:
              - sign-in: {agent: ana}
              - expect: {agent: ana, presence: available}
            ---
            title: S4.9 One that does not
            tenant: dynamics-365
            agents: {ana: {}}
            steps:
              - sign-in: {agent: ana}
              - expect: {agent: ana, presence: busy, signedIn: false}
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void one_line_each_and_for_a_failure_where_and_what() throws IOException {
        var file = file(TWO);
        assertThat(rollcall("scenario", file)).isEqualTo(new Ran(1, """
                ok    S4.1 One that holds
                FAIL  S4.9 One that does not
                      at %s:13:5
                      presence: expected busy, seen available
                      signedIn: expected false, seen true
                1 passed, 1 failed
                """.formatted(file), ""));
    }

    @Test
    void a_machine_reads_lines_of_json() throws IOException {
        var file = file(TWO);
        var ran = rollcall("scenario", "--json", file);
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.lines()).hasSize(3).startsWith("{\"title\":\"S4.1 One that holds\","
                + "\"file\":\"" + file + "\",\"line\":1,\"passed\":true}")
                .endsWith("{\"passed\":1,\"failed\":1}");
        assertThat(ran.lines().get(1)).contains("\"passed\":false", "\"line\":13",
                "\"what\":\"presence\"", "\"seen\":\"available\"");
    }

    @Test
    void all_passed_is_done() throws IOException {
        var ran = rollcall("scenario", "--only", "One that holds", file(TWO));
        assertThat(ran).isEqualTo(
                new Ran(0, "ok    S4.1 One that holds\n1 passed, 0 failed\n", ""));
    }

    @Test
    void nothing_is_run_while_a_file_cannot_be_read() throws IOException {
        var file = file(TWO.replace("sign-in: {agent: ana}", "sing-in: {agent: ana}"));
        var ran = rollcall("scenario", file);
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains(
                file + ":5:5: expected a verb, found 'sing-in'; did you mean 'sign-in'?",
                file + ":12:5: ", "the files have 2 mistakes, see above");
    }

    @Test
    void the_features_that_have_scenarios_are_listed() throws IOException {
        var ran = rollcall("scenario", "--features", file(TWO));
        assertThat(ran.exit()).isZero();
        assertThat(ran.lines()).hasSize(133).contains("S4.1     1  Six shipped statuses",
                "S4.2     -  They cannot be changed or deleted")
                .endsWith("2 of 132 features have scenarios");
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("t.yaml"), text).toString();
    }
}

package dev.rollcall.tool;

import static dev.rollcall.tool.Ran.rollcall;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.wire.configuration.Presets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `check` and `export --preset`: configurations without a server.
final class CheckCommandTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_configuration_without_errors_is_done() throws IOException {
        var ran = rollcall("check", file("t.yaml", "graceTime: 1s\n"));
        assertThat(ran).isEqualTo(new Ran(0, "0 errors, 0 warnings\n", ""));
    }

    @Test
    void errors_are_said_as_compilers_say_them() throws IOException {
        var file = file("t.yaml", "statuses: [{id: lunch, bsae: away}]\ngraceTime: soon\n");
        var ran = rollcall("check", file);
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.lines()).hasSize(3).endsWith("2 errors, 0 warnings");
        assertThat(ran.lines().getFirst()).startsWith(file + ":1:").contains(": error: ",
                "did you mean 'base'?", "(unknown-key)");
        assertThat(ran.lines().get(1)).startsWith(file + ":2:12: error: expected a duration");
    }

    @Test
    void a_machine_reads_the_same() throws IOException {
        var ran = rollcall("check", "--json", file("t.yaml", "graceTime: soon\n"));
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.lines()).hasSize(2).endsWith("{\"errors\":1,\"warnings\":0}");
        assertThat(ran.lines().getFirst()).startsWith("{\"level\":\"error\",\"code\":\"bad-value\"")
                .contains("\"line\":1,\"column\":12,\"pointer\":\"/graceTime\"");
    }

    @Test
    void what_cannot_be_read_is_unusable() throws IOException {
        assertThat(rollcall("check", file("t.yaml", "a: [1\n")).exit()).isEqualTo(2);
        var none = rollcall("check", folder.resolve("none.yaml").toString());
        assertThat(none.exit()).isEqualTo(2);
        assertThat(none.err()).contains("found no '" + folder.resolve("none.yaml") + "'");
        var directory = rollcall("check", folder.toString());
        assertThat(directory.exit()).isEqualTo(2);
        assertThat(directory.err()).contains("found the folder");
    }

    @Test
    void a_person_at_a_terminal_sees_colours_unless_they_do_not_want_them() throws IOException {
        var file = file("t.yaml", "graceTime: soon\n");
        assertThat(Ran.in(Map.of(), true, "check", file).out()).contains("\u001b[31;1merror");
        assertThat(Ran.in(Map.of("NO_COLOR", "1"), true, "check", file).out())
                .doesNotContain("\u001b");
        assertThat(Ran.in(Map.of("TERM", "dumb"), true, "check", file).out())
                .doesNotContain("\u001b");
    }

    @Test
    void a_preset_is_printed_as_it_ships_and_checks_itself() throws IOException {
        for (var name : Presets.names()) {
            var ran = rollcall("export", "--preset", name);
            assertThat(ran.exit()).isZero();
            assertThat(ran.out().strip())
                    .isEqualTo(Presets.text(name).orElseThrow().strip());
            assertThat(rollcall("check", file("t.yaml", ran.out())).exit()).as(name).isZero();
        }
    }

    @Test
    void a_preset_that_is_none_is_said_with_what_was_meant() {
        var ran = rollcall("export", "--preset", "dynamics365");
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("found 'dynamics365'; did you mean 'dynamics-365'?");
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}

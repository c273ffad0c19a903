package dev.rollcall.tool;

import static dev.rollcall.tool.Ran.rollcall;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What somebody sees who uses it wrongly, or asks how to use it.
final class UsageTest {

    @Test
    void without_a_command_it_says_which_there_are() {
        var ran = rollcall();
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("Usage: rollcall", "scenario", "ROLLCALL_URL",
                "Exit codes: 0 done");
    }

    @Test
    void help_lists_everything_and_is_an_answer() {
        var ran = rollcall("help");
        assertThat(ran.exit()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).contains("check", "apply", "export", "scenario", "agents", "watch",
                "set-presence", "journal", "completion");
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "apply", "export", "scenario", "agents", "watch",
        "set-presence", "journal", "completion"})
    void every_command_explains_itself(String command) {
        var ran = rollcall(command, "--help");
        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).startsWith("Usage: rollcall " + command);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        chekc x                            | a command, found 'chekc'; did you mean 'check'?
        journal vrify                      | a command, found 'vrify'; did you mean 'verify'?
        check --jsn f                      | found '--jsn'; did you mean '--json'?
        check                              | Missing required parameter: 'FILE'.
        check a b                          | no more arguments for 'rollcall check', found 'b'.
        completion fish                    | expected bash or zsh, found 'fish'.
        set-presence ana                   | Missing required parameter: 'STATUS'.
        set-presence a b --for 1m --until 9:00 | are mutually exclusive
        set-presence a b --for soon        | expected a duration such as
        set-presence a b --until soon      | expected a time such as 12:30
        set-presence a b --deadline 9:00   | expected --after-work with --deadline
        journal                            | expected verify or dump after 'journal'.
        """)
    void a_mistake_is_one_clear_paragraph(String line, String said) {
        var ran = rollcall(line.split(" "));
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).startsWith("rollcall: ").contains(said)
                .doesNotContain("Exception", "\tat ");
    }

    @Test
    void no_server_is_said_with_what_to_do() {
        var nobody = Map.of("ROLLCALL_URL", "http://localhost:1");
        for (var command : new String[] {"agents", "watch", "export"}) {
            var ran = Ran.in(nobody, false, command);
            assertThat(ran.exit()).as(command).isEqualTo(4);
            assertThat(ran.err()).contains("at http://localhost:1, found none that answers"
                    + " (nothing listens there). Start one with 'rollcall serve'");
        }
    }

    @Test
    void an_address_that_is_none_is_said_so() {
        var ran = Ran.in(Map.of("ROLLCALL_URL", "localhost:8080"), false, "agents");
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("in ROLLCALL_URL, such as http://localhost:8080, found"
                + " 'localhost:8080'");
    }

    @Test
    void the_tab_key_knows_commands_and_options() {
        var bash = rollcall("completion", "bash");
        assertThat(bash.exit()).isZero();
        assertThat(bash.out()).startsWith("#!/").contains("complete -F", "set-presence",
                "--after-work");
        assertThat(rollcall("completion", "zsh").out())
                .startsWith("autoload").contains("bashcompinit", bash.out());
    }
}

package dev.rollcall.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rollcall.testkit.Seeds;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// One way of writing each target.
final class TargetTest {

    private static int statusOf(String path, String query) {
        return catchThrowableOfType(Declined.class, () -> Target.parse(path, query))
                .problem().status();
    }

    @Test
    void a_path_is_steps_and_a_query_parameters() {
        var target = Target.parse("/v1/agents/j%C3%BCrgen%2Fx", "team=a%20b&limit=3&flag");
        assertThat(target.steps()).containsExactly("v1", "agents", "jürgen/x");
        assertThat(target.query()).isEqualTo(Map.of("team", "a b", "limit", "3", "flag", ""));
        assertThat(Target.parse("/", "").steps()).isEmpty();
        assertThat(Target.parse("/a", "b=c+d").query()).containsEntry("b", "c d");
    }

    @Test
    void what_could_be_understood_in_two_ways_is_declined() {
        for (var path : List.of("", "a", "//", "/a//b", "/a/", "/a/../b", "/a/./b", "/a/%2e%2e/b",
                "/a;b", "/a\\b", "/a%", "/a%2", "/a%zz", "/a%00", "/a%0a", "/a%ff", "/a%c3",
                "/a\u00e4", "/a b%", "*")) {
            assertThat(statusOf(path, "")).as(path).isEqualTo(400);
        }
        assertThat(statusOf("/a", "b=1&b=2")).isEqualTo(400);
        assertThat(statusOf("/" + "a".repeat(3000), "")).isEqualTo(414);
    }

    /// Goal: no text breaks the reader. Method: random bytes and percent signs; the outcome is a
    /// target or a problem, and what was read can be written and read again.
    @Test
    void whatever_is_sent_is_read_or_declined() {
        Seeds.forAll(2_000, random -> {
            var letters = "/%?&=;+.\\ab0123cefABCEF\u0000\u0080 \n";
            var text = new StringBuilder("/");
            for (var i = random.nextInt(30); i > 0; i--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            try {
                var target = Target.parse(text.toString(), "");
                var again = new StringBuilder();
                for (var step : target.steps()) {
                    again.append('/');
                    for (var b : step.getBytes(StandardCharsets.UTF_8)) {
                        again.append("%%%02x".formatted(b));
                    }
                }
                var written = again.isEmpty() ? "/" : again.toString();
                assertThat(Target.parse(written, "").steps()).isEqualTo(target.steps());
            } catch (Declined declined) {
                assertThat(declined.problem().status()).isIn(400, 414);
            }
        });
    }
}

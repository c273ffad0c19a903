package dev.rollcall.api.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.Hands;
import dev.rollcall.api.access.Caller;
import dev.rollcall.api.access.Role;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// How often a token may write.
final class BudgetsTest {

    private final Hands clock = new Hands();
    private final Budgets budgets = new Budgets(Map.of(Role.AGENT, 3), clock);

    private static Caller agent(String credential) {
        return new Caller(credential, false, "default", Role.AGENT, Set.of(), "ana", Set.of());
    }

    @Test
    void exactly_as_much_as_allowed_and_then_no_more_until_the_minute_is_over() {
        for (var left = 2; left >= 0; left--) {
            var spent = budgets.spend(agent("a"));
            assertThat(spent.over()).isFalse();
            assertThat(spent.text()).isEqualTo("\"write\";r=" + left + ";t=60");
            assertThat(spent.policy()).isEqualTo("\"write\";q=3;w=60");
        }
        clock.pass(Duration.ofSeconds(45));
        assertThat(budgets.spend(agent("a")).over()).isTrue();
        assertThat(budgets.spend(agent("a")).text()).isEqualTo("\"write\";r=0;t=15");
        assertThat(budgets.spend(agent("b")).over()).isFalse();
        clock.pass(Duration.ofSeconds(15));
        assertThat(budgets.spend(agent("a")).text()).isEqualTo("\"write\";r=2;t=60");
    }

    @Test
    void what_is_swept_out_begins_anew() {
        budgets.spend(agent("a"));
        clock.pass(Duration.ofMinutes(2));
        budgets.sweep();
        assertThat(budgets.spend(agent("a")).remaining()).isEqualTo(2);
    }

    @Test
    void a_role_without_a_line_may_write_nothing() {
        var other = new Caller("c", false, "default", Role.WALLBOARD, Set.of(), "", Set.of());
        assertThat(budgets.spend(other).over()).isTrue();
    }
}

package dev.rollcall.wire.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.configuration.RuleTest;
import dev.rollcall.domain.configuration.RuleTest.Verdict;
import dev.rollcall.domain.configuration.Turns;
import dev.rollcall.wire.rule.CelRules.Compiled;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The conditions of assignment rules: compiled once, bounded, and never the end of a decision.
class CelRulesTest {

    private static final Map<String, Object> FACTS = Map.of(
            "agent", Map.of("team", "vip", "queues", List.of("support", "sales")),
            "presence", Map.of("base", "available", "allowed", true),
            "item", Map.of("priority", 3L, "attributes", Map.of("language", "de")));

    @Test
    void a_condition_looks_at_agent_presence_and_item() {
        assertThat(ask("agent.team == 'vip' && item.priority > 2 && 'sales' in agent.queues"))
                .isEqualTo(Verdict.YES);
        assertThat(ask("presence.allowed && item.attributes.language == 'fr'"))
                .isEqualTo(Verdict.NO);
        assertThat(ask("")).isEqualTo(Verdict.YES);
    }

    @Test
    void what_does_not_compile_says_where() {
        var wrong = (Compiled.Wrong) CelRules.compile("agent.team == 'vip' &&\n item.. > 2");

        assertThat(wrong.mistakes().getFirst().line()).isEqualTo(2);
        assertThat(wrong.mistakes().getFirst().column()).isPositive();
        assertThat(wrong.mistakes().getFirst().detail()).isNotBlank();
    }

    @Test
    void what_is_no_condition_is_refused() {
        assertThat(CelRules.compile("1 + 1")).isInstanceOf(Compiled.Wrong.class);
        assertThat(CelRules.compile("somebody.team == 'vip'")).isInstanceOf(Compiled.Wrong.class);
    }

    @Test
    void a_rule_that_fails_says_why_and_counts_as_no() {
        var verdict = ask("item.attributes.region == 'north'");

        assertThat(verdict.yes()).isFalse();
        assertThat(verdict.trouble()).contains("region");
    }

    @Test
    void a_rule_that_runs_too_long_is_stopped_and_counts_as_no() {
        var hundred = "[" + "1,".repeat(99) + "1]";
        var verdict = ask(hundred + ".all(a, " + hundred + ".all(b, a == b))");

        assertThat(verdict.yes()).isFalse();
        assertThat(verdict.trouble()).contains("budget");
    }

    @Test
    void a_rule_that_looks_at_the_time_says_at_which_ages_it_may_turn() {
        assertThat(turns("item.waitedSeconds > 60 || item.priority > 3"))
                .isEqualTo(new Turns(true, List.of(3, 4, 60, 61)));
        assertThat(turns("agent['idleSeconds'] * 2 > item.priority"))
                .isEqualTo(new Turns(true, List.of(2, 3)));
        assertThat(turns("item.priority > 3")).isEqualTo(Turns.NEVER);
    }

    @Test
    void without_an_item_the_answer_is_no_only_if_no_item_could_change_it() {
        var facts = new HashMap<>(FACTS);
        facts.remove("item");

        assertThat(ask("presence.base == 'busy' && item.priority > 3", facts))
                .isEqualTo(Verdict.NO);
        assertThat(ask("agent.team == 'vip' && item.priority > 3", facts).trouble())
                .contains("not there");
    }

    @Test
    void the_same_text_is_the_same_rule() {
        assertThat(CelRules.compile("agent.team == 'vip'"))
                .isEqualTo(CelRules.compile("agent.team == 'vip'"))
                .isNotEqualTo(CelRules.compile("agent.team == 'gold'"));
    }

    private static Verdict ask(String when) {
        return ask(when, FACTS);
    }

    private static Verdict ask(String when, Map<String, Object> facts) {
        return test(when).ask(facts);
    }

    private static Turns turns(String when) {
        return test(when).turns();
    }

    private static RuleTest test(String when) {
        return ((Compiled.Test) CelRules.compile(when)).test();
    }
}

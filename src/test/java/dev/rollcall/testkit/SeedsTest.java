package dev.rollcall.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Proves that the property runner runs, reports and shrinks; a runner that does not fail would
/// make every property of the house true.
final class SeedsTest {

    @Test
    void every_seed_gives_another_run() {
        var seen = new ArrayList<Long>();
        Seeds.forAll(100, random -> seen.add(random.nextLong()));

        assertThat(seen).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void a_failure_names_the_seed_that_shows_it_again() {
        assertThatThrownBy(() -> Seeds.forAll(10, random -> {
                throw new IllegalStateException("three is too many");
            }))
            .isInstanceOf(AssertionError.class)
            .hasMessageContaining("three is too many")
            .hasMessageContaining("-Dseed=");
    }

    @Test
    void shrinking_leaves_only_what_the_failure_needs() {
        var numbers = new ArrayList<Integer>();
        for (var number = 0; number < 100; number++) numbers.add(number);

        var least = Seeds.shrink(numbers, list -> list.contains(17) && list.contains(83));

        assertThat(least).containsExactly(17, 83);
    }

    @Test
    void a_property_over_lists_reports_the_shrunk_list() {
        assertThatThrownBy(() -> Seeds.forAllLists(50, SeedsTest::digits, SeedsTest::noSeven))
            .isInstanceOf(AssertionError.class)
            .hasMessageContaining("to 1:")
            .hasMessageEndingWith("    7");
    }

    private static List<Integer> digits(SplittableRandom random) {
        var digits = new ArrayList<Integer>();
        for (var count = 0; count < 60; count++) digits.add(random.nextInt(10));
        digits.add(7);
        return digits;
    }

    private static void noSeven(List<Integer> digits) {
        assertThat(digits).doesNotContain(7);
    }
}

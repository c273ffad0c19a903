package dev.rollcall;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Reads the text of the source and asks whether it is tidy.
final class TidyTest {

    @Test
    void a_test_runs_on_the_language_level_it_was_compiled_for() {
        assertThat(Runtime.version().feature()).isEqualTo(25);
    }
}

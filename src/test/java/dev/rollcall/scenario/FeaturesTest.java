package dev.rollcall.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Which behaviours of the five systems have scenarios: the list of them only grows.
final class FeaturesTest {
    private static final Path SHOWN = Path.of("src/test/resources/scenario/shown-features.txt");

    @Test
    void there_are_132_of_them_numbered_without_a_gap() {
        var numbers = Stream.of(numbers("S0.", 26), numbers("S1.", 25), numbers("S2.", 20),
                numbers("S3.", 20), numbers("S4.", 41)).flatMap(List::stream).toList();
        assertThat(Features.known().keySet()).containsExactlyElementsOf(numbers);
        assertThat(numbers).hasSize(132);
    }

    @Test
    void a_title_may_name_several_and_words_are_no_numbers() {
        assertThat(Features.numbersIn("S4.27 S4.28 Back in time (A4.i), S4.27 again, not XS4.1"))
                .containsExactly("S4.27", "S4.28");
    }

    /// Whoever adds the first scenario of a feature adds its number to the file; whoever takes the
    /// last one away has to explain that.
    @Test
    void what_has_a_scenario_keeps_one() throws IOException {
        var shown = Features.shownBy(ScenarioPacksTest.SHIPPED.all()).stream()
                .filter(Features.Feature::shown).map(Features.Feature::number).toList();
        assertThat(shown).containsExactlyElementsOf(Files.readAllLines(SHOWN));
    }

    private static List<String> numbers(String system, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(number -> system + number).toList();
    }
}

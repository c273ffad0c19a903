package dev.rollcall.wire.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.wire.configuration.Reading.Usable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What `check` finds: the snippets of `findings.txt`, each with the lines it must lead to, in the
/// order of the document. Whoever changes a message changes that file and reads it as a user would.
final class FindingsTest {

    @TestFactory
    Stream<DynamicTest> a_snippet_leads_to_exactly_these_findings() {
        var snippets = Reads.resource("/configuration/findings.txt").split("(?m)^=== ", -1);
        return Arrays.stream(snippets).skip(1).map(snippet -> {
            var parts = snippet.split("\n", 2);
            var halves = parts[1].split("(?m)^---\n", -1);
            return DynamicTest.dynamicTest(parts[0], () -> {
                var document = Reads.document(halves[0]);
                var reading = ConfigurationReader.read(document);
                assertThat(String.join("\n", Reads.lines(document, reading)))
                        .isEqualTo(halves[1].strip());
            });
        });
    }

    @Test
    void a_finding_about_a_tree_has_its_pointer_for_a_place() {
        var reading = ConfigurationReader.read(Map.of("graceTime", 5L));
        assertThat(reading.findings()).extracting(FindingText::of).containsExactly(
                "/graceTime: error bad-value: expected a duration such as 30s, 2m30s, 1h or PT30M,"
                        + " found the number 5");
        assertThat(ConfigurationReader.read(List.of()).findings()).extracting(FindingText::of)
                .containsExactly("/: error bad-value: expected the configuration of a tenant: a map"
                        + " of keys, found an empty list");
    }

    @Test
    void nobody_has_to_read_more_than_a_thousand_findings() {
        var yaml = new StringBuilder("agents:\n");
        for (int i = 0; i < 3_000; i++) yaml.append("  a%d: {nme: x}\n".formatted(i));
        var findings = Reads.findings(yaml.toString());
        assertThat(findings).hasSize(1_000).first().isEqualTo("2:8 unknown-key");
        assertThat(findings.getLast()).isEqualTo("1001:10 unknown-key");
    }

    @Test
    void a_tenant_of_three_lines_has_nothing_wrong() {
        var reading = Reads.reading("queues: [support]\nworkstreams: [{id: voice}]\n");
        assertThat(reading).isInstanceOf(Usable.class);
        assertThat(reading.findings()).isEmpty();
    }
}

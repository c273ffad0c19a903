package dev.rollcall.tool;

import static dev.rollcall.tool.Ran.rollcall;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.bench.Benchmark;
import dev.rollcall.bench.Benchmarks;
import dev.rollcall.wire.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The bench as a command. How fast anything is on the machine of a test is nobody's business here.
final class BenchCommandTest {

    @Test
    void the_list_names_every_row_and_measures_nothing() {
        var listed = rollcall("bench", "--list").lines();
        var rows = Benchmarks.ALL.stream().map(Benchmark::rows).flatMap(List::stream)
                .map(Benchmark.Row::what).toList();
        assertThat(listed).hasSameSizeAs(rows);
        for (var i = 0; i < rows.size(); i++) assertThat(listed.get(i)).endsWith(rows.get(i));
    }

    @ParameterizedTest
    @ValueSource(strings = {"decide", "durable-64", "http-100", "stream-1000", "fan-out",
        "assignment", "why-waiting", "recovery", "scenarios"})
    void every_benchmark_finds_a_figure_for_each_of_its_rows(String name) {
        var ran = rollcall("bench", "--quick", "--json", "--only", name);
        assertThat(ran.exit()).isZero();
        var lines = ran.lines().stream().map(BenchCommandTest::object).toList();
        assertThat(lines).extracting(line -> line.get("what")).containsExactlyElementsOf(
                Benchmarks.ALL.stream().filter(one -> one.name().contains(name))
                        .flatMap(one -> one.rows().stream())
                        .map(row -> (Object) row.what()).toList());
        assertThat(lines).allSatisfy(line ->
                assertThat(line.get("figure")).isInstanceOf(Number.class));
    }

    @Test
    void a_figure_stands_beside_its_target_and_its_unit() {
        var line = object(rollcall("bench", "--quick", "--json", "--only", "why").out());
        assertThat(line).containsAllEntriesOf(Map.of("name", "why-waiting", "unit", "ms"))
                .containsKeys("atMost", "figure", "note").doesNotContainKey("met");
    }

    @Test
    void a_name_that_nothing_has_is_no_reason_to_measure_all() {
        var ran = rollcall("bench", "--only", "warp");
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("expected a benchmark whose name contains 'warp'",
                "rollcall bench --list");
    }

    private static Map<String, Object> object(String line) {
        return Json.map(line.getBytes(StandardCharsets.UTF_8));
    }
}

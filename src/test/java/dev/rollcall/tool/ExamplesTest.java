package dev.rollcall.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.wire.configuration.ConfigurationReader;
import dev.rollcall.wire.configuration.Presets;
import dev.rollcall.wire.configuration.Reading;
import dev.rollcall.wire.document.Documents;
import dev.rollcall.wire.document.Unreadable;
import dev.rollcall.wire.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Every example in YAML that a page shows is used as it stands there: somebody will copy it.
///
/// A scenario has `steps`, and passes. A configuration has `connections`; alone it has not even
/// warnings, and it fits over the preset that the page names. Anything else is part of the page's
/// connection.
final class ExamplesTest {

    private static final Pattern BLOCK = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    private static final Pattern PRESET = Pattern.compile("preset\\s+`([a-z0-9-]+)`");

    /// @param tree as it was read
    private record Example(String place, String text, Map<String, Object> tree) {}

    /// @param preset the one that it names, or the example
    private record Page(Path file, String preset, List<Example> examples) {}

    @TempDir
    private Path folder = Path.of("");

    @TestFactory
    Stream<DynamicTest> what_a_page_shows_is_right() throws IOException {
        return pages().stream().flatMap(page -> page.examples().stream().map(example ->
                DynamicTest.dynamicTest(example.place(), () -> isRight(page, example))));
    }

    @Test
    void there_are_examples_of_every_kind() throws IOException {
        var trees = pages().stream().flatMap(page -> page.examples().stream())
                .map(Example::tree).toList();
        assertThat(trees).anyMatch(tree -> tree.containsKey("steps"))
                .anyMatch(tree -> tree.containsKey("settings"));
        assertThat(trees).filteredOn(tree -> tree.containsKey("connections"))
                .hasSizeGreaterThanOrEqualTo(9);
    }

    private void isRight(Page page, Example example) throws IOException {
        if (example.tree().containsKey("steps")) {
            var ran = Ran.rollcall("scenario", file(example.text()));
            assertThat(ran.out()).as(ran.err()).contains("1 passed, 0 failed");
        } else if (example.tree().containsKey("connections")) {
            assertThat(check(example.text()))
                    .isEqualTo(new Ran(Exit.DONE, "0 errors, 0 warnings\n", ""));
            isTaken(over(page, example.tree()));
        } else {
            isTaken(over(page, partly(page, example.tree())));
        }
    }

    /// A preset may have warnings of its own.
    private void isTaken(Map<String, Object> configuration) throws IOException {
        var ran = check(Json.text(configuration));
        assertThat(ran.exit()).as(ran.out() + ran.err()).isEqualTo(Exit.DONE);
    }

    private Ran check(String configuration) throws IOException {
        return Ran.rollcall("check", file(configuration));
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("example.yaml"), text).toString();
    }

    /// What an administrator has who applies it to the preset.
    private static Map<String, Object> over(Page page, Map<String, Object> patch) {
        var preset = Presets.usable(page.preset()).orElseThrow();
        var reading = ConfigurationReader.patched(
                preset.configuration(), preset.agents(), patch);
        assertThat(reading).as(reading.findings().toString()).isInstanceOf(Reading.Usable.class);
        var tree = new LinkedHashMap<>(((Reading.Usable) reading).configuration().document());
        tree.put("agents", patch.getOrDefault("agents", Map.of()));
        return tree;
    }

    /// Of the connection that the page has shown before.
    @SuppressWarnings("unchecked")
    private static Map<String, Object> partly(Page page, Map<String, Object> part) {
        var whole = page.examples().getFirst().tree();
        var connections = (List<Map<String, Object>>) whole.getOrDefault("connections", List.of());
        var connection = new LinkedHashMap<>(connections.getFirst());
        part.forEach((name, value) -> connection.merge(name, value, (before, now) ->
                before instanceof Map<?, ?> map && now instanceof Map<?, ?> more
                        ? together(map, more) : now));
        var patch = new LinkedHashMap<>(whole);
        patch.put("connections", List.of(connection));
        return patch;
    }

    private static Map<Object, Object> together(Map<?, ?> before, Map<?, ?> now) {
        var both = new LinkedHashMap<Object, Object>(before);
        both.putAll(now);
        return both;
    }

    private static List<Page> pages() throws IOException {
        var pages = new ArrayList<Page>();
        try (var top = Files.list(Path.of("")); var docs = Files.walk(Path.of("docs"))) {
            for (var file : Stream.concat(top, docs).sorted()
                    .filter(path -> path.toString().endsWith(".md")).toList()) {
                pages.add(page(file));
            }
        }
        return pages;
    }

    private static Page page(Path file) throws IOException {
        var text = Files.readString(file);
        var examples = new ArrayList<Example>();
        for (var block : BLOCK.matcher(text).results().toList()) {
            var line = text.substring(0, block.start()).lines().count() + 1;
            var place = file + ":" + line;
            examples.add(new Example(place, block.group(1), tree(place, block.group(1))));
        }
        var named = PRESET.matcher(text);
        return new Page(file, named.find() ? named.group(1) : Presets.EXAMPLE, examples);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> tree(String place, String text) {
        try {
            return (Map<String, Object>) Documents.one(place, text).tree();
        } catch (Unreadable broken) {
            throw new AssertionError(place, broken);
        }
    }
}

package dev.rollcall.wire.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What the readers understand: the core schema of YAML 1.2, strict JSON, and where things stand.
final class DocumentsTest {

    @Test
    void a_word_that_was_a_boolean_in_old_yaml_is_a_text() throws Unreadable {
        assertThat(list("[off, on, yes, No, 12:00:00, 1_000, 0777x, 2026-01-05, '1', \"true\"]"))
                .containsExactly("off", "on", "yes", "No", "12:00:00", "1_000", "0777x",
                        "2026-01-05", "1", "true");
    }

    @Test
    void numbers_booleans_and_nothing_are_those_of_the_core_schema() throws Unreadable {
        assertThat(list("[1, -7, +3, 0o17, 0xFF, 007, 1.5, .5, 1e3, true, FALSE, null, ~,"
                + " !!str 1]"))
                .isEqualTo(Arrays.asList(1L, -7L, 3L, 15L, 255L, 7L, 1.5, 0.5, 1000.0, true, false,
                        null, null, "1"));
    }

    @Test
    void a_key_is_the_text_as_written() throws Unreadable {
        assertThat(Documents.one("t.yaml", "{1: a, true: b, off: c, ~: d}").map())
                .containsOnlyKeys("1", "true", "off", "~");
    }

    @Test
    void several_documents_stand_in_one_text_and_empty_ones_do_not_count() throws Unreadable {
        var documents = Documents.read("t.yaml", "---\na: 1\n---\n# nothing\n---\nb: 2\n---\n");
        assertThat(documents).extracting(Document::tree)
                .containsExactly(Map.of("a", 1L), Map.of("b", 2L));
        assertThat(documents.getLast().at("/b")).hasToString("t.yaml:6:4");
    }

    @Test
    void everything_has_a_place() throws Unreadable {
        var document = Documents.one("t.yaml", """
                # a comment
                statuses:
                  - id: lunch
                    label: "Lunch"
                  - {id: break, labels: {de: Pause}}
                agents:
                  ana/b~c: {team: blue}
                """);
        assertThat(document.at("")).hasToString("t.yaml:2:1");
        assertThat(document.at("/statuses")).hasToString("t.yaml:2:1");
        assertThat(document.at("/statuses/0")).hasToString("t.yaml:3:5");
        assertThat(document.at("/statuses/0/label")).hasToString("t.yaml:4:12");
        assertThat(document.keyAt("/statuses/0/label")).hasToString("t.yaml:4:5");
        assertThat(document.at("/statuses/1/labels")).hasToString("t.yaml:5:17");
        assertThat(document.at("/statuses/1/labels/de")).hasToString("t.yaml:5:30");
        assertThat(document.at("/agents/ana~1b~0c/team")).hasToString("t.yaml:7:19");
    }

    @Test
    void what_is_missing_stands_where_it_is_missing_from() throws Unreadable {
        var document = Documents.one("t.yaml", "a:\n  b:\n    - c: 1\n");
        assertThat(document.at("/a/b/0/d/e")).isEqualTo(document.at("/a/b/0"));
        assertThat(document.at("/a/b/7")).isEqualTo(document.at("/a/b"));
        assertThat(document.at("/a/b/-1")).isEqualTo(document.at("/a/b"));
        assertThat(document.at("/z")).isEqualTo(document.at(""));
    }

    @Test
    void an_alias_repeats_its_anchor() throws Unreadable {
        var document = Documents.one("t.yaml", "a: &x {b: [1, 2]}\nc: *x\n");
        assertThat(document.tree()).isEqualTo(
                Map.of("a", Map.of("b", List.of(1L, 2L)), "c", Map.of("b", List.of(1L, 2L))));
        assertThat(document.at("/c/b/1")).hasToString("t.yaml:1:15");
    }

    @Test
    void json_is_read_strictly_and_has_places_too() throws Unreadable {
        var document = Documents.one("t.json", """
                {"a": [1, 2.5, "x", true, null],
                \t"b": {"c": "\\u00e4\\ud83d\\ude00"}}
                """);
        assertThat(document.map()).containsEntry("a", Arrays.asList(1L, 2.5, "x", true, null))
                .containsEntry("b", Map.of("c", "ä😀"));
        assertThat(document.at("/a/2")).hasToString("t.json:1:16");
        assertThat(document.keyAt("/b/c")).hasToString("t.json:2:8");
    }

    @Test
    void json_in_a_yaml_file_is_read_too() throws Unreadable {
        assertThat(Documents.one("t.yaml", "{\n\t\"a\": [1,\n\t\t\"x\\/y\"]\n}\n").tree())
                .isEqualTo(Map.of("a", List.of(1L, "x/y")));
    }

    @Test
    void the_tree_cannot_be_changed() throws Unreadable {
        var map = Documents.one("t.yaml", "a: [1]").map();
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> map.put("b", 1))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_text() throws Unreadable {
        assertThat(Documents.one("t.yaml", "\uFEFFa: 1").map()).containsOnlyKeys("a");
        assertThat(Documents.one("t.json", "\uFEFF{\"a\": 1}").map()).containsOnlyKeys("a");
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(String yaml) throws Unreadable {
        return (List<Object>) Documents.one("t.yaml", yaml).tree();
    }
}

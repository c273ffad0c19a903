package dev.rollcall.wire.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rollcall.domain.configuration.Finding;
import dev.rollcall.domain.configuration.Finding.Code;
import dev.rollcall.domain.configuration.Pointer;
import dev.rollcall.wire.configuration.Reading.Broken;
import dev.rollcall.wire.configuration.Reading.Usable;
import dev.rollcall.wire.document.Document;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// The schema and the readers are two descriptions of one thing. These tests walk one and hold it
/// against the other, with a document that has every key.
final class SchemaTest {

    private static final SchemaPaths SCHEMA = new SchemaPaths();
    private static final Document EVERYTHING =
            Reads.document(Reads.resource("/configuration/everything.yaml"));

    @Test
    void every_key_of_the_schema_stands_in_the_document_of_everything() {
        assertThat(ConfigurationReader.read(EVERYTHING)).isInstanceOf(Usable.class);
        assertThat(SCHEMA.of(EVERYTHING)).containsAll(SCHEMA.paths());
    }

    @Test
    void every_key_says_what_it_is_and_what_was_expected() {
        SCHEMA.properties().forEach((path, schema) -> {
            if (!path.endsWith("/*")) assertThat(schema).as(path).containsKey("description");
            assertThat(schema.containsKey("title") || schema.containsKey("enum")).as(path).isTrue();
        });
    }

    /// Takes each key of the document away, one at a time: what is read must change, or the key is
    /// one that must be there.
    @Test
    void every_key_is_read() {
        var whole = values(usable(SchemaPaths.map(EVERYTHING.tree())));
        for (var pointer : pointers()) {
            var less = ConfigurationReader.read(Trees.without(tree(), List.of(pointer)));
            if (less instanceof Usable usable) {
                assertThat(values(usable).equals(whole)).as("the same without " + pointer)
                        .isFalse();
            }
        }
    }

    /// Reads the document through a map that remembers what it was asked for.
    @Test
    void no_key_is_read_that_the_schema_does_not_know() {
        var asked = new TreeSet<String>();
        var findings = new ArrayList<Finding>();
        var fields = new Fields(remembering("", tree(), asked), Pointer.ROOT, findings);
        assertThat(TenantReader.read(fields)).isNotNull();
        assertThat(AgentTrees.agents(fields)).hasSize(1);
        asked.removeIf(path -> path.contains("/settings/"));
        assertThat(SCHEMA.paths()).containsAll(asked);
        assertThat(asked).hasSizeGreaterThan(130);
    }

    /// Puts the default that the schema tells in the place of each value: reading it must be like
    /// reading nothing there.
    @Test
    void a_default_in_the_schema_is_the_one_that_is_read() {
        int defaults = 0;
        for (var pointer : pointers()) {
            var schema = SCHEMA.properties().get(pattern(pointer));
            if (schema == null || !schema.containsKey("default")) continue;
            var silent = ConfigurationReader.read(Trees.without(tree(), List.of(pointer)));
            var said = ConfigurationReader.read(with(pointer, _ -> schema.get("default")));
            if (silent instanceof Usable one && said instanceof Usable other) {
                assertThat(values(other).equals(values(one))).as("default of " + pointer).isTrue();
                defaults++;
            }
        }
        assertThat(defaults).isGreaterThan(40);
    }

    /// Puts things of every wrong kind in the place of each value.
    @Test
    void a_value_of_the_wrong_kind_is_a_finding_with_a_pointer_and_never_an_exception() {
        var kinds = List.of("", "no such word", 7L, -1.5, true, List.of(), List.of(1L, "x"),
                Map.of(), Map.of("x", 1L), List.of(List.of()), "x".repeat(10_000), "1\n",
                "1s".repeat(5_000), List.of(Map.of("id", "x", "y", Map.of())));
        for (var pointer : pointers()) {
            for (var kind : kinds) {
                var reading = ConfigurationReader.read(with(pointer, _ -> kind));
                if (reading instanceof Broken(var findings)) {
                    assertThat(findings).isNotEmpty().allSatisfy(SchemaTest::says);
                }
            }
        }
    }

    private static void says(Finding finding) {
        assertThat(finding.code().error()).isTrue();
        assertThat(finding.detail()).hasSizeLessThan(600)
                .matches("(?s)(expected|there is no key|line \\d+, column).*");
        assertThat(EVERYTHING.at(finding.pointer()).line()).isPositive();
    }

    @Test
    void a_key_nobody_knows_is_found_in_every_map() {
        int maps = 0;
        for (var pointer : pointers()) {
            var schema = SCHEMA.properties().get(pattern(pointer));
            if (schema == null || !schema.containsKey("properties")) continue;
            var reading = ConfigurationReader.read(with(pointer, value -> {
                var more = new LinkedHashMap<>(SchemaPaths.map(value));
                more.put("hullabaloo", 1L);
                return more;
            }));
            assertThat(reading.findings()).as(pointer)
                    .extracting(Finding::code, Finding::pointer)
                    .containsExactly(tuple(
                            Code.UNKNOWN_KEY, pointer + "/hullabaloo"));
            maps++;
        }
        assertThat(maps).isGreaterThan(20);
    }

    private static Map<String, Object> tree() {
        return SchemaPaths.map(EVERYTHING.tree());
    }

    private static Usable usable(Map<String, Object> tree) {
        return (Usable) ConfigurationReader.read(tree);
    }

    /// Everything that was read, but for the document itself.
    private static List<Object> values(Usable usable) {
        var configuration = usable.configuration();
        var values = new ArrayList<Object>();
        for (var component : configuration.getClass().getRecordComponents()) {
            if (component.getName().equals("document")) continue;
            try {
                values.add(component.getAccessor().invoke(configuration));
            } catch (ReflectiveOperationException bad) {
                throw new AssertionError(bad);
            }
        }
        values.add(usable.agents());
        return values;
    }

    /// The pointer of every value in the document, inside connector settings excepted.
    private static List<String> pointers() {
        var pointers = new ArrayList<String>();
        collect("", EVERYTHING.tree(), pointers);
        return pointers;
    }

    private static void collect(String pointer, Object node, List<String> pointers) {
        if (!pointer.isEmpty()) pointers.add(pointer);
        if (pointer.endsWith("/settings")) return;
        if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) -> collect(Pointer.under(pointer, key), value, pointers));
        }
        if (node instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                collect(Pointer.under(pointer, i), list.get(i), pointers);
            }
        }
    }

    /// The schema's path of a pointer; maps of things by id are tried as such.
    private static String pattern(String pointer) {
        var path = "";
        for (var step : Pointer.steps(pointer)) {
            var named = path + "/" + step;
            path = SCHEMA.properties().containsKey(named) ? named : path + "/*";
        }
        return path;
    }

    private static Map<String, Object> with(String pointer, UnaryOperator<Object> change) {
        return SchemaPaths.map(changed(tree(), Pointer.steps(pointer), change));
    }

    private static Object changed(Object node, List<String> steps, UnaryOperator<Object> change) {
        if (steps.isEmpty()) return change.apply(node);
        var rest = steps.subList(1, steps.size());
        if (node instanceof List<?> list) {
            var items = new ArrayList<Object>(list);
            items.replaceAll(item -> item == list.get(Integer.parseInt(steps.getFirst()))
                    ? changed(item, rest, change) : item);
            return items;
        }
        var entries = new LinkedHashMap<>(SchemaPaths.map(node));
        entries.computeIfPresent(steps.getFirst(), (_, inner) -> changed(inner, rest, change));
        return entries;
    }

    private static Map<String, Object> remembering(String path, Map<String, Object> map,
            Set<String> asked) {
        var inner = new LinkedHashMap<String, Object>();
        map.forEach((key, value) -> inner.put(key, remembered(path, key, value, asked)));
        return new LinkedHashMap<>(inner) {
            private static final long serialVersionUID = 1;

            @Override
            public Object get(Object key) {
                note(key);
                return super.get(key);
            }

            @Override
            public Object getOrDefault(Object key, Object fallback) {
                note(key);
                return super.getOrDefault(key, fallback);
            }

            @Override
            public boolean containsKey(Object key) {
                note(key);
                return super.containsKey(key);
            }

            private void note(Object key) {
                var named = path + "/" + key;
                asked.add(SchemaPaths.alike(SCHEMA.properties().containsKey(named)
                        || !SCHEMA.properties().containsKey(path + "/*") ? named : path + "/*"));
            }
        };
    }

    private static Object remembered(String path, String key, Object value, Set<String> asked) {
        var named = path + "/" + key;
        var step = SCHEMA.properties().containsKey(named) ? named : path + "/*";
        if (value instanceof Map<?, ?> map) {
            return remembering(step, SchemaPaths.map(map), asked);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(item -> item instanceof Map<?, ?> map
                    ? remembering(step + "/*", SchemaPaths.map(map), asked) : item).toList();
        }
        return value;
    }
}

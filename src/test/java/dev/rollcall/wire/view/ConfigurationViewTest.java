package dev.rollcall.wire.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.Anything;
import dev.rollcall.testkit.Seeds;
import dev.rollcall.wire.configuration.ConfigurationReader;
import dev.rollcall.wire.configuration.Presets;
import dev.rollcall.wire.configuration.Reading.Usable;
import dev.rollcall.wire.document.Documents;
import dev.rollcall.wire.document.Unreadable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A configuration that was exported can be read again, and is the same.
final class ConfigurationViewTest {

    static List<String> presets() {
        return Presets.names();
    }

    @ParameterizedTest
    @MethodSource("presets")
    void what_is_exported_reads_as_the_same_tenant(String preset) throws Unreadable {
        var floor = Floors.of(preset, """
            {"ana": {"name": "Ana: Amari #1", "capabilities": ["phone"], "timezone": "UTC"},
             "bob": {}}""").floor();

        var yaml = ConfigurationView.yaml(floor);

        var again = (Usable) ConfigurationReader.read(Documents.one("export.yaml", yaml));
        assertThat(again.configuration()).isEqualTo(floor.configuration());
        assertThat(again.agents()).hasSize(2).allSatisfy((id, settings) ->
            assertThat(settings).isEqualTo(floor.agent(id).settings()));
    }

    @Test
    void any_tree_is_the_same_after_yaml() {
        Seeds.forAll(2_000, random -> {
            Map<String, Object> tree = Map.of("tree", tree(random, 4));
            assertThat(read(ConfigurationView.yaml(tree))).isEqualTo(tree);
        });
    }

    private static Object read(String yaml) {
        try {
            return Documents.one("tree.yaml", yaml).tree();
        } catch (Unreadable unreadable) {
            throw new AssertionError(yaml, unreadable);
        }
    }

    /// Trees whose texts look like anything but texts.
    private static Map<String, Object> tree(SplittableRandom random, int depth) {
        var any = new Anything(random);
        var tree = new LinkedHashMap<String, Object>(any.tree(depth));
        var texts = List.of("", "off", "true", "null", "~", "1", "1.5", "0x1f", "0o17", "1e3",
            "12:00:00", "2026-03-02", "- a", "a: b", "a #b", " x ", "a\nb\n", "\n", "'", "\"",
            "*x", "&x", "!x", "%x", "@x", "`x", "{", "[", "---", "...", "? a", "x\t", "\u202e",
            "\u0001", "é日本", "😀", "\u2028", "\ufeff", ".inf", ".nan", "<<", "=", "yes", "No");
        tree.put(any.oneOf(texts.subList(1, texts.size())), any.oneOf(texts));
        var list = new ArrayList<Object>();
        for (var left = random.nextInt(5); left > 0; left--) list.add(any.oneOf(texts));
        tree.put("list", list);
        return tree;
    }
}

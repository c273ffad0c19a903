package dev.rollcall.wire.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The merge and its laws.
final class TreesTest {

    @Test
    void maps_merge_deeply_things_with_an_id_by_id_and_other_lists_are_replaced() {
        assertThat(merged("""
                automatic: {mode: capacity, full: away}
                statuses: [{id: tea, label: Tea, options: {acd: true}}, {id: nap}]
                stickyBases: [away, offline]
                queues: [a]
                """, """
                automatic: {mode: none}
                statuses: [{id: new}, {id: tea, base: away, options: {doNotDisturb: true}}]
                stickyBases: [busy]
                graceTime: 5s
                """)).isEqualTo(tree("""
                automatic: {mode: none, full: away}
                statuses:
                  - {id: tea, label: Tea, options: {acd: true, doNotDisturb: true}, base: away}
                  - {id: nap}
                  - {id: new}
                stickyBases: [busy]
                queues: [a]
                graceTime: 5s
                """));
    }

    @Test
    void a_queue_is_a_thing_with_an_id_also_where_only_the_id_is_written() {
        assertThat(merged("queues: [a, {id: b, label: B}]",
                "queues: [c, {id: a, label: A}, b]"))
                .isEqualTo(tree("queues: [{id: a, label: A}, {id: b, label: B}, c]"));
        assertThat(merged("queueGroups: {g: [a]}\nagents: {ana: {queues: [a]}}",
                "queueGroups: {g: [b]}\nagents: {ana: {queues: [b]}}"))
                .isEqualTo(tree("queueGroups: {g: [b]}\nagents: {ana: {queues: [b]}}"));
    }

    @Test
    void connections_merge_by_id_and_rows_are_replaced_unless_all_have_ids() {
        assertThat(merged("""
                connections:
                  - id: x
                    revert: true
                    inbound: {otherwise: away, rules: [{ignore: true}]}
                    outbound: {rules: [{id: one, set: A}, {id: two, set: B}]}
                """, """
                connections:
                  - id: x
                    inbound: {rules: [{mirror: true}, {signOut: true}]}
                    outbound: {rules: [{id: two, set: C}]}
                  - id: y
                """)).isEqualTo(tree("""
                connections:
                  - id: x
                    revert: true
                    inbound: {otherwise: away, rules: [{mirror: true}, {signOut: true}]}
                    outbound: {rules: [{id: one, set: A}, {id: two, set: C}]}
                  - id: y
                """));
    }

    @Test
    void nothing_takes_a_key_away_and_an_empty_list_empties() {
        assertThat(merged("a: {b: 1, c: 2}\nstatuses: [{id: tea}]\nqueues: [a]",
                "a: {b: }\nstatuses: []\nqueues: []\nd: {e: , f: 1}"))
                .isEqualTo(tree("a: {c: 2}\nstatuses: []\nqueues: []\nd: {f: 1}"));
    }

    @Test
    void another_kind_of_thing_replaces_what_was_there() {
        assertThat(merged("a: {b: 1}\nc: [1]\nd: x", "a: [1]\nc: {b: 1}\nd: {e: [2]}"))
                .isEqualTo(tree("a: [1]\nc: {b: 1}\nd: {e: [2]}"));
    }

    @Test
    void laying_nothing_over_a_tree_or_a_tree_over_nothing_leaves_it_as_it_is() {
        Seeds.forAll(2_000, random -> {
            var tree = Trees.withoutNulls(map(random, 3));
            assertThat(Trees.merge(tree, Map.of())).isEqualTo(tree);
            assertThat(Trees.merge(Map.of(), tree)).isEqualTo(tree);
            assertThat(Trees.merge(tree, tree)).isEqualTo(tree);
        });
    }

    @Test
    void laying_a_patch_twice_is_laying_it_once_and_it_says_what_holds() {
        Seeds.forAll(2_000, random -> {
            var tree = Trees.withoutNulls(map(random, 3));
            var patch = map(random, 3);
            var before = tree.toString();
            var once = Trees.merge(tree, patch);
            assertThat(Trees.merge(once, patch)).isEqualTo(once);
            assertThat(tree.toString()).isEqualTo(before);
            patch.forEach((key, value) -> {
                if (value == null) assertThat(once).doesNotContainKey(key);
                if (value instanceof Long) assertThat(once).containsEntry(key, value);
            });
            tree.forEach((key, value) -> {
                if (!patch.containsKey(key)) assertThat(once).containsEntry(key, value);
            });
        });
    }

    /// As long as nothing is taken away, three trees may be laid over each other in any grouping.
    @Test
    void the_grouping_of_patches_does_not_matter() {
        Seeds.forAll(2_000, random -> {
            var one = like(random);
            var two = like(random);
            var three = like(random);
            assertThat(Trees.merge(Trees.merge(one, two), three))
                    .isEqualTo(Trees.merge(one, Trees.merge(two, three)));
        });
    }

    @Test
    void what_stands_at_a_pointer_can_be_left_out() {
        var tree = tree("a: {b: [1, {c: 2, d: 3}]}\ne: 4");
        assertThat(Trees.without(tree, List.of("/a/b/1/c", "/e", "/a/x")))
                .isEqualTo(tree("a: {b: [1, {d: 3}]}"));
        assertThat(Trees.without(tree, List.of("/a/b/0")))
                .isEqualTo(tree("a: {b: [{c: 2, d: 3}]}\ne: 4"));
    }

    private static Map<String, Object> merged(String tree, String patch) {
        return Trees.merge(tree(tree), tree(patch));
    }

    private static Map<String, Object> tree(String yaml) {
        return SchemaPaths.map(Reads.document(yaml).tree());
    }

    /// Trees of one form: a key holds the same kind of thing in each.
    private static Map<String, Object> like(SplittableRandom random) {
        var map = new LinkedHashMap<String, Object>();
        if (random.nextBoolean()) map.put("scalar", random.nextLong(5));
        if (random.nextBoolean()) map.put("list", List.of(random.nextLong(5)));
        if (random.nextBoolean()) map.put("queues", ids(random));
        if (random.nextBoolean()) map.put("things", things(random));
        if (random.nextBoolean()) map.put("map", new HashMap<>(Map.of("x", random.nextLong(5))));
        return map;
    }

    private static List<Object> ids(SplittableRandom random) {
        return IntStream.range(0, 4).filter(i -> random.nextBoolean() || i == 0)
                .<Object>mapToObj(i -> "id" + i).toList();
    }

    private static List<Object> things(SplittableRandom random) {
        return IntStream.range(0, 4).filter(i -> random.nextBoolean() || i == 0)
                .<Object>mapToObj(i -> Map.of("id", "id" + i, "v", random.nextLong(9))).toList();
    }

    /// Any tree: few keys, so that they meet, and `null` here and there.
    private static Map<String, Object> map(SplittableRandom random, int depth) {
        var map = new LinkedHashMap<String, Object>();
        for (var key : List.of("queues", "b", "c", "id")) {
            if (random.nextBoolean()) map.put(key, value(random, key, depth));
        }
        return map;
    }

    private static Object value(SplittableRandom random, String key, int depth) {
        if (key.equals("id")) return "id" + random.nextInt(3);
        return switch (random.nextInt(depth > 0 ? 6 : 3)) {
            case 0 -> random.nextLong(4);
            case 1 -> "text";
            case 2 -> null;
            case 3 -> map(random, depth - 1);
            case 4 -> new ArrayList<>(Arrays.asList("x", random.nextLong(3)));
            default -> things(random);
        };
    }
}

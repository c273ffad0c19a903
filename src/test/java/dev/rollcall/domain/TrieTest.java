package dev.rollcall.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.Seeds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// The trie against the JDK's own map: the same map, and what was kept stays as it was.
final class TrieTest {

    /// A key whose hash is chosen, so that keys meet on every level and in the lists below.
    private record Key(int hash, int name) {
        @Override
        public int hashCode() {
            return hash;
        }
    }

    private record Kept(Trie<Key, Integer> kept, Map<Key, Integer> as) {}

    @Test
    void it_is_the_map_it_should_be_and_what_was_kept_does_not_move() {
        Seeds.forAll(2_000, random -> {
            var trie = new Trie<Key, Integer>();
            var map = new HashMap<Key, Integer>();
            var kept = new ArrayList<Kept>();
            for (var i = 0; i < 200; i++) {
                var key = key(random);
                switch (random.nextInt(8)) {
                    case 0 -> kept.add(new Kept(trie.keep(), Map.copyOf(map)));
                    case 1, 2, 3 -> assertThat(trie.remove(key))
                        .isEqualTo(Optional.ofNullable(map.remove(key)));
                    default -> assertThat(trie.put(key, i))
                        .isEqualTo(Optional.ofNullable(map.put(key, i)));
                }
                assertThat(trie.find(key)).isEqualTo(Optional.ofNullable(map.get(key)));
            }
            kept.add(new Kept(trie, map));
            for (var one : kept) mustBe(one.kept(), one.as());
            for (var one : kept) changesMustBe(trie, map, one);
        });
    }

    private static void changesMustBe(
            Trie<Key, Integer> trie, Map<Key, Integer> map, Kept earlier) {
        assertThat(trie.changedSince(earlier.kept())).containsExactlyInAnyOrderElementsOf(
            map.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(earlier.as().get(entry.getKey())))
                .map(Map.Entry::getValue).toList());
    }

    @Test
    void a_kept_trie_can_be_written_to_as_well() {
        var first = new Trie<String, Integer>();
        first.put("ana", 1);
        var second = first.keep();
        second.put("ana", 2);
        first.put("ben", 3);

        assertThat(first.asMap()).isEqualTo(Map.of("ana", 1, "ben", 3));
        assertThat(second.asMap()).isEqualTo(Map.of("ana", 2));
    }

    private static Key key(SplittableRandom random) {
        var hash = switch (random.nextInt(3)) {
            case 0 -> random.nextInt(4);
            case 1 -> random.nextInt(8) << 29;
            default -> random.nextInt();
        };
        return new Key(hash, random.nextInt(3));
    }

    private static void mustBe(Trie<Key, Integer> trie, Map<Key, Integer> map) {
        assertThat(trie.size()).isEqualTo(map.size());
        assertThat(trie.asMap()).isEqualTo(map);
        assertThat(List.copyOf(trie.asMap().values()))
            .containsExactlyInAnyOrderElementsOf(map.values());
        map.forEach((key, value) -> assertThat(trie.find(key)).contains(value));
    }
}

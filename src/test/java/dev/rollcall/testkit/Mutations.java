package dev.rollcall.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Slips of the hand: something whole with a few random changes, such as people and broken programs
/// make. Trees are of maps, lists, texts, numbers, truths and null.
public final class Mutations {

    private static final List<Object> ODD = Arrays.asList(null, "", " ", "x", "0", "-1s",
        "9999999h", "true", "☎", "agent.team == ", "../..", "a".repeat(300), 0L,
        -1L, Long.MAX_VALUE, 1.5, Double.MAX_VALUE, true, false, List.of(), Map.of(),
        List.of(List.of()), Map.of("id", "x"));

    private final SplittableRandom random;

    public Mutations(SplittableRandom random) {
        this.random = random;
    }

    /// A copy with one to three changes somewhere.
    public Object of(Object tree) {
        var whole = copy(tree);
        for (var left = 1 + random.nextInt(3); left > 0; left--) {
            var places = new ArrayList<Object>();
            collect(whole, places);
            if (places.isEmpty()) return odd();
            change(places.get(random.nextInt(places.size())), whole);
        }
        return whole;
    }

    /// A text with a few characters changed, left out, doubled or swapped.
    public String of(String text) {
        var changed = new StringBuilder(text);
        for (var left = 1 + random.nextInt(4); left > 0 && !changed.isEmpty(); left--) {
            var at = random.nextInt(changed.length());
            switch (random.nextInt(4)) {
                case 0 -> changed.deleteCharAt(at);
                case 1 -> changed.insert(at, changed.charAt(random.nextInt(changed.length())));
                case 2 -> changed.setCharAt(at, (char) random.nextInt(0x180));
                default -> changed.insert(at, line(changed.toString()));
            }
        }
        return changed.toString();
    }

    private String line(String text) {
        var lines = text.lines().toList();
        return "\n" + lines.get(random.nextInt(lines.size())) + "\n";
    }

    @SuppressWarnings("unchecked") // made by copy
    private void change(Object place, Object whole) {
        if (place instanceof List<?> list) {
            change((List<Object>) list, whole);
        } else {
            change((Map<Object, Object>) place, whole);
        }
    }

    private void change(List<Object> list, Object whole) {
        if (list.isEmpty() || random.nextInt(4) == 0) {
            list.add(any(whole));
        } else {
            var at = random.nextInt(list.size());
            switch (random.nextInt(4)) {
                case 0 -> list.remove(at);
                case 1 -> list.add(copy(list.get(at)));
                case 2 -> Collections.swap(list, at, random.nextInt(list.size()));
                default -> list.set(at, any(whole));
            }
        }
    }

    private void change(Map<Object, Object> map, Object whole) {
        var keys = new ArrayList<>(map.keySet());
        if (keys.isEmpty() || random.nextInt(8) == 0) {
            map.put("unknown" + random.nextInt(9), any(whole));
        } else {
            var key = keys.get(random.nextInt(keys.size()));
            switch (random.nextInt(4)) {
                case 0 -> map.remove(key);
                case 1 -> map.put(keys.get(random.nextInt(keys.size())), copy(map.get(key)));
                default -> map.put(key, any(whole));
            }
        }
    }

    /// Something odd, or something that belongs elsewhere.
    private Object any(Object whole) {
        if (random.nextBoolean()) return odd();
        var leaves = new ArrayList<Object>();
        leaves(whole, leaves);
        return leaves.isEmpty() ? odd() : copy(leaves.get(random.nextInt(leaves.size())));
    }

    private Object odd() {
        return copy(ODD.get(random.nextInt(ODD.size())));
    }

    private static void collect(Object node, List<Object> places) {
        if (node instanceof List<?> list) {
            places.add(list);
            for (var one : list) collect(one, places);
        } else if (node instanceof Map<?, ?> map) {
            places.add(map);
            for (var one : map.values()) collect(one, places);
        }
    }

    private static void leaves(Object node, List<Object> leaves) {
        if (node instanceof List<?> list) {
            for (var one : list) leaves(one, leaves);
        } else if (node instanceof Map<?, ?> map) {
            for (var one : map.values()) leaves(one, leaves);
        }
        leaves.add(node);
    }

    private static Object copy(Object node) {
        return switch (node) {
            case List<?> list -> {
                var copy = new ArrayList<Object>(list.size());
                for (var one : list) copy.add(copy(one));
                yield copy;
            }
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<Object, Object>();
                map.forEach((key, value) -> copy.put(key, copy(value)));
                yield copy;
            }
            case null, default -> node;
        };
    }
}

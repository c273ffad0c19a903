package dev.rollcall.wire.configuration;

import dev.rollcall.domain.configuration.Finding;
import dev.rollcall.domain.configuration.Pointer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Findings in the order of the document they are about, as people read it from the top. What is
/// about something that is not there comes after what is around it. Bounded: nobody reads more.
final class DocumentOrder {

    /// More findings than these are one finding, made again and again.
    private static final int FINDINGS_MAX = 1_000;

    /// The positions of the keys of each map that was asked about, so that a hundred thousand
    /// agents are numbered once.
    private final IdentityHashMap<Object, Map<Object, Integer>> positions =
            new IdentityHashMap<>();

    static List<Finding> of(Map<String, Object> tree, List<Finding> findings) {
        var order = new DocumentOrder();
        record Placed(List<Integer> place, Finding finding) {}
        return findings.stream()
                .map(finding -> new Placed(order.place(tree, finding.pointer()), finding))
                .sorted(Comparator.comparing(Placed::place, DocumentOrder::compare))
                .limit(FINDINGS_MAX)
                .map(Placed::finding)
                .toList();
    }

    private List<Integer> place(Map<String, Object> tree, String pointer) {
        var place = new ArrayList<Integer>();
        @Nullable Object node = tree;
        for (var step : Pointer.steps(pointer)) {
            switch (node) {
                case Map<?, ?> map -> {
                    place.add(positions.computeIfAbsent(map, _ -> numbered(map))
                            .getOrDefault(step, Integer.MAX_VALUE));
                    node = map.get(step);
                }
                case List<?> list when step.matches("\\d{1,9}") -> {
                    int index = Integer.parseInt(step);
                    place.add(index);
                    node = index < list.size() ? list.get(index) : null;
                }
                case null, default -> place.add(Integer.MAX_VALUE);
            }
        }
        return place;
    }

    private static Map<Object, Integer> numbered(Map<?, ?> map) {
        var numbers = new HashMap<Object, Integer>();
        for (Object key : map.keySet()) numbers.put(key, numbers.size());
        return numbers;
    }

    private static int compare(List<Integer> one, List<Integer> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int step = Integer.compare(one.get(i), other.get(i));
            if (step != 0) return step;
        }
        return Integer.compare(one.size(), other.size());
    }

    private DocumentOrder() {}
}

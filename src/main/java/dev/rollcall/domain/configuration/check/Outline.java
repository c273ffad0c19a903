package dev.rollcall.domain.configuration.check;

import dev.rollcall.domain.configuration.Pointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The document a configuration was read from, for checks that must point at a place or see what
/// the types have already digested: duplicates, silence, words. Its shape has been checked.
record Outline(Map<String, Object> document) {

    /// A value and where it stands.
    record Spot(String pointer, Object value) {

        String text() {
            return value.toString();
        }

        boolean has(String key) {
            return value instanceof Map<?, ?> map && map.containsKey(key);
        }

        /// What stands under a key.
        Optional<Spot> under(String key) {
            return value instanceof Map<?, ?> map
                    ? Optional.<Object>ofNullable(map.get(key))
                            .map(inner -> new Spot(Pointer.under(pointer, key), inner))
                    : Optional.empty();
        }

        /// Every item of a list, every value of a map; a scalar stands for a list of itself.
        List<Spot> each() {
            var spots = new ArrayList<Spot>();
            switch (value) {
                case List<?> list -> {
                    for (Object item : list) {
                        spots.add(new Spot(Pointer.under(pointer, spots.size()), item));
                    }
                }
                case Map<?, ?> map -> map.forEach((key, inner) ->
                        spots.add(new Spot(Pointer.under(pointer, key), inner)));
                default -> spots.add(this);
            }
            return spots;
        }

        /// Every key of a map, as a text standing at its value.
        List<Spot> keys() {
            return value instanceof Map<?, ?> map
                    ? map.keySet().stream()
                            .map(key -> new Spot(Pointer.under(pointer, key), key)).toList()
                    : List.of();
        }

        List<Spot> at(String path) {
            var spots = List.of(this);
            for (var step : path.split("/", -1)) {
                spots = spots.stream().flatMap(spot -> (switch (step) {
                    case "*" -> spot.each();
                    case "@" -> spot.keys();
                    default -> spot.under(step).stream().toList();
                }).stream()).toList();
            }
            return spots;
        }

        /// A `when` and every `when` inside it, under `not` and `any`.
        List<Spot> conditions() {
            var all = new ArrayList<>(List.of(this));
            under("not").ifPresent(not -> all.addAll(not.conditions()));
            for (var inner : at("any/*")) all.addAll(inner.conditions());
            return all;
        }
    }

    /// Everything at a path: `statuses/*/category`; `*` is each item or value, `@` each key.
    List<Spot> at(String path) {
        return new Spot(Pointer.ROOT, document).at(path);
    }
}

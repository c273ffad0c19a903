package dev.rollcall.scenario;

import dev.rollcall.scenario.Verdict.Difference;
import dev.rollcall.wire.json.Instants;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Holds what was expected against what is seen. Lists compare as sets but those whose order
/// counts; a map need hold only what is named; Java's `null` means that there must be nothing. What
/// is seen may say more than was asked: where a status is expected and a claim with its cause is
/// seen, the claim's status counts.
final class Comparison {

    private final Instant now;
    private final List<Difference> differences = new ArrayList<>();

    /// @param now the moment of looking: a time of day is the next one from it
    Comparison(Instant now) {
        this.now = now;
    }

    List<Difference> differences() {
        return List.copyOf(differences);
    }

    /// Compares every field that is expected with the same field of what is seen.
    void compare(Map<String, Object> expected, Map<String, ?> seen) {
        expected.forEach((field, value) -> {
            if (field.equals("because")) because(value, seen);
            else compare(field, field, value, seen.get(field));
        });
    }

    /// A claim is known by its layer and by its cause; either may be asked for, by its beginning.
    private void because(@Nullable Object expected, Map<String, ?> seen) {
        var layer = Objects.toString(seen.get("layer"), "");
        var cause = Objects.toString(seen.get("because"), "");
        if (expected instanceof String text
                && (layer.startsWith(text) || cause.startsWith(text))) {
            return;
        }
        if (expected == null && cause.isEmpty()) return;
        differ("because", expected, layer.isEmpty() ? cause : layer + ", " + cause);
    }

    private void compare(
            String path, String field, @Nullable Object expected, @Nullable Object seen) {
        if (expected == null) {
            if (!isNothing(seen)) differ(path, null, seen);
        } else if (field.equals("until")) {
            moment(path, expected, seen);
        } else if (field.equals("mismatch")) {
            reason(path, expected, seen);
        } else if (expected instanceof Map<?, ?> map) {
            inside(path, map, seen);
        } else if (expected instanceof List<?> list) {
            list(path, Expectation.ORDERED.contains(field), list, seen);
        } else {
            scalar(path, expected, seen);
        }
    }

    private void moment(String path, Object expected, @Nullable Object seen) {
        var text = expected.toString();
        var wanted = TimeOfDay.parse(text).map(time -> TimeOfDay.next(time, now))
                .or(() -> Instants.parse(text));
        var found = seen instanceof String there ? Instants.parse(there) : Optional.empty();
        if (!wanted.equals(found)) differ(path, wanted.map(Instants::text).orElse(text), seen);
    }

    /// Whether there is a reason, or which: the code with which it begins will do.
    private void reason(String path, Object expected, @Nullable Object seen) {
        var there = !isNothing(seen) && !Boolean.FALSE.equals(seen);
        if (expected instanceof Boolean wanted) {
            if (wanted != there) differ(path, expected, seen);
        } else if (!Objects.toString(seen, "").startsWith(expected.toString())) {
            differ(path, expected, seen);
        }
    }

    private void inside(String path, Map<?, ?> expected, @Nullable Object seen) {
        var map = seen instanceof Map<?, ?> there ? there : Map.of();
        expected.forEach((key, value) ->
                compare(path + "." + key, key.toString(), value, map.get(key)));
    }

    private void list(String path, boolean ordered, List<?> expected, @Nullable Object seen) {
        var wanted = texts(expected);
        var found = seen instanceof List<?> there ? texts(there) : List.<String>of();
        var same = ordered ? wanted.equals(found)
                : new TreeSet<>(wanted).equals(new TreeSet<>(found));
        if (!same) differ(path, wanted, found);
    }

    private static List<String> texts(List<?> list) {
        return list.stream().map(item -> Objects.toString(name(item), "")).toList();
    }

    private void scalar(String path, Object expected, @Nullable Object seen) {
        if (!equal(expected, name(seen))) differ(path, expected, seen);
    }

    private static boolean equal(Object expected, @Nullable Object seen) {
        if (expected instanceof Number wanted && seen instanceof Number found) {
            return wanted.doubleValue() == found.doubleValue();
        }
        return expected.equals(seen);
    }

    /// What a thing that is seen whole is called: a claim or next status by its status, an item by
    /// its work.
    private static @Nullable Object name(@Nullable Object seen) {
        if (!(seen instanceof Map<?, ?> map)) return seen;
        if (map.containsKey("status")) return map.get("status");
        return map.containsKey("work") ? map.get("work") : seen;
    }

    private static boolean isNothing(@Nullable Object seen) {
        return seen == null || "".equals(seen)
                || (seen instanceof Map<?, ?> map && map.isEmpty())
                || (seen instanceof List<?> list && list.isEmpty());
    }

    private void differ(String path, @Nullable Object expected, @Nullable Object seen) {
        differences.add(new Difference(path, text(expected), text(name(seen))));
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "nothing";
            case String text when text.isEmpty() -> "nothing";
            case List<?> list -> "[" + String.join(", ", texts(list)) + "]";
            case Map<?, ?> map -> {
                var shown = new LinkedHashMap<String, String>();
                map.forEach((key, item) -> shown.put(key.toString(), text(name(item))));
                yield shown.toString();
            }
            default -> value.toString();
        };
    }
}

package dev.rollcall.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The behaviours of the five systems by number, and which scenarios show each. A scenario says in
/// its title what it shows: `S4.27 S4.28 Back in time or not`.
public final class Features {
    private static final Pattern NUMBER = Pattern.compile("\\bS[0-4]\\.\\d{1,2}\\b");
    private static final String LIST = "/scenario/features.txt";

    /// @param number `S4.27`
    /// @param shownBy titles of scenarios that name it
    public record Feature(String number, String text, List<String> shownBy) {
        public Feature {
            shownBy = List.copyOf(shownBy);
        }

        public boolean shown() {
            return !shownBy.isEmpty();
        }
    }

    /// Every feature, in order, with those of the scenarios that show it.
    public static List<Feature> shownBy(List<Scenario> scenarios) {
        var titles = new LinkedHashMap<String, List<String>>();
        for (var scenario : scenarios) {
            for (var number : numbersIn(scenario.title())) {
                titles.computeIfAbsent(number, _ -> new ArrayList<>()).add(scenario.title());
            }
        }
        return known().entrySet().stream().map(feature -> new Feature(feature.getKey(),
                feature.getValue(), titles.getOrDefault(feature.getKey(), List.of()))).toList();
    }

    /// The numbers a title names.
    static List<String> numbersIn(String title) {
        return NUMBER.matcher(title).results().map(match -> match.group()).distinct().toList();
    }

    /// The text of every feature by its number.
    static Map<String, String> known() {
        var known = new LinkedHashMap<String, String>();
        for (var line : resource().lines().toList()) {
            if (line.isBlank() || line.startsWith("#")) continue;
            var space = line.indexOf(' ');
            known.put(line.substring(0, space), line.substring(space + 1));
        }
        return known;
    }

    private static String resource() {
        try (var list = Features.class.getResourceAsStream(LIST)) {
            if (list == null) throw new IllegalStateException("no resource " + LIST);
            return new String(list.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Features() {}
}

package dev.rollcall.domain.configuration.check;

import dev.rollcall.domain.configuration.Condition;
import dev.rollcall.domain.configuration.Condition.CategoryIs;
import dev.rollcall.domain.configuration.Condition.GroupIs;
import dev.rollcall.domain.configuration.Condition.MessageIs;
import dev.rollcall.domain.configuration.Condition.OptionIs;
import dev.rollcall.domain.configuration.Condition.StatusIs;
import dev.rollcall.domain.configuration.Connection;
import dev.rollcall.domain.configuration.Connection.OutsideStatus;
import dev.rollcall.domain.configuration.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// What an inbound table can be asked about: every status they have declared, every one the rows
/// mention and one that nobody mentions, each with every message, group, category and option that
/// the rows can tell apart. What they send is theirs, so every combination can be.
final class OutsideCases {

    /// A status, message, group or category that no row mentions.
    private static final String OTHER = "";

    private final List<Condition> mentioned;
    private final Connection connection;
    private final int rows;

    OutsideCases(Connection connection, MappingTable table) {
        this.connection = connection;
        this.rows = table.rows().size();
        this.mentioned = table.rows().stream().flatMap(row -> row.when().parts()).toList();
    }

    /// Empty if there are too many to look at.
    Optional<Cases> cases() {
        var subjects = new ArrayList<Subject>();
        for (var names : statuses()) {
            var some = of(names);
            if (some.isEmpty() || !Cases.few((long) subjects.size() + some.get().size(), rows)) {
                return Optional.empty();
            }
            subjects.addAll(some.get());
        }
        return Optional.of(new Cases(List.of(subjects)));
    }

    /// Every case of one status; empty if there are too many.
    Optional<List<Subject>> of(Set<String> names) {
        var messages = texts(part -> part instanceof MessageIs(var texts) ? texts : Set.of());
        var groups = texts(part -> part instanceof GroupIs(var texts) ? texts : Set.of());
        var categories = texts(part -> part instanceof CategoryIs(var texts) ? texts : Set.of());
        var options = options();
        long combinations = (long) messages.size() * groups.size() * categories.size()
                * options.size();
        if (!Cases.few(combinations, rows)) return Optional.empty();
        return Optional.of(messages.stream().<Subject>flatMap(message ->
                groups.stream().flatMap(group ->
                categories.stream().flatMap(category ->
                options.stream().map(option ->
                        new Subject.OfOutside(names, message, group, category, option)))))
                .toList());
    }

    private List<Set<String>> statuses() {
        var statuses = new LinkedHashSet<Set<String>>();
        connection.statuses().stream().map(OutsideStatus::names).forEach(statuses::add);
        for (var part : mentioned) {
            if (!(part instanceof StatusIs(var texts))) continue;
            for (var text : texts) {
                if (connection.outside(text).isEmpty()) statuses.add(Set.of(text));
            }
        }
        statuses.add(Set.of(OTHER));
        return List.copyOf(statuses);
    }

    private List<String> texts(Function<Condition, Set<String>> named) {
        var texts = new LinkedHashSet<String>();
        texts.add(OTHER);
        for (var part : mentioned) texts.addAll(named.apply(part));
        return List.copyOf(texts);
    }

    private List<Map<String, Boolean>> options() {
        var combinations = List.of(Map.<String, Boolean>of());
        var names = new LinkedHashSet<String>();
        for (var part : mentioned) if (part instanceof OptionIs(var name, _)) names.add(name);
        for (var name : names) {
            var more = new ArrayList<Map<String, Boolean>>();
            for (var combination : combinations) {
                for (boolean on : new boolean[] {false, true}) {
                    var extended = new LinkedHashMap<>(combination);
                    extended.put(name, on);
                    more.add(extended);
                }
            }
            combinations = more;
        }
        return combinations;
    }
}

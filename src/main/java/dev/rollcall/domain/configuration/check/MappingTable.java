package dev.rollcall.domain.configuration.check;

import dev.rollcall.domain.configuration.Condition;
import dev.rollcall.domain.configuration.Configuration;
import dev.rollcall.domain.configuration.Connection;
import dev.rollcall.domain.configuration.Pointer;
import dev.rollcall.domain.configuration.Subject;
import dev.rollcall.domain.configuration.check.Outline.Spot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// A mapping table as the analysis sees it: rows in trying order, each with its place in the
/// document. Inbound and outbound tables are the same thing here.
///
/// @param place the pointer of the rows' list
record MappingTable(String place, List<Row> rows) {

    /// @param effect what the row does, to be compared with another's
    record Row(String id, String pointer, Condition when, Object effect) {}

    /// A connection and where it stands.
    record Placed(int index, Connection connection) {

        String pointer(Object... steps) {
            var pointer = Pointer.of("connections", index);
            for (var step : steps) pointer = Pointer.under(pointer, step);
            return pointer;
        }
    }

    static List<Placed> connections(Configuration tenant) {
        var placed = new ArrayList<Placed>();
        for (var connection : tenant.connections().values()) {
            placed.add(new Placed(placed.size(), connection));
        }
        return placed;
    }

    static MappingTable inbound(Placed placed) {
        var place = placed.pointer("inbound", "rules");
        var rows = new ArrayList<Row>();
        for (var rule : placed.connection().inbound().rules()) {
            rows.add(new Row(rule.id(), Pointer.under(place, rows.size()), rule.when(),
                    rule.action()));
        }
        return new MappingTable(place, rows);
    }

    /// Rows are tried in another order than they are written in, so their ids lead to the places.
    static MappingTable outbound(Placed placed, Outline outline) {
        var place = placed.pointer("outbound", "rules");
        var places = new HashMap<String, String>();
        var written = outline.at("connections/*").get(placed.index()).at("outbound/rules/*");
        for (var rule : written) {
            var id = rule.under("id").map(Spot::text).orElse("row-" + (places.size() + 1));
            places.put(id, rule.pointer());
        }
        var rows = placed.connection().outbound().stream()
                .map(rule -> new Row(rule.id(), places.getOrDefault(rule.id(), place), rule.when(),
                        List.of(rule.set(), rule.lock(), rule.attributes())))
                .toList();
        return new MappingTable(place, rows);
    }

    /// The first row that holds for a subject.
    Optional<Row> first(Subject subject) {
        return rows.stream().filter(row -> row.when().holds(subject)).findFirst();
    }

    /// What rows are called in messages.
    static String rows(List<Row> rows) {
        var ids = rows.stream().map(Row::id).toList();
        return ids.size() == 1 ? "row '" + ids.getFirst() + "'"
                : "rows '" + String.join("', '", ids) + "'";
    }
}

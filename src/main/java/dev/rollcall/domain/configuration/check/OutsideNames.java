package dev.rollcall.domain.configuration.check;

import dev.rollcall.domain.configuration.Connection.OutsideStatus;
import dev.rollcall.domain.configuration.Finding;
import dev.rollcall.domain.configuration.Finding.Code;
import dev.rollcall.domain.configuration.Suggestion;
import dev.rollcall.domain.configuration.check.MappingTable.Placed;
import dev.rollcall.domain.configuration.check.Outline.Spot;
import java.util.List;
import java.util.function.Consumer;

/// `unknown-outside-status`: a table or a restore names a status that the connection does not
/// declare. A warning, because what they have is theirs to say; a connection that declares nothing
/// is not asked.
final class OutsideNames implements Inspection {

    private static final List<String> PATHS = List.of("outbound/rules/*/set",
        "restore/exactly/*", "restore/otherwise");

    @Override
    public void inspect(Tenancy tenancy, Consumer<Finding> found) {
        var written = tenancy.outline().at("connections/*");
        for (var placed : MappingTable.connections(tenancy.configuration())) {
            if (placed.connection().statuses().isEmpty()) continue;
            var connection = written.get(placed.index());
            for (var path : PATHS) {
                for (var name : connection.at(path)) inspectName(placed, name, found);
            }
            for (var when : connection.at("inbound/rules/*/when")) {
                for (var condition : when.conditions()) {
                    for (var name : condition.at("status/*")) inspectName(placed, name, found);
                }
            }
        }
    }

    private static void inspectName(Placed placed, Spot name, Consumer<Finding> found) {
        if (placed.connection().outside(name.text()).isPresent()) return;
        var known = placed.connection().statuses().stream().map(OutsideStatus::id).toList();
        found.accept(new Finding(Code.UNKNOWN_OUTSIDE_STATUS, name.pointer(), "expected a status"
                + " that '" + placed.connection().id() + "' declares, found '" + name.text()
                + "'; " + Suggestion.hint(name.text(), known)));
    }
}

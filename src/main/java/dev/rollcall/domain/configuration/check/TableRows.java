package dev.rollcall.domain.configuration.check;

import dev.rollcall.domain.configuration.Condition.SignedInIs;
import dev.rollcall.domain.configuration.Finding;
import dev.rollcall.domain.configuration.Finding.Code;
import dev.rollcall.domain.configuration.Subject;
import dev.rollcall.domain.configuration.check.MappingTable.Row;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Rows against each other: `unreachable-row` for one that never decides, `overlapping-row` for two
/// that claim the same status and disagree.
///
/// Overlap is not everything that overlaps, or every table would be full of it. A row inside a
/// later one is an exception to it, a row inside an earlier one is unreachable, and a last row that
/// takes whatever is left is an "otherwise". What remains are two rows of which each claims
/// statuses the other does not, and both claim one: there the order decides, perhaps by accident
/// (S1.8).
final class TableRows implements Inspection {

    @Override
    public void inspect(Tenancy tenancy, Consumer<Finding> found) {
        var tenant = tenancy.configuration();
        for (var placed : MappingTable.connections(tenant)) {
            var inbound = MappingTable.inbound(placed);
            new OutsideCases(placed.connection(), inbound).cases().ifPresent(cases -> {
                unreachable(inbound, cases, found);
                overlapping(inbound, cases, found);
            });
            var outbound = MappingTable.outbound(placed, tenancy.outline());
            var all = tenant.statuses().values();
            AgentCases.of(tenant, outbound, all).ifPresent(cases ->
                    unreachable(outbound, cases, found));
            var visible = all.stream().filter(status -> !status.hidden()).toList();
            AgentCases.of(tenant, outbound, visible).ifPresent(cases ->
                    overlapping(outbound, cases, found));
        }
    }

    /// Walks down the table and keeps, for each row, the cases it decides: those that the rows
    /// before it have left.
    private static void unreachable(MappingTable table, Cases cases, Consumer<Finding> found) {
        var decided = new ArrayList<BitSet>();
        var taken = new BitSet();
        for (var row : table.rows()) {
            var matched = cases.holding(row.when());
            var fresh = without(matched, taken);
            if (fresh.isEmpty()) {
                var takers = new ArrayList<Row>();
                for (int i = 0; i < decided.size(); i++) {
                    if (decided.get(i).intersects(matched)) takers.add(table.rows().get(i));
                }
                found.accept(unreachable(row, takers));
            }
            decided.add(fresh);
            taken.or(matched);
        }
    }

    private static Finding unreachable(Row row, List<Row> takers) {
        return new Finding(Code.UNREACHABLE_ROW, row.pointer(), takers.isEmpty()
                ? "expected conditions that can hold, found none of this tenant's statuses and"
                        + " circumstances that row '" + row.id() + "' matches; mend or drop it"
                : "expected something left for row '" + row.id() + "', found everything it matches"
                        + " taken by " + MappingTable.rows(takers) + "; move it up or drop it");
    }

    /// One finding per row at most: with the first row before it that it contradicts.
    private static void overlapping(MappingTable table, Cases cases, Consumer<Finding> found) {
        var rows = table.rows();
        var all = cases.all();
        var matched = rows.stream().map(row -> cases.holding(row.when())).toList();
        var left = cases.holding(new SignedInIs(true));
        if (left.isEmpty()) left.set(0, all.size());
        for (int later = 0; later < rows.size(); later++) {
            boolean takesTheRest = without(left, matched.get(later)).isEmpty();
            left.andNot(matched.get(later));
            for (int earlier = 0; earlier < later && !takesTheRest; earlier++) {
                if (rows.get(earlier).effect().equals(rows.get(later).effect())) continue;
                var both = contradiction(matched.get(earlier), matched.get(later), cases);
                if (both.isEmpty()) continue;
                found.accept(overlapping(rows.get(earlier), rows.get(later),
                        all.get(both.get())));
                break;
            }
        }
    }

    /// A case that two rows share in a group where neither lies within the other.
    private static Optional<Integer> contradiction(BitSet earlier, BitSet later, Cases cases) {
        if (!earlier.intersects(later)) return Optional.empty();
        int from = 0;
        for (var group : cases.groups()) {
            int to = from + group.size();
            var ours = earlier.get(from, to);
            var theirs = later.get(from, to);
            if (ours.intersects(theirs) && !without(ours, theirs).isEmpty()
                    && !without(theirs, ours).isEmpty()) {
                ours.and(theirs);
                return Optional.of(from + ours.nextSetBit(0));
            }
            from = to;
        }
        return Optional.empty();
    }

    private static Finding overlapping(Row earlier, Row later, Subject both) {
        return new Finding(Code.OVERLAPPING_ROW, later.pointer(), "expected rows that do not"
                + " contradict each other, found " + called(both) + " in row '" + earlier.id()
                + "' and in row '" + later.id() + "'; the first of them wins, so make sure that"
                + " it should");
    }

    private static String called(Subject subject) {
        return switch (subject) {
            case Subject.OfAgent agent -> "the status '" + agent.status().id() + "'";
            case Subject.OfOutside outside -> outside.calledOneOf(Set.of(""))
                    ? "a status that no row names"
                    : "their status '" + outside.names().stream().sorted().findFirst()
                            .orElse("") + "'";
        };
    }

    private static BitSet without(BitSet some, BitSet others) {
        var rest = (BitSet) some.clone();
        rest.andNot(others);
        return rest;
    }
}

package dev.rollcall.domain.configuration.check;

import dev.rollcall.domain.Ids.StatusId;
import dev.rollcall.domain.configuration.Base;
import dev.rollcall.domain.configuration.Configuration;
import dev.rollcall.domain.configuration.Connection;
import dev.rollcall.domain.configuration.Connection.Direction;
import dev.rollcall.domain.configuration.Finding;
import dev.rollcall.domain.configuration.Finding.Code;
import dev.rollcall.domain.configuration.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// `unmapped-category`: a category that some status has and no outbound row covers (S3.9). Covered
/// means that an agent in the status, signed in and with nothing in hand, finds a row, ready or
/// not. Hidden statuses, `inactive` and the signed-out status need none, and a table without rows
/// is no table.
final class Categories implements Inspection {

    @Override
    public void inspect(Tenancy tenancy, Consumer<Finding> found) {
        for (var placed : MappingTable.connections(tenancy.configuration())) {
            if (!writes(placed.connection())) continue;
            var table = MappingTable.outbound(placed, tenancy.outline());
            uncovered(tenancy.configuration(), table).forEach((category, statuses) ->
                    found.accept(new Finding(Code.UNMAPPED_CATEGORY, table.place(),
                            "expected a row for the category '" + category + "', found none that "
                                    + "matches " + String.join(", ", statuses)
                                    + "; add {when: {category: " + category + "}, set: …}")));
        }
    }

    private static boolean writes(Connection connection) {
        return connection.mapped() && connection.direction() != Direction.INBOUND
                && !connection.outbound().isEmpty();
    }

    private static Map<StatusId, List<String>> uncovered(Configuration tenant,
            MappingTable table) {
        var uncovered = new LinkedHashMap<StatusId, List<String>>();
        for (var status : tenant.statuses().values()) {
            if (needsNone(tenant, status)) continue;
            AgentCases.plain(tenant, status).stream()
                    .filter(subject -> table.first(subject).isEmpty())
                    .findFirst()
                    .ifPresent(subject -> uncovered
                            .computeIfAbsent(status.category(), _ -> new ArrayList<>())
                            .add("'" + status.id() + (subject.ready() ? "'" : "' when not ready")));
        }
        return uncovered;
    }

    private static boolean needsNone(Configuration tenant, Status status) {
        return status.hidden() || status.base() == Base.INACTIVE
                || status.id().equals(tenant.signedOutStatus());
    }
}

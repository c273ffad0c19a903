package dev.rollcall.domain.configuration.check;

import dev.rollcall.domain.configuration.Base;
import dev.rollcall.domain.configuration.Condition.StatusIs;
import dev.rollcall.domain.configuration.Configuration;
import dev.rollcall.domain.configuration.Connection.InboundAction;
import dev.rollcall.domain.configuration.Connection.OfflineMeans;
import dev.rollcall.domain.configuration.Connection.OutsideStatus;
import dev.rollcall.domain.configuration.Finding;
import dev.rollcall.domain.configuration.Finding.Code;
import dev.rollcall.domain.configuration.Status;
import dev.rollcall.domain.configuration.Texts;
import dev.rollcall.domain.configuration.check.MappingTable.Placed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// `off-duty-routable`: somebody who is away or offline there is given work here. A row that does
/// it is a slip; an `otherwise` that does it is a trap, since it waits for the status that somebody
/// adds there next year and forgets here (A3.a).
final class OffDuty implements Inspection {

    @Override
    public void inspect(Tenancy tenancy, Consumer<Finding> found) {
        for (var placed : MappingTable.connections(tenancy.configuration())) {
            if (!placed.connection().mapped()) continue;
            inspectRows(tenancy.configuration(), placed, found);
            inspectOtherwise(tenancy.configuration(), placed, found);
        }
    }

    private static void inspectRows(Configuration tenant, Placed placed,
            Consumer<Finding> found) {
        var table = MappingTable.inbound(placed);
        var culprits = new LinkedHashMap<String, List<String>>();
        for (var status : offDuty(placed)) {
            var cases = new OutsideCases(placed.connection(), table).of(status.names());
            for (var subject : cases.orElse(List.of())) {
                table.first(subject)
                        .filter(row -> letsWorkIn(tenant, (InboundAction) row.effect(),
                                status.names()))
                        .ifPresent(row -> note(culprits, row.pointer(), status.id()));
            }
        }
        culprits.forEach((pointer, names) -> found.accept(new Finding(Code.OFF_DUTY_ROUTABLE,
                pointer, "expected a status here that lets no work in, since they are off duty in '"
                        + String.join("', '", names) + "'; found one that does")));
    }

    private static void note(Map<String, List<String>> culprits, String pointer, String name) {
        var names = culprits.computeIfAbsent(pointer, _ -> new ArrayList<>());
        if (!names.contains(name)) names.add(name);
    }

    private static void inspectOtherwise(Configuration tenant, Placed placed,
            Consumer<Finding> found) {
        var inbound = placed.connection().inbound();
        if (!letsWorkIn(tenant, inbound.otherwise(), Set.of())) return;
        var trapped = new ArrayList<String>();
        var table = MappingTable.inbound(placed);
        for (var status : offDuty(placed)) {
            boolean offline = !status.online() && inbound.offlineMeans() != OfflineMeans.NOTHING;
            var cases = new OutsideCases(placed.connection(), table).of(status.names());
            boolean unmapped = cases.orElse(List.of()).stream()
                    .anyMatch(subject -> table.first(subject).isEmpty());
            if (!offline && unmapped) trapped.add(status.id());
        }
        found.accept(new Finding(Code.OFF_DUTY_ROUTABLE, placed.pointer("inbound", "otherwise"),
                "expected ignore, or a status that lets no work in; found one that does, for "
                        + (trapped.isEmpty() ? "every status of theirs that has no row"
                                : "'" + String.join("', '", trapped) + "'")
                        + ", also one they add later"));
    }

    /// The statuses of theirs, declared or named in a row, that mean away or offline.
    private static List<OutsideStatus> offDuty(Placed placed) {
        var statuses = new ArrayList<>(placed.connection().statuses());
        for (var row : MappingTable.inbound(placed).rows()) {
            row.when().named().forEach(part -> {
                if (!(part instanceof StatusIs(
                        var texts))) {
                    return;
                }
                for (var text : texts) {
                    if (placed.connection().outside(text).isEmpty()) {
                        statuses.add(new OutsideStatus(text, text, true, false, false,
                                List.of()));
                    }
                }
            });
        }
        statuses.removeIf(status -> status.online() && !Words.offDuty(status.id())
                && !Words.offDuty(status.label()));
        return statuses;
    }

    private static boolean letsWorkIn(Configuration tenant, InboundAction action,
            Set<String> names) {
        return switch (action) {
            case InboundAction.Set(var id) -> tenant.find(id)
                    .filter(status -> letsWorkIn(tenant, status)).isPresent();
            case InboundAction.SignIn(var then) -> letsWorkIn(tenant, then, names);
            case InboundAction.Mirror() -> tenant.mirrored(names)
                    .filter(status -> letsWorkIn(tenant, status)).isPresent();
            case InboundAction.SignOut _, InboundAction.StartActivity _,
                    InboundAction.Ignore _ -> false;
        };
    }

    private static boolean letsWorkIn(Configuration tenant, Status status) {
        if (tenant.workstreams().isEmpty()) {
            return status.base() == Base.AVAILABLE && status.options().acd();
        }
        return tenant.workstreams().values().stream().anyMatch(workstream ->
                workstream.allows(status) && (status.options().acd() || !workstream.acd()));
    }
}

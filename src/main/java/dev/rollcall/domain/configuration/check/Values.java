package dev.rollcall.domain.configuration.check;

import dev.rollcall.domain.configuration.Finding;
import dev.rollcall.domain.configuration.Finding.Code;
import dev.rollcall.domain.configuration.Pointer;
import dev.rollcall.domain.configuration.Workstream.Method;
import dev.rollcall.domain.configuration.check.Outline.Spot;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Values of the right kind that cannot be meant: no time where time must pass, zones that are on
/// no map, a method that has nothing to go by. All are `bad-value`.
final class Values implements Inspection {

    @Override
    public void inspect(Tenancy tenancy, Consumer<Finding> found) {
        var tenant = tenancy.configuration();
        positive("sessionTimeout", tenant.sessionTimeout(), found);
        int index = 0;
        for (var workstream : tenant.workstreams().values()) {
            var place = "workstreams/" + index++;
            positive(place + "/offerTimeout", workstream.offerTimeout(), found);
            if (workstream.method() == Method.RULES && workstream.rules().isEmpty()) {
                found.accept(bad("/" + place + "/method",
                        "expected rules with the method rules, found none; add them or choose"
                                + " another method"));
            }
        }
        index = 0;
        for (var connection : tenant.connections().values()) {
            positive("connections/" + index++ + "/contest/window", connection.contest().window(),
                    found);
        }
        inspectZones(tenancy, found);
    }

    private static void positive(String path, Duration duration, Consumer<Finding> found) {
        if (duration.isZero()) {
            found.accept(bad("/" + path, "expected more than no time, found 0s"));
        }
    }

    /// Looked up once for each zone that is named; a tenant names few, and its agents are many.
    private static void inspectZones(Tenancy tenancy, Consumer<Finding> found) {
        var zones = new HashMap<String, Boolean>();
        for (var spot : tenancy.outline().at("agentDefaults/timezone")) {
            inspectZone(spot, zones, found);
        }
        tenancy.agents().forEach((id, agent) -> {
            if (agent.timezone().isEmpty()) return;
            var place = Pointer.of("agents", id, "timezone");
            inspectZone(new Spot(place, agent.timezone()), zones, found);
        });
    }

    private static void inspectZone(Spot spot, Map<String, Boolean> zones,
            Consumer<Finding> found) {
        boolean known = zones.computeIfAbsent(spot.text(),
                zone -> ZoneId.getAvailableZoneIds().contains(zone));
        if (known) return;
        found.accept(bad(spot.pointer(), "expected an IANA time zone such as Europe/Berlin, found '"
                + spot.text() + "'"));
    }

    private static Finding bad(String pointer, String detail) {
        return new Finding(Code.BAD_VALUE, pointer, detail);
    }
}

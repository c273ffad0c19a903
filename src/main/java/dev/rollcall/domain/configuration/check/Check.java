package dev.rollcall.domain.configuration.check;

import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.configuration.AgentSettings;
import dev.rollcall.domain.configuration.Configuration;
import dev.rollcall.domain.configuration.Finding;
import dev.rollcall.domain.configuration.check.Inspection.Tenancy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The door: everything `check` has to say about a configuration whose shape is right. Errors
/// first, because warnings are about what a configuration would do, and a broken one does nothing.
public final class Check {

    private static final List<Inspection> ERRORS = List.of(
        new Duplicates(),
        new Statuses(),
        new RuleForms(),
        new References(),
        new Values(),
        new Categories());

    private static final List<Inspection> WARNINGS = List.of(
        new Labels(),
        new TableRows(),
        new OffDuty(),
        new DeadEnds(),
        new WriteCycles(),
        new OutsideNames(),
        new Loads(),
        new ReofferLoops());

    /// @param agents everybody who is configured, as far as it is known
    public static List<Finding> errors(Configuration configuration,
            Map<AgentId, AgentSettings> agents) {
        return inspected(ERRORS, new Tenancy(configuration, agents));
    }

    /// What a configuration without errors would do that nobody can want.
    public static List<Finding> warnings(Configuration configuration,
            Map<AgentId, AgentSettings> agents) {
        return inspected(WARNINGS, new Tenancy(configuration, agents));
    }

    private static List<Finding> inspected(List<Inspection> inspections, Tenancy tenancy) {
        var findings = new ArrayList<Finding>();
        for (var inspection : inspections) inspection.inspect(tenancy, findings::add);
        return List.copyOf(findings);
    }

    private Check() {}
}

package dev.rollcall.scenario;

import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.Ids.WorkId;
import dev.rollcall.domain.configuration.Finding;
import dev.rollcall.scenario.Verdict.Difference;
import dev.rollcall.wire.configuration.Reading;
import dev.rollcall.wire.view.AgentView;
import dev.rollcall.wire.view.FarSideView;
import dev.rollcall.wire.view.WorkView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What everyone sees, looked at now, and beside it what the outside systems show and what the
/// check of the configuration said last.
final class Sight {
    private final VirtualHub hub;
    private final OutsideWorld outside;
    private List<Finding> findings = List.of();
    private Optional<String> differed = Optional.empty();

    Sight(VirtualHub hub, OutsideWorld outside) {
        this.hub = hub;
        this.outside = outside;
    }

    /// The configuration put forward last, whether or not it was taken.
    void checked(Reading reading) {
        findings = reading.findings();
    }

    /// The pointer of the expectation that was not met, if one was not.
    Optional<String> whereItDiffered() {
        return differed;
    }

    /// What the first expectation that is not met says otherwise; empty if all are.
    List<Difference> differences(List<Expectation> all) {
        for (var one : all) {
            var differences = differences(one);
            if (differences.isEmpty()) continue;
            differed = Optional.of(one.pointer());
            return differences;
        }
        return List.of();
    }

    private List<Difference> differences(Expectation one) {
        var seen = switch (one.subject()) {
            case AGENT -> agent(one);
            case CONNECTION -> farSide(one);
            case WORK -> work(one);
            case CHECK -> Optional.of(check());
        };
        if (seen.isEmpty()) return List.of(missing(one));
        var comparison = new Comparison(hub.now());
        comparison.compare(one.fields(), seen.get());
        return comparison.differences();
    }

    private static Difference missing(Expectation one) {
        return new Difference(String.join(" and ", one.about().keySet()),
                String.join(" and ", one.about().values()), "nothing of that name");
    }

    private Optional<Map<String, Object>> agent(Expectation one) {
        return hub.floor().find(new AgentId(one.about().getOrDefault("agent", "")))
                .map(agent -> AgentView.tree(hub.floor(), agent, hub.now()));
    }

    private Optional<Map<String, Object>> farSide(Expectation one) {
        var connection = new ConnectionId(one.about().getOrDefault("connection", ""));
        var id = new AgentId(one.about().getOrDefault("agent", ""));
        if (hub.floor().configuration().connection(connection).isEmpty()) return Optional.empty();
        return hub.floor().find(id).map(agent -> {
            var seen = new LinkedHashMap<>(FarSideView.tree(hub.floor(), agent, connection));
            if (one.asks("writes")) seen.put("writes", outside.takeWritten(connection, id));
            return seen;
        });
    }

    private Optional<Map<String, Object>> work(Expectation one) {
        return hub.floor().find(new WorkId(one.about().getOrDefault("work", "")))
                .map(work -> WorkView.tree(hub.floor(), work, hub.now()));
    }

    private Map<String, Object> check() {
        return Map.of("errors", codes(true), "warnings", codes(false));
    }

    private List<String> codes(boolean errors) {
        return findings.stream().map(Finding::code).filter(code -> code.error() == errors)
                .map(Finding.Code::text).distinct().toList();
    }
}

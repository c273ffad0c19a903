package dev.rollcall.bench;

import dev.rollcall.scenario.Scenarios;
import dev.rollcall.scenario.TenantFiles;
import dev.rollcall.scenario.Verdict;
import dev.rollcall.wire.document.Documents;
import dev.rollcall.wire.document.Unreadable;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// 1,000 scenarios of 20 steps, read and rehearsed: a day with a meeting and a break, of the people
/// who stand in most scenarios.
final class ScenarioRuns implements Benchmark {

    private static final int SCENARIOS = 1_000;

    private static final String SCENARIO = """
        title: A day of Ana's
        tenant: dynamics-365
        agents: {ana: {}, bob: {}}
        steps:
          - sign-in: {agent: ana}
          - expect: {agent: ana, presence: available, routingStatus: IDLE}
          - set-presence: {agent: ana, status: busy}
          - expect: {agent: ana, presence: busy}
          - wait: 10m
          - set-presence: {agent: ana, status: available}
          - expect: {agent: ana, presence: available, base: available}
          - start-activity: {agent: ana, activity: meeting}
          - end-activity: {agent: ana, activity: meeting}
          - expect: {agent: ana, presence: available}
          - set-presence: {agent: ana, status: away}
          - expect: {agent: ana, effective: away}
          - wait: 30m
          - set-presence: {agent: ana, status: do-not-disturb}
          - expect: {agent: ana, presence: do-not-disturb, effective: busy}
          - wait: 5m
          - expect: {agent: ana, presence: do-not-disturb}
          - set-presence: {agent: ana, status: available}
          - sign-out: {agent: ana}
          - expect: {agent: ana, presence: offline, effective: offline}
        """;

    @Override
    public String name() {
        return "scenarios";
    }

    @Override
    public List<Row> rows() {
        return List.of(Row.atMost(5, "s", "1,000 scenarios of 20 steps, read and rehearsed"));
    }

    @Override
    public List<Figure> run(Effort effort) throws Unreadable {
        var many = effort.many(SCENARIOS);
        var text = new StringBuilder();
        for (var i = 0; i < many; i++) {
            text.append("---\n").append(SCENARIO.replace("A day", "Day " + i));
        }
        var spent = Machine.processNanos();
        var began = System.nanoTime();
        var passed = rehearse(text.toString());
        var seconds = (System.nanoTime() - began) / 1e9;
        if (passed != many) throw new IllegalStateException(passed + " of " + many + " passed");
        return List.of(Figure.of(seconds, "%.2f s of the processors"
                .formatted((Machine.processNanos() - spent) / 1e9)));
    }

    private static int rehearse(String text) throws Unreadable {
        var scenarios = Scenarios.of(Documents.read("bench.yaml", text), new TenantFiles());
        if (!scenarios.mistakes().isEmpty()) {
            throw new IllegalStateException(scenarios.mistakes().toString());
        }
        var passed = new AtomicInteger();
        scenarios.run(_ -> true, verdict -> {
            if (verdict instanceof Verdict.Passed) passed.incrementAndGet();
        });
        return passed.get();
    }
}

package dev.rollcall.domain;

import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.configuration.AgentSettings;
import dev.rollcall.domain.configuration.Configuration;
import dev.rollcall.wire.configuration.ConfigurationReader;
import dev.rollcall.wire.configuration.Reading.Usable;
import dev.rollcall.wire.document.Documents;
import dev.rollcall.wire.document.Unreadable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Tenants with everything that routing knows, thrown together from a seed: workstreams of every
/// method, rules, profiles, limits, overflow, agents of many kinds. All have the same ids, so that
/// one may follow another while work is going on.
final class RandomTenants {

    static final int AGENTS = 5;

    private static final List<String> BASES =
            List.of("available", "busy", "away", "do-not-disturb", "paperwork");

    /// @param agents what each is configured as
    record Made(Configuration configuration, Map<AgentId, AgentSettings> agents) {}

    /// So many there are. They are made when they are first asked for, since reading one costs as
    /// much as a random day.
    private static final int TENANTS = 100;

    private static final Map<Integer, Made> MADE = new ConcurrentHashMap<>();

    private final SplittableRandom random;

    /// One of them.
    static Made any(SplittableRandom random) {
        return MADE.computeIfAbsent(random.nextInt(TENANTS),
                number -> new RandomTenants(new SplittableRandom(number)).one(AGENTS));
    }

    private RandomTenants(SplittableRandom random) {
        this.random = random;
    }

    private Made one(int agents) {
        var text = """
                readyToggle: %s
                automatic: {%s}
                graceTime: 40s
                sessionTimeout: 30s
                signOut: {withWork: %s, releaseAfter: %s}
                statuses:
                  - {id: paperwork, base: away, options: {acd: false}}
                  - {id: narrow, base: available, queueGroup: first, duration: 2m}
                onQueueBases: [available, busy]
                queues: [q0, q1, q2%s]
                queueGroups: {first: [q0]}
                profiles: [{id: p0, limit: 1, blocking: %s}, {id: p1, limit: 2}]
                channelLimits: {%s}
                connections: [{id: acd, connector: webhook}]
                agentDefaults: {capacity: {units: 100, profiles: [p0, p1]}}
                workstreams:
                %s
                agents:
                %s
                """.formatted(random.nextInt(4) == 0, automatic(),
                any("reject", "now", "afterWork"), any("off", "3m"), any("", ", q3"),
                random.nextBoolean(),
                any("", "voice: 1", "email: 2, chat: 1", "email: 3, task: 1"),
                IntStream.range(0, 4).mapToObj(this::workstream).collect(Collectors.joining()),
                IntStream.range(0, agents).mapToObj(this::agent).collect(Collectors.joining()));
        try {
            var reading = ConfigurationReader.read(Documents.one("random.yaml", text));
            if (reading instanceof Usable usable) {
                return new Made(usable.configuration(), usable.agents());
            }
            throw new AssertionError(reading.findings() + "\n" + text);
        } catch (Unreadable bad) {
            throw new AssertionError(text, bad);
        }
    }

    private String automatic() {
        return switch (random.nextInt(3)) {
            case 0 -> "mode: none, onMissed: " + any("none", "not-responding", "inactive");
            case 1 -> "mode: activity, working: busy, wrapUp: busy, onRejected: "
                    + any("none", "not-responding", "do-not-disturb");
            default -> "mode: capacity, sessionLimit: " + any("2", "10") + ", onMissed: "
                    + any("none", "inactive") + ", onRejected: " + any("none", "do-not-disturb");
        };
    }

    private String workstream(int number) {
        return "  - {id: w%d, channel: %s, acd: %s, units: %s, profiles: [%s], "
                .formatted(number, any("voice", "chat", "email", "task", "fax"),
                        random.nextInt(4) > 0, any("0", "25", "50", "100"),
                        any("", "", "p0", "p1", "p0, p1"))
                + "allowedPresence: [%s], offerTimeout: %s, wrapUp: %s, reofferDelay: %s, "
                .formatted(String.join(", ", some(BASES)), any("5s", "30s"), any("none", "20s"),
                        any("0s", "30s"))
                + "method: %s, rules: [%s], overflow: {after: %s, queue: q2}, preferredFor: %s, "
                .formatted(any("longest-idle", "round-robin", "least-active", "most-capacity"),
                        rules(), any("20s", "2m"), any("none", "15s"))
                + "lease: {after: %s, then: %s}}\n".formatted(any("none", "5m", "30s"),
                        any("report", "release", "close"));
    }

    private String rules() {
        if (random.nextInt(3) > 0) return "";
        return some(List.copyOf(Scan.RULES.keySet().stream().sorted().toList())).stream()
                .map(when -> "{when: \"" + when + "\", orderBy: "
                        + any("longest-idle", "least-active", "round-robin") + "}")
                .collect(Collectors.joining(", "));
    }

    private String agent(int number) {
        return "  " + RandomCommands.agent(number).text() + ": {" + any("", "team: blue, ")
                + any("", "capacity: {units: 50, profiles: [p1]}, ", "capacity: {profiles: [p0]}, ",
                        "capacity: {units: 200}, ")
                + any("", "queues: [q0], ", "queues: [q1, q2], ")
                + any("", "capabilities: [phone, chat], ") + any("", "default: busy") + "}\n";
    }

    private String any(String... of) {
        return of[random.nextInt(of.length)];
    }

    private List<String> some(List<String> of) {
        var some = new ArrayList<String>();
        for (var one : of) if (random.nextInt(3) > 0) some.add(one);
        return some.isEmpty() ? of : some;
    }
}

package dev.rollcall.domain.routing;

import dev.rollcall.domain.Agent;
import dev.rollcall.domain.Floor;
import dev.rollcall.domain.Ids;
import dev.rollcall.domain.Work;
import dev.rollcall.domain.configuration.RuleTest.Verdict;
import dev.rollcall.domain.configuration.Workstream;
import dev.rollcall.domain.presence.Showing;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Custom assignment rules: ordered, each a condition with an order-by (domain law, section 8;
/// S4.38). An agent belongs to the first rule that says yes; one to whom none does is not offered
/// the item. A rule that fails counts as no, and says why where people ask.
final class Rules {

    /// @param index of the first rule that said yes; -1 if none did
    /// @param trouble what went wrong with those that failed; empty if nothing
    record Outcome(int index, String trouble) {
        boolean yes() {
            return index >= 0;
        }
    }

    private static final Outcome NO_RULES = new Outcome(0, "");

    /// Asked without an item, they say no only if they would whatever the item: a condition that
    /// cannot be answered without one might be answered yes.
    static Outcome ask(Floor floor, Agent agent, Ask ask) {
        var rules = ask.workstream().rules();
        if (rules.isEmpty()) return NO_RULES;
        if (ask.work().isEmpty()) return somebodysItem(floor, agent, ask);
        var facts = facts(floor, agent, ask.work().get(), ask.workstream(), ask.now());
        var trouble = "";
        for (var i = 0; i < rules.size(); i++) {
            Verdict verdict = rules.get(i).test().ask(facts);
            if (verdict.yes()) return new Outcome(i, trouble);
            if (!verdict.trouble().isEmpty()) {
                trouble = "rule " + (i + 1) + " failed: " + verdict.trouble();
            }
        }
        return new Outcome(-1, trouble);
    }

    private static Outcome somebodysItem(Floor floor, Agent agent, Ask ask) {
        var facts = facts(floor, agent, ask.workstream(), ask.now());
        for (var rule : ask.workstream().rules()) {
            var verdict = rule.test().ask(facts);
            if (verdict.yes() || !verdict.trouble().isEmpty()) return NO_RULES;
        }
        return new Outcome(-1, "");
    }

    /// What a condition can see. Plain values only: texts, whole numbers, lists, maps.
    private static Map<String, Object> facts(
            Floor floor, Agent agent, Work work, Workstream workstream, Instant now) {
        var facts = new HashMap<>(facts(floor, agent, workstream, now));
        facts.put("item", item(work, now));
        return facts;
    }

    private static Map<String, Object> facts(
            Floor floor, Agent agent, Workstream workstream, Instant now) {
        var status = Showing.status(floor.configuration(), agent);
        return Map.of(
                "agent", Map.of(
                        "id", agent.id().text(),
                        "team", agent.settings().team(),
                        "queues", texts(agent.roster().queues()),
                        "profiles", texts(agent.roster().capacity().profiles()),
                        "capabilities", agent.roster().capabilities().stream()
                                .map(one -> one.name().toLowerCase(Locale.ROOT)).toList(),
                        "items", (long) agent.workload().items().size(),
                        "availableUnits", (long) Capacity.availableUnits(agent).orElse(-1),
                        "idleSeconds", seconds(agent.standing().idleSince(), now)),
                "presence", Map.of(
                        "status", status.id().text(),
                        "base", status.base().text(),
                        "category", status.category().text(),
                        "allowed", workstream.allows(status)));
    }

    private static Map<String, Object> item(Work work, Instant now) {
        return Map.of(
                "id", work.id().text(),
                "workstream", work.nature().workstream().text(),
                "channel", work.nature().channel().text(),
                "queue", work.queue().text(),
                "priority", (long) work.nature().priority(),
                "inbound", work.nature().inbound(),
                "waitedSeconds", seconds(work.enqueuedAt(), now),
                "attributes", work.nature().attributes());
    }

    private static List<String> texts(Collection<? extends Ids> ids) {
        return ids.stream().map(Ids::text).sorted().toList();
    }

    private static long seconds(Instant since, Instant now) {
        return Duration.between(since, now).toSeconds();
    }

    private Rules() {}
}

package dev.rollcall.connector;

import dev.rollcall.domain.Ids.AgentId;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is still to be written to one system: the newest wish for each agent, in the order in which
/// they first came, and never two for one agent at once. Bounded by the number of agents. Safe to
/// use from several threads.
final class Errands {

    /// @param who the agent's name there
    /// @param since when it was asked for
    record Errand(AgentId agent, String who, Line.Wish wish, Instant since) {

        /// This one in place of an earlier one that is still to be done: what it does not speak of
        /// stays.
        Errand over(Errand earlier) {
            var status = wish.status().isEmpty() ? earlier.wish() : wish;
            return new Errand(agent, who, new Line.Wish(wish.id(), status.status(),
                    status.attributes(), wish.beside().or(earlier.wish()::beside)), since);
        }
    }

    private final Map<AgentId, Errand> waiting = new LinkedHashMap<>();
    private final Set<AgentId> underway = new HashSet<>();

    synchronized void add(Errand errand) {
        waiting.merge(errand.agent(), errand, (earlier, now) -> now.over(earlier));
        notifyAll();
    }

    /// It could not be done now: it waits again, behind what has come meanwhile for its agent.
    synchronized void again(Errand errand) {
        waiting.merge(errand.agent(), errand, (newer, earlier) -> newer.over(earlier));
        notifyAll();
    }

    /// Waits until there is one that can be done.
    synchronized void await() throws InterruptedException {
        while (next().isEmpty()) wait();
    }

    /// The next one that can be done, as soon as there is one.
    synchronized Errand take() throws InterruptedException {
        await();
        var next = next().orElseThrow();
        waiting.remove(next.agent());
        underway.add(next.agent());
        return next;
    }

    private Optional<Errand> next() {
        return waiting.values().stream()
                .filter(errand -> !underway.contains(errand.agent())).findFirst();
    }

    synchronized void done(AgentId agent) {
        underway.remove(agent);
        notifyAll();
    }

    synchronized int size() {
        return waiting.size() + underway.size();
    }

    synchronized void forget(AgentId agent) {
        waiting.remove(agent);
    }
}

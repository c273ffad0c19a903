package dev.rollcall.simulator.vonage;

import dev.rollcall.simulator.vonage.Interaction.Direction;
import dev.rollcall.simulator.vonage.Interaction.Medium;
import dev.rollcall.simulator.vonage.Interaction.State;
import dev.rollcall.simulator.vonage.Presence.Category;
import dev.rollcall.wire.json.Instants;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// The account itself: who is there, what they are doing, and what Vonage makes of it. No clock, no
/// network: the time comes with every call, and what was due before it happens first. It knows no
/// threads either: the stage lets one thing happen at a time.
///
/// Its one rule that surprises: **a presence chosen during an interaction is only intended.** It
/// stands once the last interaction is over, wrap-up included. Without a choice an agent goes to
/// the state after calls, which is Ready unless an administrator says otherwise.
final class VonageWorld {

    /// More at once than anybody has; beyond that the simulated switch is busy.
    private static final int WORK_MAX = 20;

    private static final class Agent {
        private final VonageSimulator.Person person;
        private Presence presence;
        private Instant updated;
        /// Where the agent goes when nothing is left to do; only then does it say anything.
        private Presence next;
        private final SequencedMap<String, Interaction> work = new LinkedHashMap<>();
        private Instant workSince;

        Agent(VonageSimulator.Person person, Presence presence, Instant now) {
            this.person = person;
            this.presence = presence;
            this.next = presence;
            this.updated = now;
            this.workSince = now;
        }
    }

    private final SequencedMap<String, Presence> presences = new LinkedHashMap<>();
    private final Map<String, Agent> agents = new TreeMap<>();
    private final RandomGenerator random;
    private Duration wrapUp = Duration.ofSeconds(30);
    private Presence afterCalls;

    VonageWorld(List<Presence> presences, List<VonageSimulator.Person> people,
            RandomGenerator random, Instant now) {
        for (var presence : presences) this.presences.put(presence.id(), presence);
        this.random = random;
        this.afterCalls = the(Category.READY);
        var loggedOut = the(Category.LOGGED_OUT);
        for (var person : people) agents.put(person.userId(), new Agent(person, loggedOut, now));
    }

    /// How long wrapping up takes; nothing, if there is none.
    void wrapUp(Duration time) {
        wrapUp = time;
    }

    /// The administrator's "agent post call state".
    void afterCalls(Presence presence) {
        afterCalls = presence;
    }

    // What people do, and what the API does for them.

    /// Sets a presence, now or when the work at hand is over.
    void set(String userId, Presence presence, Instant now) {
        settle(now);
        var agent = agent(userId);
        if (agent.work.isEmpty()) {
            move(agent, presence, now);
        } else {
            agent.next = presence;
        }
    }

    /// An interaction reaches an agent; empty when there is no room for one more.
    Optional<String> offer(String userId, Medium medium, Direction direction,
            Instant now) {
        settle(now);
        var agent = agent(userId);
        if (agent.work.size() >= WORK_MAX) return Optional.empty();
        if (agent.work.isEmpty()) agent.next = afterCalls;
        var id = guid();
        agent.work.put(id,
                new Interaction(id, medium, direction, State.RINGING, now, Instant.MAX));
        agent.workSince = now;
        return Optional.of(id);
    }

    void answer(String userId, String interaction, Instant now) {
        settle(now);
        agent(userId).work.computeIfPresent(interaction,
                (id, it) -> it.in(State.CONNECTED, now, Instant.MAX));
    }

    /// The customer is gone: what was answered is wrapped up, what only rang is over.
    void hangUp(String userId, String interaction, Instant now) {
        settle(now);
        agent(userId).work.computeIfPresent(interaction, (id, it) -> it.in(State.WRAP_UP, now,
                it.state() == State.CONNECTED ? now.plus(wrapUp) : now));
        settle(now);
    }

    /// The agent says that wrapping up is done.
    void wrappedUp(String userId, Instant now) {
        settle(now);
        agent(userId).work.replaceAll((id, it) -> it.state() == State.WRAP_UP
                ? it.in(State.WRAP_UP, it.since(), now) : it);
        settle(now);
    }

    // What happens by itself.

    private void settle(Instant now) {
        for (var agent : agents.values()) {
            var over = agent.work.values().stream().filter(it -> !it.until().isAfter(now))
                    .max(Comparator.comparing(Interaction::until));
            over.ifPresent(last -> {
                agent.work.values().removeIf(it -> !it.until().isAfter(now));
                agent.workSince = last.until();
                if (agent.work.isEmpty()) move(agent, agent.next, last.until());
            });
        }
    }

    private static void move(Agent agent, Presence presence, Instant now) {
        if (agent.presence.equals(presence)) return;
        agent.presence = presence;
        agent.updated = now;
    }

    // What can be seen.

    Presence shown(String userId, Instant now) {
        settle(now);
        return agent(userId).presence;
    }

    boolean knows(String userId) {
        return agents.containsKey(userId);
    }

    void define(Presence presence) {
        presences.put(presence.id(), presence);
    }

    List<Presence> presences() {
        return List.copyOf(presences.values());
    }

    Optional<Presence> presence(String id) {
        return Optional.ofNullable(presences.get(id));
    }

    Presence named(String description) {
        return presences.values().stream()
                .filter(presence -> presence.description().equals(description)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected a presence of "
                        + presences.values().stream().map(Presence::description).toList()
                        + ", found " + description));
    }

    /// As the Agents API tells it.
    Map<String, Object> presenceOf(String userId, Instant now) {
        settle(now);
        var agent = agent(userId);
        return ordered("userId", userId, "updated", Instants.text(agent.updated),
                "presence", agent.presence.tree());
    }

    /// As the statistics tell it, in the order of agent ids.
    List<Map<String, Object>> statuses(Instant now) {
        settle(now);
        return inOrder().map(agent -> {
            var presence = agent.presence;
            var calls = count(agent, Medium.PHONE);
            return ordered("agentId", agent.person.agentId(),
                    "presence", ordered("since", Instants.text(agent.updated),
                            "name", presence.description(),
                            "description", presence.description(),
                            "eligibleForRouting",
                            presence.category() == Category.READY && calls == 0),
                    "workload", workload(agent),
                    "interaction", agent.work.values().stream().map(Interaction::tree).toList());
        }).toList();
    }

    /// As the user administration tells it: the one place where both ids of an agent stand.
    List<Map<String, Object>> users() {
        return inOrder().map(agent -> agent.person).map(person -> ordered(
                "userId", person.userId(),
                "username", "user" + person.agentId(),
                "name", person.name(),
                "email", "user" + person.agentId() + "@example.org",
                "active", true,
                "locked", false,
                "userAccountConfiguration", ordered("role", "Agent", "actAsAgent", true,
                        "agentConfiguration", Map.of("agentDisplayId", person.agentId()))))
                .toList();
    }

    /// What is at hand there, the oldest first.
    List<String> workOf(String userId, Instant now) {
        settle(now);
        return List.copyOf(agent(userId).work.keySet());
    }

    /// Those who would get the next call.
    List<String> readyForCalls(Instant now) {
        settle(now);
        return inOrder().filter(agent -> agent.presence.category() == Category.READY)
                .filter(agent -> agent.work.isEmpty())
                .map(agent -> agent.person.agentId()).toList();
    }

    private Stream<Agent> inOrder() {
        return agents.values().stream()
                .sorted(Comparator.comparing(agent -> agent.person.agentId()));
    }

    private static Map<String, Object> workload(Agent agent) {
        var workload = ordered("since", Instants.text(agent.workSince));
        for (var medium : Medium.values()) workload.put(medium.workload(), count(agent, medium));
        return workload;
    }

    private static int count(Agent agent, Medium medium) {
        return (int) agent.work.values().stream().filter(it -> it.medium() == medium).count();
    }

    private Agent agent(String userId) {
        var agent = agents.get(userId);
        if (agent != null) return agent;
        throw new IllegalArgumentException("expected a user of this account, found " + userId);
    }

    private Presence the(Category category) {
        return presences.values().stream().filter(it -> it.category() == category).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "expected a presence of the category " + category + ", found none"));
    }

    private String guid() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    static Map<String, Object> ordered(Object... keysAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (var i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}

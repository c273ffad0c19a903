package dev.rollcall.domain.routing;

import dev.rollcall.domain.Agent;
import dev.rollcall.domain.Floor;
import dev.rollcall.domain.Ids.Channel;
import dev.rollcall.domain.Refusal.Code;
import dev.rollcall.domain.configuration.Automatic.Mode;
import dev.rollcall.domain.configuration.Capability;
import dev.rollcall.domain.configuration.Connection.OnUnreachable;
import dev.rollcall.domain.configuration.Status;
import dev.rollcall.domain.configuration.Workstream;
import dev.rollcall.domain.presence.Permission;
import dev.rollcall.domain.presence.Showing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The gates: an agent may be offered an item only if every one of them passes. An ordered table,
/// asked whenever somebody wants to know "why" or "why not" (domain law, section 8).
public final class Gates {

    /// @param fails whether the gate is shut for this agent and this ask
    private record Gate(Code code, Test fails) {}

    private interface Test {
        boolean fails(Floor floor, Agent agent, Ask ask);
    }

    private static final List<Gate> TABLE = List.of(
            new Gate(Code.NOT_SIGNED_IN, (_, agent, _) -> !agent.signedIn()),
            new Gate(Code.NOT_IN_QUEUE, (_, agent, ask) -> ask.queued()
                    && Collections.disjoint(agent.roster().queues(), ask.queues())),
            new Gate(Code.NO_CAPABILITY, (_, agent, ask) -> lacksCapability(agent, ask)),
            new Gate(Code.PRESENCE_NOT_ALLOWED, (floor, agent, ask) ->
                    !presenceAllowed(floor, agent, ask)),
            new Gate(Code.OFF_QUEUE, (floor, agent, ask) -> ask.acd()
                    && ask.workstream().allows(Showing.status(floor.configuration(), agent))
                    && intention(floor, agent).options().saysNoAcd()),
            new Gate(Code.NOT_READY, (floor, agent, ask) -> !agent.standing().ready()
                    && !letIn(Showing.status(floor.configuration(), agent), ask)
                    && !ask.kind().equals("direct-chat")),
            new Gate(Code.PENDING_OFF_QUEUE, (floor, agent, _) -> leavingQueue(floor, agent)),
            new Gate(Code.NOT_RESPONDING, (_, agent, _) -> agent.standing().notResponding()),
            new Gate(Code.UC_ACTIVITY, (floor, agent, ask) -> agent.activities().stream().anyMatch(
                    activity -> floor.configuration().blocks(
                            activity.kind(), ask.channel()))),
            new Gate(Code.CONNECTION_UNREACHABLE, (floor, agent, _) -> cutOff(floor, agent)),
            new Gate(Code.NO_CAPACITY, (floor, agent, ask) -> !Capacity.hasRoom(
                    floor.configuration(), agent, ask.channel(), ask.units(),
                    ask.profiles())),
            new Gate(Code.SESSION_LIMIT, (floor, agent, _) -> atSessionLimit(floor, agent)),
            new Gate(Code.RECENTLY_REFUSED, (_, agent, ask) -> {
                var until = ask.refusals().get(agent.id());
                return until != null && until.isAfter(ask.now());
            }),
            new Gate(Code.RULE, (floor, agent, ask) -> !Rules.ask(floor, agent, ask).yes()),
            new Gate(Code.KEPT_FOR_ANOTHER, (_, agent, ask) -> ask.queued() && ask.work().stream()
                    .anyMatch(work -> work.terms().kept().from(agent.id(), ask.now()))));

    /// Every gate that is shut, in the order of the law.
    public static List<Code> failing(Floor floor, Agent agent, Ask ask) {
        var failing = new ArrayList<Code>(0);
        for (var gate : TABLE) {
            if (gate.fails().fails(floor, agent, ask)) failing.add(gate.code());
        }
        return failing;
    }

    /// Left to the moment of the offer: assignment reaching the session limit has a consequence
    /// (S4.21), and a rule's answer is about one item at one time.
    private static final Set<Code> AT_THE_OFFER = Set.of(Code.SESSION_LIMIT, Code.RULE);

    /// Whether an agent of the right queue may be offered queued work of the workstream, as far as
    /// that depends neither on the item nor on the time.
    static boolean eligible(Floor floor, Agent agent, Workstream workstream, boolean acd) {
        var ask = new Ask(workstream, true, agent.roster().queues(), acd, "", Map.of(),
                Optional.empty(), Instant.MAX);
        for (var gate : TABLE) {
            if (!AT_THE_OFFER.contains(gate.code()) && gate.fails().fails(floor, agent, ask)) {
                return false;
            }
        }
        return true;
    }

    /// What stops even a forced offer.
    static List<Code> failingForced(Floor floor, Agent agent, Ask ask) {
        var failing = failing(floor, agent, ask);
        failing.retainAll(Set.of(Code.NOT_SIGNED_IN, Code.NO_CAPABILITY));
        return failing;
    }

    /// Asked for a channel: the gates of the first workstream, unless another one passes.
    ///
    /// @param routable no workstream of the channel: not routable, and no gates
    public record OfChannel(boolean routable, List<Code> failing) {}

    public static OfChannel of(Floor floor, Agent agent, Channel channel, Instant now) {
        List<Code> first = List.of();
        var seen = false;
        for (var workstream : floor.configuration().workstreams().values()) {
            if (!workstream.channel().equals(channel)) continue;
            var ask = Ask.anyOf(workstream, agent.roster().queues(), now);
            var failing = failing(floor, agent, ask);
            if (failing.isEmpty()) return new OfChannel(true, List.of());
            if (!seen) first = failing;
            seen = true;
        }
        return new OfChannel(false, first);
    }

    private static boolean lacksCapability(Agent agent, Ask ask) {
        var needed = Capability.neededFor(ask.channel());
        return needed.isPresent() && !agent.roster().capabilities().contains(needed.get());
    }

    private static boolean presenceAllowed(Floor floor, Agent agent, Ask ask) {
        var status = Showing.status(floor.configuration(), agent);
        return ask.workstream().allows(status) || letIn(status, ask);
    }

    /// Kinds of direct work that a status lets through in spite of its base (S2.6-8).
    private static boolean letIn(Status status, Ask ask) {
        return !ask.queued() && !ask.kind().isEmpty() && status.allows().contains(ask.kind());
    }

    private static Status intention(Floor floor, Agent agent) {
        return floor.configuration().status(agent.claims().intention().status());
    }

    private static boolean leavingQueue(Floor floor, Agent agent) {
        var next = agent.standing().next();
        return agent.standing().pendingOffQueue() || agent.attendance().leaving()
                || (!next.isNothing() && !floor.configuration().status(next.status()).onQueue());
    }

    private static boolean cutOff(Floor floor, Agent agent) {
        for (var connection : floor.configuration().connections().values()) {
            if (connection.onUnreachable().kind() == OnUnreachable.Kind.NOT_ROUTABLE
                    && agent.farSide(connection.id()).writing().unreachable()) {
                return true;
            }
        }
        return false;
    }

    private static boolean atSessionLimit(Floor floor, Agent agent) {
        var automatic = floor.configuration().automatic();
        return automatic.mode() == Mode.CAPACITY
                && agent.workload().accepted() >= automatic.sessionLimit();
    }

    private Gates() {}
}

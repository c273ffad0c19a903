package dev.rollcall.domain;

import dev.rollcall.domain.Event.WorkOffered;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.Channel;
import dev.rollcall.domain.Ids.WorkId;
import dev.rollcall.domain.Work.State;
import dev.rollcall.domain.configuration.Automatic.Mode;
import dev.rollcall.domain.configuration.Capability;
import dev.rollcall.domain.configuration.Status;
import dev.rollcall.domain.configuration.Workstream;
import dev.rollcall.domain.configuration.Workstream.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Routing once more, slowly: the gates, and who gets what, by a scan of everybody and everything,
/// written from the law (sections 4, 7 and 8) and from nothing in `domain.routing`. What the rules
/// and their indexes do is held against it.
final class Scan {

    record Pair(WorkId work, AgentId agent) {}

    /// The conditions that random workstreams use, as Java would say them.
    interface RuleInJava {
        boolean yes(Floor floor, Agent agent, Work work, Instant now);
    }

    static final Map<String, RuleInJava> RULES = Map.of(
            "agent.team == 'blue'",
            (_, agent, _, _) -> agent.settings().team().equals("blue"),
            "item.priority > 1",
            (_, _, work, _) -> work.nature().priority() > 1,
            "item.waitedSeconds > 45",
            (_, _, work, now) -> Duration.between(work.enqueuedAt(), now).toSeconds() > 45,
            "presence.base == 'available'",
            (floor, agent, _, _) -> shown(floor, agent).base().text().equals("available"),
            "item.attributes.nothing == 1",
            (_, _, _, _) -> false);

    private static final Set<String> ON_PAPER = Set.of("email", "task", "action-item");

    /// The next pair that assignment has to make: the first item in line that anybody may take,
    /// and of those who may the best.
    static Optional<Pair> next(Floor floor, Instant now) {
        var line = new ArrayList<Work>();
        for (var work : floor.works()) {
            if (work.state() == State.ENQUEUED && work.nature().reportedBy().isNone()) {
                line.add(work);
            }
        }
        line.sort(Comparator.comparing((Work work) -> work.nature().priority()).reversed()
                .thenComparing(Work::enqueuedAt).thenComparing(Work::order));
        for (var work : line) {
            var able = new ArrayList<Agent>();
            for (var agent : floor.agents()) {
                if (gates(floor, agent, work, true, "", now).isEmpty()) able.add(agent);
            }
            able.sort(order(floor, work, now));
            if (!able.isEmpty()) return Optional.of(new Pair(work.id(), able.getFirst().id()));
        }
        return Optional.empty();
    }

    /// The gates that are shut for an offer of an item that waits.
    static List<String> waiting(Floor floor, WorkOffered offered, Instant now) {
        return gates(floor, floor.agent(offered.agent()), floor.work(offered.work()), true, "",
                now);
    }

    /// The gates that are shut for an offer that somebody asked for.
    static List<String> direct(Floor floor, WorkOffered offered, String kind, Instant now) {
        var work = floor.work(offered.work());
        var queued = !work.queue().isNone() && !kind.equals("transfer");
        return gates(floor, floor.agent(offered.agent()), work, queued,
                kind.isEmpty() ? work.nature().kind() : kind, now);
    }

    private static Comparator<Agent> order(Floor floor, Work work, Instant now) {
        var workstream = workstream(floor, work);
        if (workstream.rules().isEmpty()) return by(workstream.method());
        return Comparator.<Agent>comparingInt(agent -> firstYes(floor, agent, work, now))
                .thenComparing((one, other) -> by(workstream.rules()
                        .get(firstYes(floor, one, work, now)).orderBy()).compare(one, other));
    }

    private static Comparator<Agent> by(Method method) {
        Comparator<Agent> order = switch (method) {
            case LONGEST_IDLE, RULES -> Comparator.comparing(agent -> agent.standing().idleSince());
            case ROUND_ROBIN -> Comparator.comparing(agent -> agent.standing().lastOffer());
            case LEAST_ACTIVE -> Comparator.comparing(agent -> agent.workload().items().size());
            case MOST_CAPACITY -> Comparator.comparing((Agent agent) -> agent.roster().capacity()
                    .units().map(all -> all - agent.workload().items().stream()
                            .mapToInt(Involvement::units).sum())
                    .orElse(Integer.MAX_VALUE)).reversed();
        };
        return order.thenComparing(Agent::id);
    }

    private static int firstYes(Floor floor, Agent agent, Work work, Instant now) {
        var rules = workstream(floor, work).rules();
        for (var i = 0; i < rules.size(); i++) {
            @Nullable RuleInJava rule = RULES.get(rules.get(i).when());
            if (rule != null && rule.yes(floor, agent, work, now)) return i;
        }
        return -1;
    }

    private static List<String> gates(
            Floor floor, Agent agent, Work work, boolean queued, String kind, Instant now) {
        var tenant = floor.configuration();
        var workstream = workstream(floor, work);
        var mine = !work.owner().equals(AgentId.NONE);
        var channel = mine ? work.nature().channel() : workstream.channel();
        var shown = shown(floor, agent);
        var standing = agent.standing();
        var letIn = !queued && shown.allows().contains(kind);
        var allowed = workstream.allowedBases().contains(shown.base())
                || workstream.allowedStatuses().contains(shown.id());
        var shut = new ArrayList<String>();
        if (agent.attendance().sessions().isEmpty()) shut.add("not-signed-in");
        if (queued && Collections.disjoint(agent.roster().queues(), queues(work))) {
            shut.add("not-in-queue");
        }
        if (!able(agent, channel)) shut.add("no-capability");
        if (!allowed && !letIn) shut.add("presence-not-allowed");
        if (allowed && work.nature().acd() && intended(floor, agent).options().saysNoAcd()) {
            shut.add("off-queue");
        }
        if (!standing.ready() && !letIn && !(kind.equals("direct-chat") && !queued)) {
            shut.add("not-ready");
        }
        if (leaving(floor, agent)) shut.add("pending-off-queue");
        if (standing.notResponding()) shut.add("not-responding");
        if (agent.activities().stream().anyMatch(one ->
                tenant.activities().get(one.kind()).contains(channel))) {
            shut.add("uc-activity");
        }
        if (!room(floor, agent, work, channel, mine)) shut.add("no-capacity");
        shut.addAll(ofThisItem(floor, agent, work, queued, now));
        return shut;
    }

    private static List<String> ofThisItem(
            Floor floor, Agent agent, Work work, boolean queued, Instant now) {
        var automatic = floor.configuration().automatic();
        var shut = new ArrayList<String>();
        if (automatic.mode() == Mode.CAPACITY
                && taken(floor, agent, false).size() >= automatic.sessionLimit()) {
            shut.add("session-limit");
        }
        if (work.refusals().getOrDefault(agent.id(), Instant.MIN).isAfter(now)) {
            shut.add("recently-refused");
        }
        if (!workstream(floor, work).rules().isEmpty() && firstYes(floor, agent, work, now) < 0) {
            shut.add("rule");
        }
        var kept = work.terms().kept();
        if (queued && !kept.agent().equals(AgentId.NONE) && !kept.agent().equals(agent.id())
                && kept.until().isAfter(now)) {
            shut.add("kept-for-another");
        }
        return shut;
    }

    private static Workstream workstream(Floor floor, Work work) {
        return floor.configuration().workstream(work.nature().workstream()).orElseThrow();
    }

    private static Status shown(Floor floor, Agent agent) {
        return floor.configuration().status(agent.claims().entries().getFirst().claim().status());
    }

    private static Status intended(Floor floor, Agent agent) {
        var claims = agent.claims();
        return floor.configuration().status(claims.in(Layer.CHOICE)
                .or(() -> claims.in(Layer.DEFAULT)).orElseThrow().status());
    }

    private static List<Ids.QueueId> queues(Work work) {
        return work.overflow().now()
                ? List.of(work.queue(), work.overflow().queue()) : List.of(work.queue());
    }

    private static boolean able(Agent agent, Channel channel) {
        var capabilities = agent.roster().capabilities();
        return switch (channel.text()) {
            case "voice" -> capabilities.contains(Capability.PHONE);
            case "chat" -> capabilities.contains(Capability.CHAT);
            case "email", "task", "action-item" -> capabilities.contains(Capability.EMAIL);
            default -> true;
        };
    }

    private static boolean leaving(Floor floor, Agent agent) {
        var next = agent.standing().next();
        if (agent.standing().pendingOffQueue() || agent.attendance().leaving()) return true;
        if (next.isNothing()) return false;
        var options = floor.configuration().status(next.status()).options();
        return !options.acd() && !options.afterCallWork();
    }

    /// What an agent has, found among all items; with what is only offered, if `reserved`.
    private static List<Work> taken(Floor floor, Agent agent, boolean reserved) {
        return floor.works().stream().filter(work -> !work.state().over()
                && (work.owner().equals(agent.id())
                        || reserved && work.offeredTo().equals(agent.id()))).toList();
    }

    private static boolean room(
            Floor floor, Agent agent, Work work, Channel channel, boolean mine) {
        var workstream = workstream(floor, work);
        var units = mine ? work.nature().units() : workstream.units();
        var profiles = mine ? work.nature().profiles() : workstream.profiles();
        var has = taken(floor, agent, true);
        var capacity = agent.roster().capacity();
        var used = has.stream().mapToInt(one -> one.nature().units()).sum();
        if (capacity.units().isPresent() && used + units > capacity.units().get()) return false;
        for (var held : capacity.profiles()) {
            var profile = floor.configuration().profiles().get(held);
            if (profile != null && profile.blocking() && taken(floor, agent, false).stream()
                    .filter(one -> one.nature().profiles().contains(held)).count()
                    >= profile.limit()) {
                return false;
            }
        }
        for (var needed : profiles) {
            var profile = floor.configuration().profiles().get(needed);
            if (profile == null || !capacity.profiles().contains(needed) || has.stream()
                    .filter(one -> one.nature().profiles().contains(needed)).count()
                    >= profile.limit()) {
                return false;
            }
        }
        return alike(floor, agent, channel).map(limit -> has.stream().filter(one -> limit.same()
                .test(one.nature().channel())).count() < limit.items()).orElse(true);
    }

    /// @param same the channels that count together
    private record Limit(int items, Predicate<Channel> same) {}

    private static Optional<Limit> alike(Floor floor, Agent agent, Channel channel) {
        var tenant = floor.configuration();
        var own = tenant.channelLimit(agent.settings(), channel);
        var onPaper = ON_PAPER.contains(channel.text());
        if (!onPaper || own.isPresent() && !channel.text().equals("email")) {
            return own.map(limit -> new Limit(limit, channel::equals));
        }
        Predicate<Channel> same = one -> one.text().equals("email")
                || ON_PAPER.contains(one.text())
                        && tenant.channelLimit(agent.settings(), one).isEmpty();
        return tenant.channelLimit(agent.settings(), new Channel("email"))
                .map(limit -> new Limit(limit, same));
    }

    /// Whether what an agent has and is offered fits what the agent can carry.
    static boolean withinCapacity(Floor floor, Agent agent) {
        var has = taken(floor, agent, true);
        var capacity = agent.roster().capacity();
        if (capacity.units().isPresent() && has.stream()
                .mapToInt(one -> one.nature().units()).sum() > capacity.units().get()) {
            return false;
        }
        return capacity.profiles().stream().allMatch(id -> {
            var profile = floor.configuration().profiles().get(id);
            return profile == null || has.stream().filter(one ->
                    one.nature().profiles().contains(id)).count() <= profile.limit();
        });
    }

    private Scan() {}
}

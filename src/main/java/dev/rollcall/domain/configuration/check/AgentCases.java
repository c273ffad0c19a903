package dev.rollcall.domain.configuration.check;

import dev.rollcall.domain.Effective;
import dev.rollcall.domain.Ids.Channel;
import dev.rollcall.domain.RoutingStatus;
import dev.rollcall.domain.configuration.Condition;
import dev.rollcall.domain.configuration.Condition.EffectiveIs;
import dev.rollcall.domain.configuration.Condition.RoutingStatusIs;
import dev.rollcall.domain.configuration.Condition.WorkingOn;
import dev.rollcall.domain.configuration.Condition.WrapUpOn;
import dev.rollcall.domain.configuration.Configuration;
import dev.rollcall.domain.configuration.Status;
import dev.rollcall.domain.configuration.Subject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// What an outbound table can be asked about: every status of the catalogue in every circumstance
/// of an agent that the rows can tell apart. Only circumstances that can be: who is signed out
/// shows the signed-out status, who works is not idle, and the effective status follows from the
/// rest.
final class AgentCases {

    /// Channels that a table tells apart; with more it has too many cases in any event.
    private static final int CHANNELS_MAX = 20;

    private enum Attendance { SIGNED_IN, LOST, SIGNED_OUT }

    private record Circumstance(Attendance attendance, boolean ready, Set<Channel> working,
            Set<Channel> wrapUp, boolean inActivity, RoutingStatus routing) {

        boolean idle() {
            return working.isEmpty() && wrapUp.isEmpty();
        }

        /// Work in hand is never idle or not responding (domain law, section 7).
        boolean possible() {
            return idle() || switch (routing) {
                case IDLE, NOT_RESPONDING -> false;
                case OFF_QUEUE, INTERACTING, COMMUNICATING -> true;
            };
        }

        Subject.OfAgent of(Status status) {
            boolean signedIn = attendance == Attendance.SIGNED_IN;
            var effective = Effective.of(signedIn, status.base(), !idle() || inActivity, ready);
            return new Subject.OfAgent(status, ready, signedIn, attendance == Attendance.LOST,
                    working, wrapUp, routing, effective);
        }
    }

    private final Configuration tenant;
    private final int rows;
    private final List<Condition> mentioned;

    private AgentCases(Configuration tenant, MappingTable table) {
        this.tenant = tenant;
        this.rows = table.rows().size();
        this.mentioned = table.rows().stream().flatMap(row -> row.when().parts()).toList();
    }

    /// Empty if there are too many to look at.
    static Optional<Cases> of(Configuration tenant, MappingTable table,
            Collection<Status> statuses) {
        return new AgentCases(tenant, table).cases(statuses);
    }

    /// A signed-in agent in each status with nothing in hand, for every reading of the toggle.
    static List<Subject.OfAgent> plain(Configuration tenant, Status status) {
        return toggle(tenant).stream()
                .map(ready -> new Circumstance(Attendance.SIGNED_IN, ready, Set.of(), Set.of(),
                        false, status.onQueue() && ready
                                ? RoutingStatus.IDLE : RoutingStatus.OFF_QUEUE))
                .map(circumstance -> circumstance.of(status))
                .toList();
    }

    private Optional<Cases> cases(Collection<Status> statuses) {
        var working = channels(part ->
                part instanceof WorkingOn(var channels) ? channels : Set.of());
        var wrapUp = channels(part ->
                part instanceof WrapUpOn(var channels) ? channels : Set.of());
        var activity = mention(EffectiveIs.class) ? List.of(false, true) : List.of(false);
        var routing = mention(RoutingStatusIs.class)
                ? List.of(RoutingStatus.values()) : List.of(RoutingStatus.COMMUNICATING);
        long combinations = (1L << working.size()) * (1L << wrapUp.size()) * activity.size()
                * routing.size() * toggle(tenant).size() * statuses.size();
        if (working.size() + wrapUp.size() > CHANNELS_MAX || !Cases.few(combinations, rows)) {
            return Optional.empty();
        }
        var groups = Stream.of(Attendance.values()).flatMap(attendance ->
                toggle(tenant).stream().flatMap(ready ->
                subsets(working).stream().flatMap(work ->
                subsets(wrapUp).stream().flatMap(wrap ->
                activity.stream().flatMap(active ->
                routing.stream().map(status ->
                        new Circumstance(attendance, ready, work, wrap, active, status)))))))
                .filter(Circumstance::possible)
                .map(circumstance -> group(circumstance, statuses))
                .toList();
        return Optional.of(new Cases(groups));
    }

    /// Who is not signed in shows the signed-out status.
    private List<Subject> group(Circumstance circumstance, Collection<Status> statuses) {
        return statuses.stream()
                .filter(status -> circumstance.attendance() == Attendance.SIGNED_IN
                        || status.id().equals(tenant.signedOutStatus()))
                .<Subject>map(circumstance::of)
                .toList();
    }

    private boolean mention(Class<? extends Condition> kind) {
        return mentioned.stream().anyMatch(kind::isInstance);
    }

    /// Agents of a tenant without the toggle are always ready.
    private static List<Boolean> toggle(Configuration tenant) {
        return tenant.readyToggle() ? List.of(true, false) : List.of(true);
    }

    /// One channel for each set of channels that the rows never tell apart. A channel on which the
    /// tenant has no work is never worked on.
    private List<Channel> channels(Function<Condition, Set<Channel>> named) {
        var sets = mentioned.stream().map(named).filter(set -> !set.isEmpty()).distinct().toList();
        var kinds = new HashMap<Set<Set<Channel>>, Channel>();
        var channels = new LinkedHashSet<Channel>();
        tenant.workstreams().values().forEach(one -> channels.add(one.channel()));
        for (var channel : channels) {
            var memberships = new HashSet<Set<Channel>>();
            for (var set : sets) if (set.contains(channel)) memberships.add(set);
            if (!memberships.isEmpty()) kinds.putIfAbsent(memberships, channel);
        }
        return List.copyOf(kinds.values());
    }

    private static List<Set<Channel>> subsets(List<Channel> channels) {
        var subsets = new ArrayList<Set<Channel>>();
        for (int bits = 0; bits < 1 << channels.size(); bits++) {
            var subset = new HashSet<Channel>();
            for (int i = 0; i < channels.size(); i++) {
                if ((bits & 1 << i) != 0) subset.add(channels.get(i));
            }
            subsets.add(Set.copyOf(subset));
        }
        return subsets;
    }
}

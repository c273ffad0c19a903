package dev.rollcall.domain.configuration;

import dev.rollcall.domain.Ids.ActivityKind;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.Ids.StatusId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One outside system as configured in the tenant: its connector, its direction, its two mapping
/// tables and its policies (domain law, section 9).
///
/// @param mapped false turns both tables, restore and revert off (S3.5)
/// @param settings the connector's own; secrets by reference
/// @param statuses what they have, as far as it is known; may be empty
/// @param outbound in the order in which the rows are tried ([TryingOrder]); each says itself when
///     it holds for agents who are not signed in
/// @param reconcileInterval zero: only on connect
public record Connection(
        ConnectionId id,
        String connector,
        Direction direction,
        boolean mapped,
        Set<Scope> scope,
        Map<String, Object> settings,
        List<OutsideStatus> statuses,
        Inbound inbound,
        List<OutboundRule> outbound,
        Restore restore,
        boolean revert,
        Duration echoWindow,
        Contest contest,
        Duration reconcileInterval,
        OnUnreachable onUnreachable) {

    /// Who is the boss: they (a *primary*), we, or both.
    public enum Direction { INBOUND, OUTBOUND, TWO_WAY }

    public enum Scope { PRESENCE, ROUTING_STATUS, OUT_OF_OFFICE }

    /// A status of theirs.
    ///
    /// @param id what we call it, in `desired`, `observed` and `writes`
    /// @param online false: their agents in it are signed out there
    /// @param automatic set by their system (On call), not by a person
    /// @param ours set by us only
    public record OutsideStatus(String id, String label, boolean online, boolean automatic,
            boolean ours, List<String> aliases) {

        public OutsideStatus {
            aliases = List.copyOf(aliases);
        }

        /// Everything it is called, folded for comparison.
        public Set<String> names() {
            return Stream.concat(Stream.of(id, label), aliases.stream())
                    .map(Texts::folded)
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    public record Inbound(List<InboundRule> rules, InboundAction otherwise,
            OfflineMeans offlineMeans, boolean onlineMeansSignIn) {}

    public enum OfflineMeans { NOTHING, SIGN_OUT, PRESENCE }

    public record InboundRule(String id, Condition when, InboundAction action) {}

    /// What an outside status does here.
    public sealed interface InboundAction {
        record Set(StatusId status) implements InboundAction {}

        /// Sign in, if the agent is not, and then do this.
        record SignIn(InboundAction then) implements InboundAction {}

        record SignOut() implements InboundAction {}

        record StartActivity(ActivityKind activity) implements InboundAction {}

        record Ignore() implements InboundAction {}

        /// The status of the same id, else of the same message.
        record Mirror() implements InboundAction {}
    }

    /// A state of the agent and the outside status it asks for.
    ///
    /// @param lock hold them there while it lasts (S0.6)
    /// @param attributes sent along, such as `calls: voicemail`
    public record OutboundRule(String id, Condition when, String set, boolean lock,
            Map<String, String> attributes) {}

    /// What they show again after the final sign-out (S0.19-22).
    ///
    /// @param active false: this connection does not remember
    public record Restore(boolean active, Set<String> exactly, String otherwise) {
        public static final Restore NONE = new Restore(false, Set.of(), "");
    }

    /// More than `limit` undone changes in `window`: we stop writing for one window.
    public record Contest(int limit, Duration window) {}

    /// @param after for [Kind#EXPIRE]: a desired status older than that is dropped
    public record OnUnreachable(Kind kind, Duration after) {
        public enum Kind { HOLD, EXPIRE, NOT_ROUTABLE }
    }

    public boolean primary() {
        return direction == Direction.INBOUND;
    }

    /// The status of theirs that goes by a name: id, label or alias, compared folded.
    public Optional<OutsideStatus> outside(String name) {
        return outside(name, statuses);
    }

    private static Optional<OutsideStatus> outside(String name, List<OutsideStatus> statuses) {
        var folded = Texts.folded(name);
        return statuses.stream().filter(status -> status.names().contains(folded)).findFirst();
    }

    /// The status of theirs that says that somebody has gone, if one is declared.
    public Optional<OutsideStatus> offline() {
        return statuses.stream().filter(status -> !status.online()).findFirst();
    }

    /// The id of the status that goes by a name, or the name itself if none is declared.
    public String canonical(String name) {
        return canonical(name, statuses);
    }

    public static String canonical(String name, List<OutsideStatus> statuses) {
        return outside(name, statuses).map(OutsideStatus::id).orElse(name);
    }
}

package dev.rollcall.domain.configuration;

import dev.rollcall.domain.Ids.ActivityKind;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.Ids.StatusId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One outside system as configured in the tenant: its connector, its direction, its two mapping
/// tables and its policies (domain law, section 9).
///
/// @param mapped false turns both tables, restore and revert off (S3.5)
/// @param settings the connector's own; secrets by reference
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
    /// @param online false: their agents in it are signed out there
    /// @param automatic set by their system (On call), not by a person
    /// @param ours set by us only
    public record OutsideStatus(String id, String label, boolean online, boolean automatic,
            boolean ours, List<String> aliases) {}

    public record Inbound(List<InboundRule> rules, InboundAction otherwise,
            OfflineMeans offlineMeans, boolean onlineMeansSignIn) {}

    public enum OfflineMeans { NOTHING, SIGN_OUT, PRESENCE }

    public record InboundRule(String id, Condition when, InboundAction action) {}

    /// What an outside status does here.
    public sealed interface InboundAction {
        record Set(StatusId status) implements InboundAction {}


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
}

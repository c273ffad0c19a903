package dev.rollcall.domain.sync;

import dev.rollcall.domain.Agent;
import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Draft;
import dev.rollcall.domain.Event.FarSideDesired;
import dev.rollcall.domain.FarSide;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.configuration.Connection;
import dev.rollcall.domain.configuration.Connection.Direction;
import dev.rollcall.domain.configuration.Connection.OutsideStatus;
import dev.rollcall.domain.configuration.Texts;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// One agent in one outside system, as the rules of this room look at it while things happen.
record Side(Draft draft, AgentId id, Connection connection) {

    Agent agent() {
        return draft.agent(id);
    }

    FarSide far() {
        return agent().farSide(connection.id());
    }

    ConnectionId name() {
        return connection.id();
    }

    Instant now() {
        return draft.now();
    }

    Cause cause(String rule) {
        return Cause.connection(connection.id()).byRule(rule);
    }

    String shown() {
        return far().seen().status();
    }

    String desired() {
        return far().desire().status();
    }

    /// Held there by the row that holds now (S0.6). Nothing is held in the grace time.
    boolean locked() {
        return far().asked().lock() && !agent().attendance().lost();
    }

    /// They are the boss, or both are.
    boolean follows() {
        return connection.direction() != Direction.OUTBOUND;
    }

    boolean twoWay() {
        return connection.direction() == Direction.TWO_WAY;
    }

    /// Set by their system, not by a person.
    boolean automatic(String status) {
        return connection.outside(status).filter(OutsideStatus::automatic).isPresent();
    }

    /// A status that a person sets there.
    boolean own(String status) {
        return !status.isEmpty() && connection.outside(status)
                .filter(known -> known.automatic() || known.ours()).isEmpty();
    }

    boolean offline(String status) {
        return connection.outside(status).map(known -> !known.online())
                .orElse(Texts.folded(status).equals("offline"));
    }

    /// They show something that we leave alone: a status of their system's own, or that they have
    /// gone while the sign-out they asked for waits for the work to end.
    boolean leftAlone() {
        if (automatic(shown()) && !locked()) return true;
        return agent().attendance().leaving() && offline(shown());
    }

    /// Whether what is desired is what shows there, as far as we know.
    boolean atPeace() {
        var desire = far().desire();
        if (desire.isNothing()) return true;
        if (far().writing().pending() || !desire.status().equals(shown())) return false;
        if (desire.attributes().isEmpty()) return true;
        return newestConfirmed().filter(newest -> newest.status().equals(desire.status())
                && newest.attributes().equals(desire.attributes())).isPresent();
    }

    /// The newest write of ours that they have shown to have taken.
    Optional<FarSide.Write> newestConfirmed() {
        for (var write : far().writing().earlier().reversed()) {
            if (write.confirmed()) return Optional.of(write);
        }
        return Optional.empty();
    }

    boolean unreachable() {
        return far().writing().unreachable();
    }

    /// The write in flight is what is desired.
    boolean underway() {
        var inFlight = far().writing().inFlight();
        return far().writing().pending() && inFlight.status().equals(desired())
                && inFlight.attributes().equals(far().desire().attributes());
    }

    void desire(String status) {
        desire(status, Map.of());
    }

    void desire(String status, Map<String, String> attributes) {
        var desire = far().desire();
        if (desire.status().equals(status) && desire.attributes().equals(attributes)) return;
        draft.happen(new FarSideDesired(id, name(), status, attributes));
    }
}

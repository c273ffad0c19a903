package dev.rollcall.domain.sync;

import dev.rollcall.domain.Command.Disconnect;
import dev.rollcall.domain.Command.Observe;
import dev.rollcall.domain.Command.SetPresence;
import dev.rollcall.domain.Command.SignIn;
import dev.rollcall.domain.Command.SignOut;
import dev.rollcall.domain.Command.Snapshot;
import dev.rollcall.domain.Draft;
import dev.rollcall.domain.Event;
import dev.rollcall.domain.Event.ClaimMade;
import dev.rollcall.domain.Event.Configured;
import dev.rollcall.domain.Event.DeferredChoiceEnded;
import dev.rollcall.domain.Event.Returned;
import dev.rollcall.domain.Event.SignedIn;
import dev.rollcall.domain.Event.SignedOut;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Ids.ConnectionId;
import dev.rollcall.domain.Layer;
import dev.rollcall.domain.Request;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What has happened in one decision, as far as it matters to what goes out: looked through once,
/// because a decision may be about a hundred thousand agents.
final class Occasions {

    enum Occasion { SIGNED_IN, RETURNED, SIGNED_OUT, CHOSEN }

    private record Seat(AgentId agent, ConnectionId connection) {}

    private final Map<AgentId, Set<Occasion>> occasions = new HashMap<>();
    private final Set<Seat> deferredApplied = new HashSet<>();
    private final ConnectionId speaker;
    private boolean configured;

    Occasions(Draft draft, Request request) {
        this.speaker = aboutPresence(request) ? request.by().connection() : ConnectionId.NONE;
        for (var event : draft.events()) note(event);
    }

    /// A change of presence or of a session that comes from a connection is not written back to it.
    private static boolean aboutPresence(Request request) {
        return switch (request.command()) {
            case Observe _, Snapshot _, SetPresence _, SignIn _, SignOut _, Disconnect _ -> true;
            default -> false;
        };
    }

    private void note(Event event) {
        switch (event) {
            case Configured _ -> configured = true;
            case SignedIn(var agent, _) -> note(agent, Occasion.SIGNED_IN);
            case Returned(var agent, _) -> note(agent, Occasion.RETURNED);
            case SignedOut(var agent, _, _) -> note(agent, Occasion.SIGNED_OUT);
            case ClaimMade(var agent, var layer, var claim) -> {
                if (layer == Layer.CHOICE && claim.cause().fromOutside()
                        && claim.cause().connection().isNone()) {
                    note(agent, Occasion.CHOSEN);
                }
            }
            case DeferredChoiceEnded(var agent, var connection, var applied) -> {
                if (applied) deferredApplied.add(new Seat(agent, connection));
            }
            default -> { }
        }
    }

    private void note(AgentId agent, Occasion occasion) {
        occasions.computeIfAbsent(agent, _ -> EnumSet.noneOf(Occasion.class)).add(occasion);
    }

    boolean has(AgentId agent, Occasion occasion) {
        return occasions.getOrDefault(agent, Set.of()).contains(occasion);
    }

    boolean configured() {
        return configured;
    }

    /// Whether the change comes from this system. A choice made there in the grace time comes from
    /// there when it is applied; one that a lock had undone does not show there any more.
    boolean from(Side side, boolean wasLocked) {
        return side.name().equals(speaker)
                || (!wasLocked && deferredApplied.contains(new Seat(side.id(), side.name())));
    }
}

package dev.rollcall.domain.sync;

import dev.rollcall.domain.Agent;
import dev.rollcall.domain.Draft;
import dev.rollcall.domain.Event.FarSideAsked;
import dev.rollcall.domain.Event.FarSideForgotten;
import dev.rollcall.domain.Event.Remembered;
import dev.rollcall.domain.Event.Replicated;
import dev.rollcall.domain.Event.Why;
import dev.rollcall.domain.FarSide.Asked;
import dev.rollcall.domain.FarSide.Replica;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Request;
import dev.rollcall.domain.configuration.Connection.Direction;
import dev.rollcall.domain.configuration.Connection.Scope;
import dev.rollcall.domain.routing.OnQueue;
import dev.rollcall.domain.sync.Occasions.Occasion;
import java.util.List;
import java.util.Optional;

/// What goes out when everything here has come to rest: for each agent that a request has touched,
/// and each system the agent sits in, at most one write (domain law, section 9).
public final class Departures {

    /// The last step of a decision: nothing here reacts to what it does.
    public static void settle(Draft draft, Request request) {
        if (draft.configuration().connections().isEmpty()
                && draft.configurationBefore().connections().isEmpty()) {
            return;
        }
        var occasions = new Occasions(draft, request);
        var agents = occasions.configured()
                ? draft.agents().stream().map(Agent::id).sorted().toList()
                : List.copyOf(draft.touchedAgents().keySet());
        for (var id : agents) {
            if (draft.find(id).isEmpty()) continue;
            forgetOthers(draft, id);
            for (var side : Sides.of(draft, id)) {
                if (side.connection().primary()) Primaries.settle(side, request);
                else settle(side, occasions);
            }
        }
    }

    private static void forgetOthers(Draft draft, AgentId id) {
        for (var connection : draft.agent(id).farSides().keySet()) {
            if (Sides.find(draft, id, connection).isEmpty()) {
                draft.happen(new FarSideForgotten(id, connection));
            }
        }
    }

    private static void settle(Side side, Occasions occasions) {
        var was = side.far().asked();
        var said = Mapping.asked(side.draft(), side.agent(), side.connection());
        if (said.isEmpty()) return;
        var asked = said.get();
        var quiet = begins(side);
        if (!asked.equals(was) || quiet) {
            side.draft().happen(new FarSideAsked(side.id(), side.name(), asked));
        }
        if (quiet) {
            side.desire(asked.status(), asked.attributes());
            return;
        }
        remember(side, occasions);
        var back = Reverting.settle(side);
        var fromThere = occasions.from(side, was.lock());
        if (occasions.has(side.id(), Occasion.SIGNED_OUT)) leave(side, asked, fromThere);
        else if (fromThere) stay(side, was, asked);
        else follow(side, new Turn(was, asked, back), occasions);
        replicate(side);
    }

    /// A connection, or an agent's place in it, that is new: what is asked for is known, and
    /// nothing is written before there is a reason.
    private static boolean begins(Side side) {
        var known = side.draft().before(side.id())
                .filter(agent -> agent.farSides().containsKey(side.name())).isPresent();
        var before = side.draft().configurationBefore().connection(side.name());
        return !known || !before.equals(Optional.of(side.connection()));
    }

    // --- What is desired, and whether it is written

    /// @param was what the table asked for before
    /// @param back what they showed before the work that has ended, if it is to show again
    private record Turn(Asked was, Asked asked, Optional<String> back) {

        boolean differs() {
            return !asked.status().equals(was.status())
                    || !asked.attributes().equals(was.attributes())
                    || (asked.lock() && !was.lock());
        }
    }

    private static void follow(Side side, Turn turn, Occasions occasions) {
        var asked = turn.asked();
        if (turn.back().isPresent()) {
            side.desire(turn.back().get());
            express(side, Why.REVERT);
        } else if (turn.differs()) {
            side.desire(asked.status(), asked.attributes());
            express(side, Why.MAPPING);
        } else if (occasions.has(side.id(), Occasion.CHOSEN)) {
            side.desire(asked.status(), asked.attributes());
            express(side, Why.CHOICE);
        } else if (comes(side, occasions)) {
            side.desire(asked.status(), asked.attributes());
            express(side, Why.SIGN_IN);
        }
    }

    /// Somebody comes in whom they show offline; or comes back, and it is not theirs to say what
    /// they showed meanwhile.
    private static boolean comes(Side side, Occasions occasions) {
        var returned = occasions.has(side.id(), Occasion.RETURNED);
        if (!returned && !occasions.has(side.id(), Occasion.SIGNED_IN)) return false;
        return side.offline(side.shown())
                || (returned && side.connection().direction() == Direction.OUTBOUND);
    }

    /// What came from there shows there.
    private static void stay(Side side, Asked was, Asked asked) {
        if (was.equals(asked)) return;
        if (side.twoWay() && !side.shown().isEmpty() && !asked.lock()) side.desire(side.shown());
        else side.desire(asked.status(), asked.attributes());
    }

    private static void leave(Side side, Asked asked, boolean fromThere) {
        var restore = side.connection().restore();
        var kept = side.far().kept();
        if (!side.connection().mapped() || !restore.active()) {
            side.desire(asked.status(), asked.attributes());
        } else {
            var exactly = restore.exactly().stream().map(side.connection()::canonical)
                    .anyMatch(kept.remembered()::equals);
            side.desire(exactly ? kept.remembered()
                    : side.connection().canonical(restore.otherwise()));
        }
        if (!kept.remembered().isEmpty()) {
            side.draft().happen(new Remembered(side.id(), side.name(), ""));
        }
        if (!fromThere) express(side, Why.SIGN_OUT);
        else if (side.twoWay()) side.desire(side.shown());
    }

    private static void express(Side side, Why why) {
        if (!side.atPeace() && !side.underway()) Writes.write(side, why);
    }

    private static void remember(Side side, Occasions occasions) {
        var connection = side.connection();
        if (!connection.mapped() || !connection.restore().active()
                || !occasions.has(side.id(), Occasion.SIGNED_IN)) {
            return;
        }
        var own = side.own(side.shown()) ? side.shown() : "";
        if (!own.equals(side.far().kept().remembered())) {
            side.draft().happen(new Remembered(side.id(), side.name(), own));
        }
    }

    // --- What goes with it

    /// The routing status and the out-of-office mark, where the connection's scope has them (S1.1).
    private static void replicate(Side side) {
        var scope = side.connection().scope();
        var beside = scope.contains(Scope.ROUTING_STATUS) || scope.contains(Scope.OUT_OF_OFFICE);
        if (!beside || !side.connection().mapped() || side.agent().attendance().lost()) return;
        var now = new Replica(true,
                OnQueue.routingStatus(side.draft().configuration(), side.agent()),
                "true".equals(side.far().desire().attributes().get("outOfOffice")));
        if (now.equals(side.far().replica())) return;
        side.draft().happen(new Replicated(side.id(), side.name(), now.routingStatus(),
                now.outOfOffice()));
    }

    private Departures() {}
}

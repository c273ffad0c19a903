package dev.rollcall.domain;

import dev.rollcall.domain.Event.FarSideObserved;
import dev.rollcall.domain.Event.OfFarSide;
import java.time.Instant;

/// What an agent's far side is after an event. No rule stands here.
final class FarSideEvolution {

    static Agent after(Agent agent, OfFarSide event, Instant at) {
        return switch (event) {
            case FarSideObserved(_, var connection, var status, var attributes) ->
                agent.with(new FarSide(connection, status, attributes));
        };
    }

    private FarSideEvolution() {}
}

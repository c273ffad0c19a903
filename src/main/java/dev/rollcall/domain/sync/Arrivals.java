package dev.rollcall.domain.sync;

import dev.rollcall.domain.Draft;
import dev.rollcall.domain.Event;
import dev.rollcall.domain.Event.ClaimMade;
import dev.rollcall.domain.Event.DeferredChoiceEnded;
import dev.rollcall.domain.Event.Returned;
import dev.rollcall.domain.Event.SignedIn;
import dev.rollcall.domain.FarSide.Asked;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.Layer;
import dev.rollcall.domain.presence.Permission;
import java.util.List;

/// What outside systems have said and what may take effect only now: a primary's word when the
/// agent comes in, a choice that had to wait for the end of a lock or of the grace time (domain
/// law, sections 5 and 9).
public final class Arrivals {

    /// The policy.
    public static void react(Draft draft, List<Event> news) {
        if (draft.configuration().connections().isEmpty()) return;
        for (var event : news) {
            switch (event) {
                case SignedIn(var agent, _) -> askPrimary(draft, agent);
                case Returned(var agent, _) -> askPrimary(draft, agent);
                case ClaimMade(var agent, var layer, var claim) -> {
                    if (layer == Layer.CHOICE && claim.cause().fromOutside()) {
                        dropDeferred(draft, agent);
                    }
                }
                default -> { }
            }
        }
        for (var id : List.copyOf(draft.touchedAgents().keySet())) {
            for (var side : Sides.of(draft, id)) catchUp(side);
        }
    }

    /// Whoever comes in is what the primary shows: a person who has gone home is not routable.
    private static void askPrimary(Draft draft, AgentId id) {
        Permission.ownerOf(draft, draft.agent(id)).ifPresent(primary -> {
            var side = new Side(draft, id, primary);
            var seen = side.far().seen();
            if (seen.status().isEmpty()) return;
            var inbound = Inbound.of(side, seen.status(), seen.attributes());
            inbound.choice().ifPresent(
                    status -> Changes.choose(side, status, inbound.cause(side)));
        });
    }

    /// Somebody has chosen here since.
    private static void dropDeferred(Draft draft, AgentId id) {
        for (var side : Sides.of(draft, id)) {
            if (!side.far().kept().choice().isNone()) end(side, false);
        }
    }

    private static void end(Side side, boolean applied) {
        side.draft().happen(new DeferredChoiceEnded(side.id(), side.name(), applied));
    }

    private static void catchUp(Side side) {
        var held = side.far().asked().lock();
        var waiting = !side.far().kept().choice().isNone();
        if ((!held && !waiting) || side.agent().attendance().lost()) return;
        var asked = Mapping.asked(side.draft(), side.agent(), side.connection());
        if (asked.filter(Asked::lock).isPresent()) return;
        if (held && !side.automatic(side.shown())) Changes.endActivities(side, List.of());
        if (!waiting) return;
        var kept = side.far().kept();
        end(side, side.agent().signedIn());
        Changes.choose(side, kept.choice(), kept.by());
    }

    private Arrivals() {}
}

package dev.rollcall.domain.sync;

import dev.rollcall.domain.Agent;
import dev.rollcall.domain.Event.BeforeWorkKept;
import dev.rollcall.domain.Ids.StatusId;
import dev.rollcall.domain.Involvement;
import dev.rollcall.domain.configuration.Configuration;
import dev.rollcall.domain.presence.Showing;
import java.util.Optional;

/// "Revert to last status" (S3.14-18): what they showed when the work began shows again when it is
/// over, if it began with somebody calling in.
final class Reverting {

    /// @return what is to show there again, if the work has just ended and it is to
    static Optional<String> settle(Side side) {
        if (!side.connection().revert() || !side.connection().mapped()) return Optional.empty();
        var began = side.draft().before(side.id())
                .filter(before -> before.workload().open()).isEmpty();
        var open = side.agent().workload().open();
        if (began && open) begin(side);
        return !began && !open ? end(side) : Optional.empty();
    }

    private static void begin(Side side) {
        var inbound = side.agent().workload().items().stream()
                .filter(Involvement::accepted).findFirst().filter(Involvement::inbound);
        var own = side.own(side.shown()) && !side.offline(side.shown());
        keep(side, inbound.isPresent() && own ? side.shown() : "");
    }

    private static Optional<String> end(Side side) {
        var kept = side.far().kept().beforeWork();
        keep(side, "");
        return Optional.of(kept).filter(status -> !status.isEmpty())
                .filter(_ -> side.agent().signedIn() && isAsByDefault(side))
                .filter(status -> exists(side, status));
    }

    private static void keep(Side side, String status) {
        if (side.far().kept().beforeWork().equals(status)) return;
        side.draft().happen(new BeforeWorkKept(side.id(), side.name(), status));
    }

    /// Presence, and the status after work if there is one, are of the default's category (S3.16,
    /// A3.g).
    private static boolean isAsByDefault(Side side) {
        var tenant = side.draft().configuration();
        var agent = side.agent();
        var usual = tenant.status(tenant.defaultStatusOf(agent.settings())).category();
        return Showing.status(tenant, agent).category().equals(usual)
                && afterWork(tenant, agent).equals(usual);
    }

    private static StatusId afterWork(Configuration tenant, Agent agent) {
        var after = tenant.automatic().afterWork();
        return tenant.status(after.isNone() ? tenant.defaultStatusOf(agent.settings()) : after)
                .category();
    }

    /// Their catalogue may have changed meanwhile (A3.e).
    private static boolean exists(Side side, String status) {
        return side.connection().statuses().isEmpty()
                || side.connection().outside(status).isPresent();
    }

    private Reverting() {}
}

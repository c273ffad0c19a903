package dev.rollcall.domain.configuration.check;

import dev.rollcall.domain.Ids.StatusId;
import dev.rollcall.domain.configuration.Configuration;
import dev.rollcall.domain.configuration.Connection.InboundAction;
import dev.rollcall.domain.configuration.Finding;
import dev.rollcall.domain.configuration.Finding.Code;
import dev.rollcall.domain.configuration.Pointer;
import dev.rollcall.domain.configuration.Status;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/// `dead-end-status`: a status that agents get into and cannot leave, because no other is theirs to
/// choose, no time ends it, and no primary moves them. The default status is home, not a dead end.
final class DeadEnds implements Inspection {

    @Override
    public void inspect(Tenancy tenancy, Consumer<Finding> found) {
        var tenant = tenancy.configuration();
        if (tenant.primary().isPresent()) return;
        var entered = entered(tenant);
        for (var status : tenant.statuses().values()) {
            if (!entered.contains(status.id()) || status.timed() || exit(tenant, status)
                    || status.id().equals(tenant.signedOutStatus())
                    || status.id().equals(tenant.defaultStatus())) {
                continue;
            }
            found.accept(new Finding(Code.DEAD_END_STATUS, place(tenancy, status), "expected a way"
                    + " out of the status '" + status.id() + "', found no other status that agents"
                    + " may select and no end; give it a duration or make another selectable"));
        }
    }

    private static boolean exit(Configuration tenant, Status status) {
        return tenant.statuses().values().stream()
                .anyMatch(other -> other.selectable() && !other.id().equals(status.id()));
    }

    /// What agents choose, and what is chosen for them and then lasts.
    private static Set<StatusId> entered(Configuration tenant) {
        var entered = new HashSet<StatusId>();
        tenant.statuses().values().stream().filter(Status::selectable)
                .forEach(status -> entered.add(status.id()));
        entered.add(tenant.signIn().presence());
        entered.add(tenant.automatic().afterWork());
        entered.add(tenant.automatic().onMissed().status());
        entered.add(tenant.automatic().onRejected().status());
        for (var connection : tenant.connections().values()) {
            for (var rule : connection.inbound().rules()) enters(rule.action(), entered);
            enters(connection.inbound().otherwise(), entered);
        }
        return entered;
    }

    private static void enters(InboundAction action, Set<StatusId> entered) {
        switch (action) {
            case InboundAction.Set(var status) -> entered.add(status);
            case InboundAction.SignIn(var then) -> enters(then, entered);
            case InboundAction.SignOut _, InboundAction.StartActivity _, InboundAction.Ignore _,
                    InboundAction.Mirror _ -> { }
        }
    }

    /// The status' entry; for a shipped one without an entry, what hides it or the catalogue.
    private static String place(Tenancy tenancy, Status status) {
        for (var id : tenancy.outline().at("statuses/*/id")) {
            if (id.text().equals(status.id().text())) {
                return id.pointer().substring(0, id.pointer().lastIndexOf('/'));
            }
        }
        return Pointer.of("statuses");
    }
}

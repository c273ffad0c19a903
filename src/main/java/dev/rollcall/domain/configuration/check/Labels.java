package dev.rollcall.domain.configuration.check;

import dev.rollcall.domain.Ids.StatusId;
import dev.rollcall.domain.configuration.Base;
import dev.rollcall.domain.configuration.Finding;
import dev.rollcall.domain.configuration.Finding.Code;
import dev.rollcall.domain.configuration.Status;
import java.util.Optional;
import java.util.function.Consumer;

/// `illogical-base`: a status that looks like one thing and is treated as another (S4.7). Allowed,
/// because only the base counts; but people read the label.
final class Labels implements Inspection {

    @Override
    public void inspect(Tenancy tenancy, Consumer<Finding> found) {
        for (var entry : tenancy.outline().at("statuses/*")) {
            var id = entry.under("id").orElseThrow().text();
            if (Status.SHIPPED.contains(id)) continue;
            var status = tenancy.configuration().status(new StatusId(id));
            other(status).ifPresent(base -> found.accept(new Finding(Code.ILLOGICAL_BASE,
                    entry.pointer() + "/base", "expected the base " + base.text() + " of a status"
                            + " labelled '" + status.label() + "', found " + status.base().text()
                            + ", which is how it will be treated")));
        }
    }

    /// The base that the label names, if it names one and not the status' own.
    private static Optional<Base> other(Status status) {
        var named = Words.bases(status.label());
        if (named.contains(status.base())) return Optional.empty();
        if (!named.isEmpty()) return named.stream().findFirst();
        return status.base() == Base.AVAILABLE && Words.offDuty(status.label())
                ? Optional.of(Base.AWAY) : Optional.empty();
    }
}

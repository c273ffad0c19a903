package dev.rollcall.domain.configuration.check;

import dev.rollcall.domain.Ids.StatusId;
import dev.rollcall.domain.configuration.Base;
import dev.rollcall.domain.configuration.Configuration;
import dev.rollcall.domain.configuration.Finding;
import dev.rollcall.domain.configuration.Finding.Code;
import dev.rollcall.domain.configuration.Status;
import dev.rollcall.domain.configuration.check.Outline.Spot;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// What the catalogue may not say (domain law, section 2): `status-immutable` for what is shipped
/// (S4.2), and `bad-value` for ids that would read as words, hidden statuses that are not shipped,
/// statuses made selectable that never are (S2.9, S4.3), and categories within categories.
final class Statuses implements Inspection {

    /// Words of the configuration itself, wherever a status may stand too.
    private static final Set<String> WORDS =
            Set.of("default", "previous", "none", "not-responding", "ignore", "mirror");

    private static final Set<String> MAY_BE_SET = Set.of("id", "category", "selectable");

    private static final Set<String> BASES =
            Arrays.stream(Base.values()).map(Base::text).collect(Collectors.toUnmodifiableSet());

    @Override
    public void inspect(Tenancy tenancy, Consumer<Finding> found) {
        var tenant = tenancy.configuration();
        for (var entry : tenancy.outline().at("statuses/*")) {
            var id = entry.under("id").map(Spot::text).orElse("");
            var status = tenant.status(new StatusId(id));
            if (Status.SHIPPED.contains(id)) inspectShipped(entry, status, found);
            inspectId(entry, status, found);
            inspectSelectable(entry, status, found);
            inspectCategory(entry, status, tenant, found);
        }
        for (var hidden : tenancy.outline().at("hide/*")) {
            if (tenant.find(new StatusId(hidden.text())).isPresent()
                    && !Status.SHIPPED.contains(hidden.text())) {
                found.accept(bad(hidden.pointer(), "expected a shipped status, found '"
                        + hidden.text() + "', which is the tenant's own; remove it from statuses"));
            }
        }
    }

    private static void inspectShipped(Spot entry, Status shipped, Consumer<Finding> found) {
        for (var key : entry.keys()) {
            if (MAY_BE_SET.contains(key.text()) || repeats(entry, key.text(), shipped)) continue;
            found.accept(new Finding(Code.STATUS_IMMUTABLE, key.pointer(), "expected only category"
                    + " and selectable of the shipped status '" + shipped.id() + "', found "
                    + key.text() + "; give a status of your own the base "
                    + shipped.base().text()));
        }
    }

    /// Saying what is so anyway changes nothing.
    private static boolean repeats(Spot entry, String key, Status shipped) {
        Optional<Object> said = entry.under(key).map(Spot::value);
        return switch (key) {
            case "label" -> said.filter(shipped.label()::equals).isPresent();
            case "base" -> said.filter(shipped.base().text()::equals).isPresent();
            default -> false;
        };
    }

    private static void inspectId(Spot entry, Status status, Consumer<Finding> found) {
        var id = status.id().text();
        if (WORDS.contains(id)) {
            found.accept(bad(entry.pointer() + "/id", "expected an id of your own, found '" + id
                    + "', a word of the configuration itself"));
        } else if (BASES.contains(id) && !status.base().text().equals(id)) {
            found.accept(bad(entry.pointer() + "/id", "expected the base " + id
                    + " of a status that is called like it, found " + status.base().text()));
        }
    }

    private static void inspectSelectable(Spot entry, Status status, Consumer<Finding> found) {
        boolean never = status.base() == Base.INACTIVE || status.base() == Base.CONFERENCE;
        var said = entry.under("selectable").filter(spot -> spot.value().equals(true));
        if (never && said.isPresent()) {
            found.accept(bad(said.get().pointer(), "expected false, found true: nobody selects a"
                    + " status of base " + status.base().text()));
        }
    }

    private static void inspectCategory(Spot entry, Status status, Configuration tenant,
            Consumer<Finding> found) {
        var major = tenant.find(status.category());
        if (major.isPresent() && !major.get().category().equals(status.category())) {
            found.accept(bad(entry.pointer() + "/category", "expected a major status, found '"
                    + status.category() + "', itself a minor one of '" + major.get().category()
                    + "'; name that"));
        }
    }

    private static Finding bad(String pointer, String detail) {
        return new Finding(Code.BAD_VALUE, pointer, detail);
    }
}

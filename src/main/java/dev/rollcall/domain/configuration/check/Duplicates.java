package dev.rollcall.domain.configuration.check;

import dev.rollcall.domain.configuration.Finding;
import dev.rollcall.domain.configuration.Finding.Code;
import dev.rollcall.domain.configuration.Pointer;
import dev.rollcall.domain.configuration.Texts;
import dev.rollcall.domain.configuration.check.Outline.Spot;
import java.util.HashMap;
import java.util.List;
import java.util.function.Consumer;

/// Two things with one id: `duplicate-id`. Ids of outside statuses and everything they go by
/// compare folded, since that is how they are looked up.
final class Duplicates implements Inspection {

    /// Lists in which an id may stand once.
    private static final List<String> LISTS = List.of("statuses", "queues", "workstreams",
        "profiles", "connections", "connections/*/statuses", "connections/*/inbound/rules",
        "connections/*/outbound/rules");

    @Override
    public void inspect(Tenancy tenancy, Consumer<Finding> found) {
        for (var path : LISTS) {
            boolean outside = path.endsWith("/statuses");
            for (var list : tenancy.outline().at(path)) inspectList(list, outside, found);
        }
    }

    private static void inspectList(Spot list, boolean folded, Consumer<Finding> found) {
        var first = new HashMap<String, String>();
        for (var item : list.each()) {
            var id = item.value() instanceof String ? item : item.under("id").orElse(null);
            if (id == null) continue;
            var key = folded ? Texts.folded(id.text()) : id.text();
            var earlier = first.putIfAbsent(key, item.pointer());
            if (earlier != null) {
                found.accept(new Finding(Code.DUPLICATE_ID, id.pointer(), "expected an id of its"
                        + " own, found '" + id.text() + "', which is also the "
                        + ordinal(earlier) + " in the list; rename or remove one"));
            }
        }
    }

    private static String ordinal(String pointer) {
        return "number " + (Integer.parseInt(Pointer.steps(pointer).getLast()) + 1);
    }
}

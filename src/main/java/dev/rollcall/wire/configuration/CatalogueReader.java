package dev.rollcall.wire.configuration;

import dev.rollcall.domain.Ids.StatusId;
import dev.rollcall.domain.configuration.Base;
import dev.rollcall.domain.configuration.Status;
import dev.rollcall.domain.configuration.Status.Options;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The status catalogue (domain law, section 2): the six shipped statuses, which always exist, and
/// then the tenant's own in their order. A tenant's entry with a shipped id sets its category and
/// whether agents may choose it; the domain's checks see to it that it sets nothing else.
final class CatalogueReader {

    private final Set<Base> onQueueBases;
    private final Set<String> hidden;

    CatalogueReader(Set<Base> onQueueBases, Set<String> hidden) {
        this.onQueueBases = onQueueBases;
        this.hidden = hidden;
    }

    Map<StatusId, Status> read(Fields tenant) {
        var entries = new HashMap<String, Fields>();
        var own = tenant.list("statuses");
        own.forEach(entry -> entries.put(entry.text("id", ""), entry));

        var catalogue = new LinkedHashMap<StatusId, Status>();
        for (var id : Status.SHIPPED) {
            var entry = entries.getOrDefault(id, tenant.only());
            var base = Fields.word(Base.class, id);
            put(catalogue, id,
                    status(id, label(base), base, entry.only("category", "selectable")));
        }
        for (var entry : own) {
            var id = entry.text("id", "");
            if (Status.SHIPPED.contains(id)) continue;
            put(catalogue, id, status(id, entry.text("label", id),
                    entry.word("base", Base.AVAILABLE), entry));
        }
        return Collections.unmodifiableMap(catalogue);
    }

    /// The shipped statuses carry the name of their base; as people read it, so (S4.1, A4.t).
    private static String label(Base base) {
        return switch (base) {
            case AWAY -> "Appear away";
            case DO_NOT_DISTURB -> "Do not disturb";
            case AVAILABLE, BUSY, OFFLINE, INACTIVE, TENTATIVE, CONFERENCE ->
                base.text().substring(0, 1).toUpperCase(Locale.ROOT) + base.text().substring(1);
        };
    }

    private static void put(Map<StatusId, Status> catalogue, String id, Status status) {
        catalogue.put(new StatusId(id), status);
    }

    private Status status(String id, String label, Base base, Fields entry) {
        return new Status(
                new StatusId(id),
                label,
                base,
                new StatusId(entry.text("category", id)),
                entry.text("message", label),
                entry.text("group", ""),
                options(base, entry.fields("options")),
                entry.flag("selectable", true) && selectable(id, base),
                hidden.contains(id),
                entry.duration("duration", Duration.ZERO),
                entry.text("queueGroup", ""),
                entry.has("allows") ? Set.copyOf(entry.texts("allows")) : allowed(base),
                entry.text("colour", ""),
                entry.text("icon", ""),
                entry.textMap("labels"));
    }

    /// `inactive` is the system's (S4.3), a conference cannot be chosen (S2.9).
    private boolean selectable(String id, Base base) {
        return base != Base.INACTIVE && base != Base.CONFERENCE && !hidden.contains(id);
    }

    private Options options(Base base, Fields options) {
        return new Options(
                options.flag("acd", onQueueBases.contains(base)),
                options.flag("afterCallWork", false),
                options.flag("doNotDisturb", base == Base.DO_NOT_DISTURB),
                !options.flag("acd", true));
    }

    private static Set<String> allowed(Base base) {
        return switch (base) {
            case AWAY -> Set.of("direct-chat");
            case TENTATIVE -> Set.of("direct-call", "consult", "transfer");
            case AVAILABLE, BUSY, DO_NOT_DISTURB, CONFERENCE, OFFLINE, INACTIVE -> Set.of();
        };
    }
}

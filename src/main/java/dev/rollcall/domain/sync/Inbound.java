package dev.rollcall.domain.sync;

import dev.rollcall.domain.Cause;
import dev.rollcall.domain.Ids.StatusId;
import dev.rollcall.domain.configuration.Configuration;
import dev.rollcall.domain.configuration.Connection;
import dev.rollcall.domain.configuration.Connection.InboundAction;
import dev.rollcall.domain.configuration.Connection.OutsideStatus;
import dev.rollcall.domain.configuration.Subject;
import dev.rollcall.domain.configuration.Texts;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The inbound table: what a status of theirs means here.
///
/// @param action a mirror is already looked into
/// @param rule the row's id; empty: no row
public record Inbound(InboundAction action, String rule) {

    /// The status it sets here, if it sets one.
    Optional<StatusId> choice() {
        return choice(action);
    }

    private static Optional<StatusId> choice(InboundAction action) {
        return switch (action) {
            case InboundAction.Set(var status) -> Optional.of(status);
            case InboundAction.SignIn(var then) -> choice(then);
            case InboundAction.SignOut _, InboundAction.StartActivity _, InboundAction.Ignore _,
                    InboundAction.Mirror _ -> Optional.empty();
        };
    }

    boolean signsIn() {
        return action instanceof InboundAction.SignIn;
    }

    boolean signsOut() {
        return action instanceof InboundAction.SignOut;
    }

    Cause cause(Side side) {
        return side.cause(rule);
    }

    /// Rules first, then what their offline means, then what everything else means. A mirror that
    /// finds no status here is no match.
    static Inbound of(Side side, String status, Map<String, Object> attributes) {
        var tenant = side.draft().configuration();
        var connection = side.connection();
        if (!connection.mapped()) return new Inbound(new InboundAction.Ignore(), "");
        var subject = subject(connection, status, attributes);
        for (var rule : connection.inbound().rules()) {
            if (!rule.when().holds(subject)) continue;
            var meant = meant(tenant, rule.action(), subject);
            if (meant.isPresent()) return new Inbound(meant.get(), rule.id());
        }
        var rest = side.offline(status) ? offline(side)
                : meant(tenant, connection.inbound().otherwise(), subject);
        return new Inbound(rest.orElseGet(InboundAction.Ignore::new), "");
    }

    /// Whether the connection's tables say anything of a status of theirs: it is declared, a row
    /// speaks of it, it mirrors one of ours, or it is what we write there.
    public static boolean knows(Configuration tenant, Connection connection, String status,
            Map<String, Object> attributes) {
        if (!connection.mapped() || connection.direction() == Connection.Direction.OUTBOUND
                || connection.outside(status).isPresent()) {
            return true;
        }
        var subject = subject(connection, status, attributes);
        return connection.inbound().rules().stream().anyMatch(rule -> rule.when().holds(subject)
                && meant(tenant, rule.action(), subject).isPresent())
                || (mirrors(connection.inbound().otherwise())
                && mirrored(tenant, subject).isPresent())
                || connection.outbound().stream()
                .anyMatch(rule -> subject.names().contains(Texts.folded(rule.set())));
    }

    private static boolean mirrors(InboundAction action) {
        return action instanceof InboundAction.Mirror
                || (action instanceof InboundAction.SignIn(var then) && mirrors(then));
    }

    private static Optional<InboundAction> offline(Side side) {
        return switch (side.connection().inbound().offlineMeans()) {
            case NOTHING -> Optional.empty();
            case SIGN_OUT -> Optional.of(new InboundAction.SignOut());
            case PRESENCE -> Optional.of(new InboundAction.Set(
                    side.draft().configuration().signedOutStatus()));
        };
    }

    private static Optional<InboundAction> meant(
            Configuration tenant, InboundAction action, Subject.OfOutside subject) {
        return switch (action) {
            case InboundAction.Mirror() -> mirrored(tenant, subject)
                    .map(InboundAction.Set::new);
            case InboundAction.SignIn(var then) ->
                meant(tenant, then, subject).map(InboundAction.SignIn::new);
            case InboundAction.Set _, InboundAction.SignOut _, InboundAction.StartActivity _,
                    InboundAction.Ignore _ -> Optional.of(action);
        };
    }

    private static Optional<StatusId> mirrored(Configuration tenant, Subject.OfOutside subject) {
        var names = new LinkedHashSet<>(subject.names());
        if (!subject.message().isEmpty()) names.add(Texts.folded(subject.message()));
        return tenant.mirrored(names).map(status -> status.id());
    }

    private static Subject.OfOutside subject(
            Connection connection, String status, Map<String, Object> attributes) {
        var names = connection.outside(status).map(OutsideStatus::names)
                .orElseGet(() -> Set.of(Texts.folded(status)));
        return new Subject.OfOutside(names, text(attributes, "message", status),
                text(attributes, "group", ""), text(attributes, "category", ""),
                options(attributes.get("options")));
    }

    private static String text(Map<String, Object> attributes, String key, String otherwise) {
        return attributes.get(key) instanceof String text ? text : otherwise;
    }

    private static Map<String, Boolean> options(@Nullable Object said) {
        if (!(said instanceof Map<?, ?> map)) return Map.of();
        var options = new HashMap<String, Boolean>();
        map.forEach((name, on) -> options.put(name.toString(), Boolean.TRUE.equals(on)));
        return options;
    }
}

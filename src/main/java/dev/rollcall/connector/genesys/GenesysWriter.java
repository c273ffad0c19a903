package dev.rollcall.connector.genesys;

import dev.rollcall.connector.Line.Taken;
import dev.rollcall.connector.Line.Wish;
import dev.rollcall.connector.LineBroken;
import dev.rollcall.connector.Setup;
import dev.rollcall.connector.genesys.GenesysFrames.Injected;
import dev.rollcall.connector.http.Answer;
import dev.rollcall.domain.RoutingStatus;
import dev.rollcall.domain.configuration.Connection.OutsideStatus;
import dev.rollcall.domain.configuration.Connection.Scope;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/// Writes to Genesys Cloud in one of two ways. As anybody may, it sets the presence of a user; the
/// routing status is the router's, and all we may do is to clear *not responding*. As a registered
/// source of presence (`sourceId`), it tells events, of presence and of routing status both.
///
/// A presence shows at once, whatever its user is doing: who goes off queue with a call open is
/// draining there, and takes nothing new, but shows what was written. So nothing is deferred.
final class GenesysWriter {

    private final Setup setup;
    private final GenesysApi api;
    private final GenesysKnown known;
    private final String source;

    GenesysWriter(Setup setup, GenesysApi api, GenesysKnown known) {
        this.setup = setup;
        this.api = api;
        this.known = known;
        this.source = setup.setting("sourceId");
    }

    /// Their moments tell the order of their words. The moments of events that are injected are
    /// ours, and so they do not.
    boolean numbered() {
        return source.isEmpty();
    }

    Taken write(GenesysPresences presences, String who, Wish wish)
            throws LineBroken, InterruptedException {
        if (wish.status().isEmpty()) return beside(who, wish);
        var there = presences.catalogue().there(wish.status());
        if (there.isEmpty()) {
            return new Taken.Refused("expected a presence of the organisation, found '"
                    + wish.status() + "'");
        }
        var taken = show(presences, who, there.get(), wish);
        if (!(taken instanceof Taken.Applied)) return taken;
        return routing(who, wish);
    }

    /// The mark first where it comes, and last where it goes: so no moment shows what nobody meant.
    private Taken show(GenesysPresences presences, String who, OutsideStatus status, Wish wish)
            throws LineBroken, InterruptedException {
        var out = status.id().equals(GenesysPresences.OUT_OF_OFFICE)
                || "true".equals(wish.attributes().get("outOfOffice"));
        var definition = status.id();
        if (definition.equals(GenesysPresences.OUT_OF_OFFICE)) {
            var away = presences.away();
            if (away.isEmpty()) {
                return new Taken.Refused("expected the organisation to have the presence Away, to"
                        + " be shown with the out-of-office mark, found none");
            }
            definition = away.get();
        }
        if (out) {
            var marked = mark(who, true);
            if (!(marked instanceof Taken.Applied)) return marked;
        }
        var shown = present(who, definition, wish);
        return !out && shown instanceof Taken.Applied ? mark(who, false) : shown;
    }

    private Taken beside(String who, Wish wish) throws LineBroken, InterruptedException {
        if (wish.beside().isEmpty()) return new Taken.Applied();
        var marked = mark(who, wish.beside().get().outOfOffice());
        return marked instanceof Taken.Applied ? routing(who, wish) : marked;
    }

    // --- Presence

    private Taken present(String who, String definition, Wish wish)
            throws LineBroken, InterruptedException {
        var message = wish.attributes().getOrDefault("message", "");
        known.writing(who, definition);
        var modified = Instant.MIN;
        try {
            if (!source.isEmpty()) {
                var event = event(who, wish, "presence");
                modified = event.at();
                return errorless(api.injectPresence(event.presence(definition, message)));
            }
            var answer = api.show(who, GenesysFrames.show(definition, message));
            if (!answer.good()) return answer.taken();
            var shown = GenesysFrames.presence(who, answer.json());
            modified = shown.modified();
            if (!shown.primary()) {
                return new Taken.Refused("expected Genesys Cloud itself to be the primary source"
                        + " of this user's presence, found another: register the hub as a source"
                        + " and set settings.sourceId");
            }
            known.newest(shown);
            return answer.status() == 202 || !shown.definition().equals(definition)
                    ? new Taken.Deferred() : new Taken.Applied();
        } finally {
            known.written(who, modified);
        }
    }

    /// The batch may be good and the event in it not.
    private static Taken errorless(Answer answer) throws LineBroken {
        if (!answer.good()) return answer.taken();
        if (answer.body().length == 0) return new Taken.Applied();
        var errors = answer.json().get("errors").each();
        return errors.isEmpty() ? new Taken.Applied()
                : new Taken.Refused(answer.named() + ": the event was refused");
    }

    /// The same wish is the same event, however often it is told.
    private Injected event(String who, Wish wish, String what) {
        var id = UUID.nameUUIDFromBytes((setup.tenant() + " " + setup.connection().id() + " "
                + wish.id() + " " + what).getBytes(StandardCharsets.UTF_8));
        return new Injected(id.toString(),
                setup.clock().instant().truncatedTo(ChronoUnit.MILLIS), who, source);
    }

    // --- What goes beside it

    private Taken routing(String who, Wish wish) throws LineBroken, InterruptedException {
        if (wish.beside().isEmpty() || !within(Scope.ROUTING_STATUS)) return new Taken.Applied();
        var status = wish.beside().get().routingStatus();
        if (!source.isEmpty()) {
            return errorless(api.injectRoutingStatus(
                    event(who, wish, "routing").routingStatus(status)));
        }
        if (status != RoutingStatus.IDLE || !known.notResponding(who)) return new Taken.Applied();
        return api.routingStatus(who, "IDLE").taken();
    }

    private Taken mark(String who, boolean out) throws LineBroken, InterruptedException {
        if (!within(Scope.OUT_OF_OFFICE) || outOfOffice(who) == out) return new Taken.Applied();
        var taken = api.outOfOffice(who, out).taken();
        if (taken instanceof Taken.Applied) known.outOfOffice(who, out);
        return taken;
    }

    /// Asked for once, then heard of.
    boolean outOfOffice(String who) throws LineBroken, InterruptedException {
        var heard = known.outOfOffice(who);
        if (heard.isPresent()) return heard.get();
        var active = api.outOfOffice(who).get("active").flag(false);
        known.outOfOffice(who, active);
        return active;
    }

    private boolean within(Scope scope) {
        return setup.connection().scope().contains(scope);
    }
}

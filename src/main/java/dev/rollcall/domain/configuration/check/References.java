package dev.rollcall.domain.configuration.check;

import dev.rollcall.domain.Ids;
import dev.rollcall.domain.Ids.AgentId;
import dev.rollcall.domain.configuration.AgentSettings;
import dev.rollcall.domain.configuration.Base;
import dev.rollcall.domain.configuration.Finding;
import dev.rollcall.domain.configuration.Finding.Code;
import dev.rollcall.domain.configuration.Pointer;
import dev.rollcall.domain.configuration.Suggestion;
import dev.rollcall.domain.configuration.Texts;
import dev.rollcall.domain.configuration.check.Known.Thing;
import dev.rollcall.domain.configuration.check.Outline.Spot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Every place of a configuration that names something, and what it names: `unknown-reference` if
/// there is no such thing. The table is the whole truth about references; a new key that refers to
/// something needs a row here and nothing else.
final class References implements Inspection {

    /// @param words what may stand there besides
    private record Row(String path, Thing thing, List<String> words) {}

    private static final List<Row> ROWS = List.of(
        row("statuses/*/category", Thing.STATUS),
        row("statuses/*/queueGroup", Thing.QUEUE_GROUP),
        row("hide/*", Thing.STATUS),
        row("default", Thing.STATUS),
        row("signedOutStatus", Thing.STATUS),
        row("automatic/unused", Thing.STATUS, "default"),
        row("automatic/partial", Thing.STATUS),
        row("automatic/full", Thing.STATUS),
        row("automatic/onMissed", Thing.STATUS, "none", "not-responding"),
        row("automatic/onRejected", Thing.STATUS, "none", "not-responding"),
        row("automatic/working", Thing.STATUS),
        row("automatic/wrapUp", Thing.STATUS),
        row("automatic/afterWork", Thing.STATUS, "previous"),
        row("signIn/presence", Thing.STATUS, "default"),
        row("queueGroups/*/*", Thing.QUEUE),
        row("workstreams/*/profiles/*", Thing.PROFILE),
        row("workstreams/*/allowedPresence/*", Thing.STATUS, bases()),
        row("workstreams/*/overflow/queue", Thing.QUEUE),
        row("connections/*/inbound/rules/*/set", Thing.STATUS),
        row("connections/*/inbound/rules/*/startActivity", Thing.ACTIVITY),
        row("connections/*/inbound/otherwise", Thing.STATUS, "ignore", "mirror"),
        row("agentDefaults/team", Thing.TEAM),
        row("agentDefaults/default", Thing.STATUS),
        row("agentDefaults/capacity/profiles/*", Thing.PROFILE),
        row("agentDefaults/queues/*", Thing.QUEUE),
        row("agentDefaults/identities/@", Thing.CONNECTION),
        row("adherence/activities/@", Thing.STATUS));

    /// In outbound conditions a status may be written like any text, folded.
    private static final List<String> OUTBOUND_CONDITIONS = List.of("status/*", "category/*");

    private static Row row(String path, Thing thing, String... words) {
        return new Row(path, thing, List.of(words));
    }

    private static String[] bases() {
        return Arrays.stream(Base.values()).map(Base::text).toArray(String[]::new);
    }

    @Override
    public void inspect(Tenancy tenancy, Consumer<Finding> found) {
        var known = new Known(tenancy.configuration());
        var outline = tenancy.outline();
        for (var row : ROWS) {
            if (skipped(row.thing(), known)) continue;
            for (var spot : outline.at(row.path())) {
                if (!row.words().contains(spot.text())) {
                    missing(known, row.thing(), row.words(), spot).ifPresent(found);
                }
            }
        }
        for (var when : outline.at("connections/*/outbound/rules/*/when")) {
            inspectCondition(known, when, found);
        }
        tenancy.agents().forEach((id, agent) -> inspectAgent(known, id, agent, found));
    }

    private static void inspectCondition(Known known, Spot when, Consumer<Finding> found) {
        for (var condition : when.conditions()) {
            for (var path : OUTBOUND_CONDITIONS) {
                for (var spot : condition.at(path)) {
                    var folded = new Spot(spot.pointer(), Texts.folded(spot.text()));
                    missing(known, Thing.STATUS, List.of(), folded).ifPresent(found);
                }
            }
        }
    }

    private static void inspectAgent(Known known, AgentId id, AgentSettings agent,
            Consumer<Finding> found) {
        var place = Pointer.of("agents", id);
        if (!agent.team().isEmpty() && !skipped(Thing.TEAM, known)) {
            missing(known, Thing.TEAM, List.of(),
                    new Spot(Pointer.under(place, "team"), agent.team())).ifPresent(found);
        }
        agent.defaultStatus().ifPresent(status -> missing(known, Thing.STATUS, List.of(),
                new Spot(Pointer.under(place, "default"), status)).ifPresent(found));
        agent.queues().ifPresent(queues ->
                all(known, Thing.QUEUE, Pointer.under(place, "queues"), queues, found));
        agent.capacity().ifPresent(capacity -> all(known, Thing.PROFILE,
                Pointer.of("agents", id, "capacity", "profiles"), capacity.profiles(), found));
        for (var connection : agent.identities().keySet()) {
            missing(known, Thing.CONNECTION, List.of(),
                    new Spot(Pointer.of("agents", id, "identities", connection), connection))
                    .ifPresent(found);
        }
    }

    private static void all(Known known, Thing thing, String list, Set<? extends Ids> ids,
            Consumer<Finding> found) {
        for (var id : ids) missing(known, thing, List.of(), new Spot(list, id)).ifPresent(found);
    }

    /// A tenant that lists no teams lets agents name any.
    private static boolean skipped(Thing thing, Known known) {
        return thing == Thing.TEAM && known.all(Thing.TEAM).isEmpty();
    }

    private static Optional<Finding> missing(Known known, Thing thing, Collection<String> words,
            Spot spot) {
        if (known.has(thing, spot.text())) return Optional.empty();
        var choices = new ArrayList<>(known.all(thing));
        choices.addAll(words);
        return Optional.of(new Finding(Code.UNKNOWN_REFERENCE, spot.pointer(), "expected "
                + thing.text() + ", found '" + spot.text() + "'; "
                + Suggestion.hint(spot.text(), choices)));
    }
}

package dev.rollcall.domain.configuration.check;

import dev.rollcall.domain.configuration.Finding;
import dev.rollcall.domain.configuration.Finding.Code;
import dev.rollcall.domain.configuration.check.Outline.Spot;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Whether each row of a mapping table says what a row of its table can say: `bad-value` for its
/// effect, `bad-condition` for its conditions.
final class RuleForms implements Inspection {

    private static final List<String> INBOUND_EFFECTS =
            List.of("set", "startActivity", "signOut", "ignore", "mirror");
    private static final Set<String> BESIDE_SIGN_IN = Set.of("set", "mirror", "ignore");
    private static final List<String> OUTBOUND_ONLY = List.of("lock", "attributes");
    private static final List<String> INBOUND_ONLY =
            List.of("startActivity", "signIn", "signOut", "ignore", "mirror");

    /// What only an agent of ours has.
    private static final Set<String> OF_AGENTS = Set.of("base", "ready", "signedIn", "lost",
            "working", "wrapUp", "routingStatus", "effective");

    @Override
    public void inspect(Tenancy tenancy, Consumer<Finding> found) {
        for (var rule : tenancy.outline().at("connections/*/inbound/rules/*")) {
            inspectInbound(rule, found);
            refuse(rule, OUTBOUND_ONLY, "an outbound", found);
            for (var when : rule.at("when")) inspectCondition(when, true, found);
        }
        for (var rule : tenancy.outline().at("connections/*/outbound/rules/*")) {
            if (!rule.has("set")) {
                found.accept(bad(rule.pointer(), "expected a status of theirs as set, found none;"
                        + " say what they should show"));
            }
            refuse(rule, INBOUND_ONLY, "an inbound", found);
            for (var when : rule.at("when")) inspectCondition(when, false, found);
        }
    }

    private static void inspectInbound(Spot rule, Consumer<Finding> found) {
        var effects = INBOUND_EFFECTS.stream().filter(key -> said(rule, key)).toList();
        boolean signIn = said(rule, "signIn");
        if (effects.isEmpty() && !signIn) {
            found.accept(bad(rule.pointer(), "expected an effect (set, signIn, signOut,"
                    + " startActivity, ignore or mirror), found none"));
        } else if (effects.size() > 1) {
            found.accept(bad(rule.pointer(), "expected one effect, found "
                    + String.join(" and ", effects) + "; make two rows or drop one"));
        } else if (signIn && !BESIDE_SIGN_IN.containsAll(effects)) {
            found.accept(bad(rule.pointer(), "expected set or mirror beside signIn, found "
                    + effects.getFirst()));
        }
    }

    private static boolean said(Spot rule, String key) {
        return rule.under(key).filter(spot -> !spot.value().equals(false)).isPresent();
    }

    private static void refuse(Spot rule, List<String> keys, String side,
            Consumer<Finding> found) {
        for (var key : keys) {
            if (!said(rule, key)) continue;
            found.accept(bad(rule.pointer() + "/" + key, "expected no " + key + " here: only "
                    + side + " row has one"));
        }
    }

    private static void inspectCondition(Spot when, boolean inbound, Consumer<Finding> found) {
        for (var conditions : when.conditions()) {
            for (var key : conditions.keys()) {
                var value = conditions.under(key.text()).orElseThrow().value();
                if (inbound && OF_AGENTS.contains(key.text())) {
                    found.accept(condition(key, "expected a condition on a status of theirs"
                            + " (status, message, group, category, options), found " + key.text()
                            + ", which only an agent has"));
                } else if (value instanceof List<?> list && list.isEmpty()) {
                    found.accept(condition(key, "expected at least one entry, since a list means"
                            + " one of, found an empty list, which never holds"));
                }
            }
        }
    }

    private static Finding condition(Spot spot, String detail) {
        return new Finding(Code.BAD_CONDITION, spot.pointer(), detail);
    }

    private static Finding bad(String pointer, String detail) {
        return new Finding(Code.BAD_VALUE, pointer, detail);
    }
}

package dev.rollcall.domain.configuration;

import dev.rollcall.domain.configuration.Condition.All;
import dev.rollcall.domain.configuration.Condition.CategoryIs;
import dev.rollcall.domain.configuration.Condition.LostIs;
import dev.rollcall.domain.configuration.Condition.SignedInIs;
import dev.rollcall.domain.configuration.Condition.StatusIs;
import dev.rollcall.domain.configuration.Connection.OutboundRule;
import java.util.ArrayList;
import java.util.List;

/// Makes of an outbound table, as an administrator wrote it, the table that is tried (domain law,
/// section 9):
///
/// - rows keep their order, but a row naming a status is tried before the first row naming a
///   category, so that a minor status without a row of its own uses its category's (S3.10);
/// - a row that speaks of neither `signedIn` nor `lost` holds for signed-in agents only, and is
///   made to say so.
///
/// Whoever evaluates the table needs to know neither: the first row whose condition holds wins.
public final class TryingOrder {

    public static List<OutboundRule> of(List<OutboundRule> written) {
        var tried = new ArrayList<OutboundRule>(written.size());
        int firstCategory = -1;
        for (var rule : written) {
            var explicit = signedInUnlessSaid(rule);
            if (firstCategory >= 0 && namesStatus(rule)) {
                tried.add(firstCategory++, explicit);
            } else {
                if (firstCategory < 0 && namesCategory(rule)) firstCategory = tried.size();
                tried.add(explicit);
            }
        }
        return List.copyOf(tried);
    }

    private static OutboundRule signedInUnlessSaid(OutboundRule rule) {
        boolean said = rule.when().parts()
                .anyMatch(part -> part instanceof SignedInIs || part instanceof LostIs);
        if (said) return rule;
        var when = new All(List.of(new SignedInIs(true), rule.when()));
        return new OutboundRule(rule.id(), when, rule.set(), rule.lock(), rule.attributes());
    }

    private static boolean namesStatus(OutboundRule rule) {
        return rule.when().named().anyMatch(StatusIs.class::isInstance);
    }

    private static boolean namesCategory(OutboundRule rule) {
        return !namesStatus(rule) && rule.when().named().anyMatch(CategoryIs.class::isInstance);
    }

    private TryingOrder() {}
}

package dev.rollcall.domain.configuration;

import dev.rollcall.domain.Ids.StatusId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// An entry of the tenant's catalogue: what an agent can be *in* (domain law, section 2).
///
/// @param category the major state a minor one belongs to (S3.9); its own id if it is a major one
/// @param message the status message outside systems know it by (S1.6); the label if none is given
/// @param group the status group (S1.6); empty if none
/// @param selectable by agents; supervisors and the API may set any status but `inactive`
/// @param duration how long it lasts when chosen without an end; zero: until something ends it
/// @param queueGroup the queues chosen along with it (S2.13); empty if none
/// @param allows kinds of direct work let through in spite of the base: `direct-chat`,
///     `direct-call`, `consult`, `transfer`
public record Status(
        StatusId id,
        String label,
        Base base,
        StatusId category,
        String message,
        String group,
        Options options,
        boolean selectable,
        boolean hidden,
        Duration duration,
        String queueGroup,
        Set<String> allows,
        String colour,
        String icon,
        Map<String, String> labels) {

    /// The ids that always exist, in the order people see them (S4.1). They cannot be changed but
    /// for their category and whether agents may choose them (S4.2).
    public static final List<String> SHIPPED =
            List.of("available", "busy", "do-not-disturb", "away", "offline", "inactive");

    /// What the status says of itself, apart from its base (S1.6).
    ///
    /// @param saysNoAcd whether `acd: false` stands in the catalogue, and does not just follow from
    ///     the base: such a status lets no ACD work in whatever a workstream allows
    public record Options(
            boolean acd, boolean afterCallWork, boolean doNotDisturb, boolean saysNoAcd) {}

    public Status {
        allows = Set.copyOf(allows);
        labels = Map.copyOf(labels);
    }

    public boolean timed() {
        return !duration.isZero();
    }

    public boolean joinsQueues() {
        return !queueGroup.isEmpty();
    }

    /// On queue as an intention: the status lets queued work in or is after-call work (S1.7 row 1).
    public boolean onQueue() {
        return options.acd() || options.afterCallWork();
    }
}

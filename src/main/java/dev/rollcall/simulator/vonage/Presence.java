package dev.rollcall.simulator.vonage;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// One presence definition of the account. The four categories are Vonage's; which definitions
/// there are, and which of them agents may pick, an administrator decides. Busy and wrap-up are no
/// presences: they are seen in an agent's interactions.
///
/// @param selectable whether agents find it in ContactPad; the API may set any
public record Presence(String id, Category category, String description, boolean selectable) {

    public enum Category {
        LOGGED_OUT("LoggedOut", "Logged Out"),
        READY("Ready", "Ready"),
        AWAY("Away", "Away"),
        EXTENDED_AWAY("ExtendedAway", "Extended Away");

        private final String type;
        private final String description;

        Category(String type, String description) {
            this.type = type;
            this.description = description;
        }
    }

    /// What the simulated account has, when it is not told otherwise.
    public static final List<Presence> SHIPPED = List.of(
            of(Category.LOGGED_OUT, "Logged Out", false),
            of(Category.READY, "Ready", true),
            of(Category.READY, "Ready (Offline)", true),
            of(Category.AWAY, "Away", true),
            of(Category.AWAY, "Break", true),
            of(Category.EXTENDED_AWAY, "Extended Away", true),
            of(Category.EXTENDED_AWAY, "Training", true),
            of(Category.EXTENDED_AWAY, "Business continuity", false));

    public static Presence of(Category category, String description, boolean selectable) {
        var id = UUID.nameUUIDFromBytes(
                ("presence " + description).getBytes(StandardCharsets.UTF_8));
        return new Presence(id.toString(), category, description, selectable);
    }

    Map<String, Object> tree() {
        return Map.of(
                "presenceId", id,
                "selectable", selectable,
                "category", Map.of(
                        "categoryType", category.type,
                        "description", category.description,
                        "subCategory", category.type),
                "description", description);
    }
}

package dev.rollcall.simulator.salesforce;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The objects of the simulated organisation and their fields, in the order in which change events
/// carry them. `Id` is every object's and is not listed.
enum Entity {
    USER("User", "005", List.of(text("Username"), text("Name"), truth("IsActive"))),

    SERVICE_PRESENCE_STATUS("ServicePresenceStatus", "0N5", List.of(text("DeveloperName"),
            text("MasterLabel"), text("Language"))),

    SERVICE_CHANNEL("ServiceChannel", "0N9", List.of(text("DeveloperName"), text("MasterLabel"),
            text("RelatedEntity"))),

    SERVICE_CHANNEL_STATUS("ServiceChannelStatus", "0NW", List.of(text("ServiceChannelId"),
            text("ServicePresenceStatusId"))),

    /// One record an interval. Nobody creates or updates one but Omni-Channel itself.
    USER_SERVICE_PRESENCE("UserServicePresence", "0N4", List.of(text("OwnerId"), text("Name"),
            time("CreatedDate"), time("LastModifiedDate"), text("UserId"),
            text("ServicePresenceStatusId"), truth("IsCurrentState"), truth("IsAway"),
            time("StatusStartDate"), time("StatusEndDate"), whole("StatusDuration"),
            whole("ConfiguredCapacity"), decimal("AverageCapacity"), whole("AtCapacityDuration"),
            whole("IdleDuration"))),

    AGENT_WORK("AgentWork", "0Bz", List.of(text("Name"), time("CreatedDate"),
            time("LastModifiedDate"), text("UserId"), text("WorkItemId"), text("Status"),
            text("ServiceChannelId"), decimal("CapacityWeight"), text("CapacityModel"),
            time("AssignedDateTime"), time("AcceptDateTime"), time("DeclineDateTime"),
            time("CloseDateTime")));

    enum Type { TEXT, TRUTH, TIME, WHOLE, DECIMAL }

    record Field(String name, Type type) {}

    private final String text;
    private final String prefix;
    @SuppressWarnings("ImmutableEnumChecker") // a list that cannot be changed
    private final List<Field> fields;

    Entity(String text, String prefix, List<Field> fields) {
        this.text = text;
        this.prefix = prefix;
        this.fields = fields;
    }

    /// As Salesforce writes it.
    String text() {
        return text;
    }

    List<Field> fields() {
        return fields;
    }

    Optional<Field> field(String name) {
        if (name.equals("Id")) return Optional.of(new Field("Id", Type.TEXT));
        return fields.stream().filter(field -> field.name().equalsIgnoreCase(name)).findFirst();
    }

    static Optional<Entity> named(String text) {
        return Arrays.stream(values()).filter(one -> one.text.equalsIgnoreCase(text)).findFirst();
    }

    private static final String CHECKS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

    /// The id of the record with that number: 15 characters, and 3 more that say which of them are
    /// capitals.
    String id(long number) {
        var id = new StringBuilder(prefix + "Hs" + "%010d".formatted(number));
        for (var from = 0; from < 15; from += 5) {
            var capitals = 0;
            for (var i = 0; i < 5; i++) {
                if (Character.isUpperCase(id.charAt(from + i))) capitals |= 1 << i;
            }
            id.append(CHECKS.charAt(capitals));
        }
        return id.toString();
    }

    private static Field text(String name) {
        return new Field(name, Type.TEXT);
    }

    private static Field truth(String name) {
        return new Field(name, Type.TRUTH);
    }

    private static Field time(String name) {
        return new Field(name, Type.TIME);
    }

    private static Field whole(String name) {
        return new Field(name, Type.WHOLE);
    }

    private static Field decimal(String name) {
        return new Field(name, Type.DECIMAL);
    }
}

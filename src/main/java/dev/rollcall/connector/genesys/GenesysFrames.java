package dev.rollcall.connector.genesys;

import dev.rollcall.connector.LineBroken;
import dev.rollcall.connector.http.Node;
import dev.rollcall.domain.RoutingStatus;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Their words and ours: what their answers and notifications say, and what our requests say. Pure.
///
/// The same thing is spelt differently in different places: `OnQueue` in answers and `ON_QUEUE` in
/// notifications, `OFF_QUEUE` in notifications and `OffQueue` in events that are injected. So names
/// of theirs are compared without case and without what stands between the words.
final class GenesysFrames {

    private static final Pattern TOPIC = Pattern.compile("v2\\.users\\.(.+)\\.(\\w+)");

    /// What one source of presence shows for a user.
    ///
    /// @param system the system presence as we write it: `On Queue`
    /// @param primary this source is the one that counts
    record Presence(String user, String definition, String system, boolean primary,
            Instant modified) {}

    /// What a socket brings.
    sealed interface Frame {

        /// A heartbeat or the answer to a ping.
        record Alive() implements Frame {}

        /// The socket will close soon; it may be opened again.
        record Closing() implements Frame {}

        record Shown(Presence presence) implements Frame {}

        record Routing(String user, String status) implements Frame {}

        record OutOfOffice(String user, boolean active) implements Frame {}

        /// Nothing that concerns us.
        record Other() implements Frame {}
    }

    /// What a definition says.
    ///
    /// @param system the system presence as we write it
    /// @param own made by somebody there, under a system presence
    record Definition(String id, String label, String system, boolean own) {}

    static Frame frame(Node message) throws LineBroken {
        var topic = message.get("topicName").text();
        var body = message.get("eventBody");
        if (topic.equals("channel.metadata")) return new Frame.Alive();
        if (topic.equals("v2.system.socket_closing")) return new Frame.Closing();
        var parts = TOPIC.matcher(topic);
        if (!parts.matches()) {
            return message.get("message").text().equals("pong") ? new Frame.Alive()
                    : new Frame.Other();
        }
        var user = parts.group(1);
        return switch (parts.group(2)) {
            case "presence" -> new Frame.Shown(presence(user, body));
            case "routingStatus" -> new Frame.Routing(user,
                    folded(body.get("routingStatus").get("status").required()));
            case "outofoffice" -> new Frame.OutOfOffice(user, body.get("active").flag(false));
            default -> new Frame.Other();
        };
    }

    /// As answers have it, with the user in it.
    static Presence presence(Node presence) throws LineBroken {
        var user = presence.get("userId").text();
        return presence(user.isEmpty() ? presence.get("id").required() : user, presence);
    }

    static Presence presence(String user, Node presence) throws LineBroken {
        var definition = presence.get("presenceDefinition");
        return new Presence(user, definition.get("id").required(),
                spelt(definition.get("systemPresence").text()),
                presence.get("primary").flag(true), presence.get("modifiedDate").time());
    }

    static Definition definition(Node definition, String language) throws LineBroken {
        var system = spelt(definition.get("systemPresence").text());
        var labels = definition.get("languageLabels");
        var label = first(labels.get(language).text(), labels.get("en_US").text(),
                labels.get("en").text(), definition.get("name").text(), system);
        return new Definition(definition.get("id").required(), label, system,
                definition.get("type").text().equals("User"));
    }

    private static String first(String... texts) {
        for (var text : texts) {
            if (!text.isBlank()) return text.strip();
        }
        return "";
    }

    /// A system presence as people write it: `OnQueue` and `ON_QUEUE` are `On Queue`.
    static String spelt(String system) {
        var folded = folded(system);
        if (folded.equals("onqueue")) return "On Queue";
        return folded.isEmpty() ? ""
                : folded.substring(0, 1).toUpperCase(Locale.ROOT) + folded.substring(1);
    }

    static String folded(String name) {
        return name.replaceAll("[_ ]", "").toLowerCase(Locale.ROOT);
    }

    // --- What we ask

    static Map<String, Object> show(String definition, String message) {
        var body = new LinkedHashMap<String, Object>();
        body.put("presenceDefinition", Map.of("id", definition));
        if (!message.isEmpty()) body.put("message", message);
        return body;
    }

    /// An event told by a source of presence: by its id it is known when it is told twice.
    ///
    /// @param id a UUID
    record Injected(String id, Instant at, String user, String source) {

        Map<String, Object> presence(String definition, String message) {
            var event = event("userId");
            event.put("presenceDefinitionId", definition);
            event.put("message", message);
            return Map.of("userPresenceEvents", List.of(event));
        }

        Map<String, Object> routingStatus(RoutingStatus status) {
            var event = event("agentId");
            event.put("status", switch (status) {
                case OFF_QUEUE -> "OffQueue";
                case IDLE -> "Idle";
                case INTERACTING -> "Interacting";
                case COMMUNICATING -> "Communicating";
                case NOT_RESPONDING -> "NotResponding";
            });
            return Map.of("userRoutingStatusEvents", List.of(event));
        }

        private Map<String, Object> event(String who) {
            var event = new LinkedHashMap<String, Object>();
            event.put("eventId", id);
            event.put("eventDateTime", at.toString());
            event.put(who, user);
            event.put("sourceId", source);
            return event;
        }
    }

    private GenesysFrames() {}
}

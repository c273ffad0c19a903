package dev.rollcall.simulator.genesys;

import dev.rollcall.simulator.genesys.GenesysWorld.Change;
import dev.rollcall.simulator.genesys.GenesysWorld.Definition;
import dev.rollcall.simulator.genesys.GenesysWorld.Person;
import dev.rollcall.simulator.genesys.GenesysWorld.Presence;
import dev.rollcall.simulator.genesys.GenesysWorld.Source;
import dev.rollcall.simulator.stage.Reply;
import dev.rollcall.wire.json.Instants;
import dev.rollcall.wire.json.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Genesys Cloud's words: the same thing reads differently in an answer (`OnQueue`) and in an
/// event (`ON_QUEUE`).
final class GenesysFrames {

    static Map<String, Object> definition(Definition definition) {
        return tree("id", definition.id(), "name", definition.label(),
                "type", definition.ownersOwn() ? "User" : "System",
                "languageLabels", Map.of("en_US", definition.label()),
                "systemPresence", definition.system(), "divisionId", "*",
                "deactivated", definition.deactivated(),
                "selfUri", "/api/v2/presence/definitions/" + definition.id());
    }

    static Map<String, Object> source(Source source) {
        return tree("id", source.id(), "name", source.name(),
                "type", source.registered() ? "User" : "System", "deactivated", false);
    }

    static Map<String, Object> person(Person person) {
        return tree("id", person.id, "name", person.name, "state", "active",
                "email", person.name.toLowerCase(Locale.ROOT).replace(' ', '.')
                        + "@example.com", "version", 1);
    }

    static Map<String, Object> presence(Person person, Presence presence) {
        return tree("id", person.id, "source", presence.source().name(),
                "sourceId", presence.source().id(), "primary", presence.primary(),
                "presenceDefinition", tree("id", presence.definition().id(),
                        "systemPresence", presence.definition().system()),
                "message", presence.message(), "modifiedDate", time(presence.modified()));
    }

    /// In bulk, the person stands in another field.
    static Map<String, Object> inBulk(Person person, Presence presence) {
        var tree = presence(person, presence);
        tree.put("userId", person.id);
        return tree;
    }

    static Map<String, Object> routing(Person person) {
        return tree("userId", person.id, "status", person.routing().name(),
                "startTime", time(person.routingSince()));
    }

    static Map<String, Object> outOfOffice(Person person) {
        return tree("user", tree("id", person.id), "active", person.outOfOffice().active(),
                "indefinite", person.outOfOffice().active());
    }

    static String topic(Change change) {
        return switch (change) {
            case Change.OfPresence one -> "v2.users." + one.person().id + ".presence";
            case Change.OfRouting one -> "v2.users." + one.person().id + ".routingStatus";
            case Change.OfOutOfOffice one -> "v2.users." + one.person().id + ".outofoffice";
        };
    }

    static String event(Change change, String correlation) {
        var body = switch (change) {
            case Change.OfPresence one -> tree("source", one.presence().source().name(),
                    "presenceDefinition", tree("id", one.presence().definition().id(),
                            "systemPresence", shouted(one.presence().definition().system())),
                    "primary", one.presence().primary(), "message", one.presence().message(),
                    "modifiedDate", time(one.presence().modified()));
            case Change.OfRouting one -> tree("id", one.person().id,
                    "routingStatus", tree("status", one.person().routing().name(),
                            "startTime", time(one.person().routingSince())), "errorInfo", null);
            case Change.OfOutOfOffice one -> {
                var body1 = outOfOffice(one.person());
                body1.put("modifiedDate", time(one.person().outOfOffice().modified()));
                yield body1;
            }
        };
        return Json.text(tree("topicName", topic(change), "version", "2", "eventBody", body,
                "metadata", tree("CorrelationId", correlation)));
    }

    /// `OnQueue` becomes `ON_QUEUE`.
    private static String shouted(String system) {
        return system.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }

    static String metadata(String message) {
        return Json.text(tree("topicName", "channel.metadata",
                "eventBody", tree("message", message)));
    }

    static String closing() {
        return Json.text(tree("topicName", "v2.system.socket_closing", "eventBody",
                tree("message", "WebSocket is being closed for maintenance")));
    }

    static Map<String, Object> entities(List<?> entities) {
        return tree("entities", entities, "total", entities.size());
    }

    static Reply error(int status, String code, String message) {
        return Reply.json(status, tree("message", message, "code", code, "status", status,
                "messageParams", Map.of(), "contextId", "none", "details", List.of(),
                "errors", List.of()));
    }

    static String time(Instant instant) {
        var text = new char[Instants.LENGTH];
        Instants.write(instant, text);
        return new String(text);
    }

    static Map<String, Object> tree(@Nullable Object... namesAndValues) {
        var tree = new LinkedHashMap<String, @Nullable Object>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            tree.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return tree;
    }

    private GenesysFrames() {}
}

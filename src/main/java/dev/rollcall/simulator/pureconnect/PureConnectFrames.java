package dev.rollcall.simulator.pureconnect;

import dev.rollcall.simulator.pureconnect.PureConnectWorld.Definition;
import dev.rollcall.simulator.pureconnect.PureConnectWorld.Person;
import dev.rollcall.simulator.stage.Reply;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// ICWS's words. An id of a status reads as defined in a list of definitions and in small letters
/// in a message, so that who compares letter by letter runs into it.
final class PureConnectFrames {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    static Map<String, Object> definition(Definition one, String language) {
        return tree("__type", "urn:inin.com:status:statusMessage", "statusId", one.id(),
                "messageText", language.startsWith("de") ? one.german() : one.text(),
                "iconUri", "/icws/icons/status/" + one.id().replace(" ", "%20"),
                "groupTag", one.group(), "systemId", one.id(), "canHaveDate", !one.acd(),
                "canHaveTime", !one.acd(), "isDoNotDisturbStatus", one.doNotDisturb(),
                "isSelectableStatus", one.selectable(), "isPersistentStatus", one.persistent(),
                "isForwardStatus", false, "isAfterCallWorkStatus", one.afterCall(),
                "isAcdStatus", one.acd(), "isAllowFollowUpStatus", one.acd());
    }

    /// All that is known of a person's status.
    static Map<String, Object> status(Person person) {
        return tree("userId", person.id, "statusId", person.status().id(),
                "notes", person.notes(), "forwardNumber", "",
                "statusChanged", time(person.changed()), "loggedIn", person.loggedIn(),
                "onPhone", person.onPhone(), "onPhoneChanged", time(person.phoneChanged()),
                "stations", person.loggedIn() ? List.of("ws-" + person.id) : List.of(),
                "icServers", person.loggedIn() ? List.of("ic1") : List.of());
    }

    /// Only the properties that were subscribed to and, in a delta, have changed.
    static Map<String, Object> status(Person person, Set<String> properties) {
        var part = status(person);
        part.keySet().removeIf(name -> !name.equals("userId") && !properties.contains(name));
        part.computeIfPresent("statusId", (_, id) -> String.valueOf(id).toLowerCase(Locale.ROOT));
        return part;
    }

    static Map<String, Object> message(String type, boolean delta, String field, Object value) {
        return tree("__type", "urn:inin.com:" + type, "isDelta", delta, field, value);
    }

    static Reply error(int status, String id, String message) {
        return Reply.json(status, tree("errorId", id, "message", message));
    }

    /// @param code 1: a session is expected; 2: a token is; or that of an unknown session
    static Reply unauthorized(long code, String message) {
        return Reply.json(401, tree("errorId", "error.request.unauthorized", "errorCode", code,
                "message", message)).with("WWW-Authenticate",
                "ICWS realm=\"ICWS\" location=\"/ICWS/connection\"");
    }

    static String time(Instant instant) {
        return TIME.format(instant);
    }

    static Map<String, Object> tree(@Nullable Object... namesAndValues) {
        var tree = new LinkedHashMap<String, @Nullable Object>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            tree.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return tree;
    }

    private PureConnectFrames() {}
}

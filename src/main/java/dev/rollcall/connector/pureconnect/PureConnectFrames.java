package dev.rollcall.connector.pureconnect;

import dev.rollcall.connector.LineBroken;
import dev.rollcall.connector.http.Node;
import dev.rollcall.domain.configuration.Connection.OutsideStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Their words and ours: status definitions, user statuses, messages. Pure.
///
/// Ids of users and statuses are the same in capitals and small letters, so they are compared
/// folded. Of a user status a message names what has changed, or everything; a user status is
/// therefore made from one before.
final class PureConnectFrames {

    /// A status as it is defined there.
    ///
    /// @param text the *Status Message*, in the language of the session
    /// @param group the *Status Group*
    /// @param selectable a person can choose it; otherwise only ACD sets it
    record StatusMessage(String id, String text, String group, boolean acd,
            boolean doNotDisturb, boolean afterCallWork, boolean selectable) {

        OutsideStatus outside() {
            return new OutsideStatus(id, text, true, !selectable, false, List.of());
        }

        /// What the tables look at beside the name (S1.6).
        Map<String, Object> attributes() {
            return Map.of("message", text, "group", group, "options", Map.of("acd", acd,
                    "doNotDisturb", doNotDisturb, "afterCallWork", afterCallWork));
        }
    }

    /// What a user shows.
    ///
    /// @param status its id; empty: not said yet
    /// @param byAcd it came of itself: nobody can choose it, or it is the work after a call that
    ///     has ended with the same word
    record UserStatus(String user, String status, boolean loggedIn, boolean onPhone,
            boolean byAcd) {

        static UserStatus nothing(String user) {
            return new UserStatus(user, "", true, false, false);
        }
    }

    /// What the server says of itself.
    sealed interface Message {

        /// @param delta what is not named has not changed; otherwise what is not named is not there
        record Statuses(boolean delta, List<Node> statuses) implements Message {}

        record Completed(String request) implements Message {}

        /// The definitions are others now.
        record Definitions() implements Message {}

        record Down() implements Message {}

        record Other() implements Message {}
    }

    static Message message(Node message) throws LineBroken {
        return switch (message.get("__type").text()) {
            case "urn:inin.com:status:userStatusMessage" -> new Message.Statuses(
                    message.get("isDelta").flag(false), message.get("userStatusList").each());
            case "urn:inin.com:messaging:asyncOperationCompletedMessage" ->
                new Message.Completed(message.get("requestId").name());
            case "urn:inin.com:status:statusMessagesMessage" -> new Message.Definitions();
            case "urn:inin.com:connection:connectionStateChangeMessage",
                    "urn:inin.com:connection:connectionStateChangedMessage" ->
                message.get("newConnectionState").text().equals("down")
                        ? new Message.Down() : new Message.Other();
            default -> new Message.Other();
        };
    }

    static List<StatusMessage> definitions(Node answer) throws LineBroken {
        var definitions = new ArrayList<StatusMessage>();
        for (var one : answer.get("statusMessageList").each()) {
            var id = one.get("statusId").required();
            var text = one.get("messageText").text();
            definitions.add(new StatusMessage(id, text.isEmpty() ? id : text,
                    one.get("groupTag").text(), one.get("isAcdStatus").flag(false),
                    one.get("isDoNotDisturbStatus").flag(false),
                    one.get("isAfterCallWorkStatus").flag(false),
                    one.get("isSelectableStatus").flag(true)));
        }
        return definitions;
    }

    /// @param before what is known of the same user
    /// @param definitions by folded id
    static UserStatus status(Node said, UserStatus before,
            Map<String, StatusMessage> definitions) throws LineBroken {
        var named = said.get("statusId").text();
        var status = named.isEmpty() ? before.status() : named;
        var onPhone = said.get("onPhone").flag(before.onPhone());
        var definition = definitions.get(folded(status));
        var changed = !folded(status).equals(folded(before.status()));
        var byAcd = definition != null && (!definition.selectable() || (changed
                ? definition.afterCallWork() && before.onPhone() && !onPhone : before.byAcd()));
        return new UserStatus(before.user(), status,
                said.get("loggedIn").flag(before.loggedIn()), onPhone, byAcd);
    }

    static Map<String, Object> show(String status, String notes) {
        var body = new LinkedHashMap<String, Object>();
        body.put("statusId", status);
        if (!notes.isEmpty()) body.put("notes", notes);
        return body;
    }

    static Map<String, Object> subscription(List<String> users) {
        var body = new LinkedHashMap<String, Object>();
        body.put("userIds", users);
        body.put("userStatusProperties", List.of("statusId", "loggedIn", "onPhone"));
        return body;
    }

    static String folded(String id) {
        return id.toLowerCase(Locale.ROOT);
    }

    private PureConnectFrames() {}
}

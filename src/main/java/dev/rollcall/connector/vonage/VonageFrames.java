package dev.rollcall.connector.vonage;

import dev.rollcall.connector.LineBroken;
import dev.rollcall.connector.http.Node;
import dev.rollcall.domain.configuration.Connection.OutsideStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Vonage's words and ours. Pure.
final class VonageFrames {

    /// The two major states that nobody chooses and the Agents API does not know.
    private static final OutsideStatus BUSY =
            new OutsideStatus("Busy", "Busy", true, true, false, List.of());
    private static final OutsideStatus WRAP_UP =
            new OutsideStatus("Wrapup", "Wrap Up", true, true, false, List.of());

    /// @param definition the id of what is shown
    /// @param updated since when
    record Presence(String definition, boolean online, Instant updated) {}

    /// What somebody is in according to the statistics.
    ///
    /// @param automatic `Busy` or `Wrapup`; empty: what the Agents API says
    record State(String automatic, Instant since) {
        static final State UNKNOWN = new State("", Instant.MIN);
    }

    /// @param pages how many there are
    record States(Map<String, State> byAgent, long pages) {}

    /// What an agent can be shown as; what the statistics add to it, if they are asked. The list
    /// stands by itself or in an object: their pages do not show it.
    static List<OutsideStatus> definitions(Node answer, boolean withWork) throws LineBroken {
        var statuses = new ArrayList<OutsideStatus>();
        for (var one : answer.listOr("presenceDefinitions").each()) {
            var id = one.get("presenceId").required();
            var label = one.get("description").text();
            statuses.add(new OutsideStatus(id, label.isEmpty() ? id : label, online(one), false,
                    false, List.of()));
        }
        if (withWork) statuses.addAll(List.of(BUSY, WRAP_UP));
        return statuses;
    }

    /// By user id.
    static Map<String, Presence> presences(Node list) throws LineBroken {
        var presences = new HashMap<String, Presence>();
        for (var one : list.each()) {
            presences.put(one.get("userId").required(), presence(one));
        }
        return presences;
    }

    static Presence presence(Node one) throws LineBroken {
        var presence = one.get("presence");
        return new Presence(presence.get("presenceId").required(), online(presence),
                one.get("updated").time());
    }

    private static boolean online(Node presence) throws LineBroken {
        return !presence.get("category").get("categoryType").text().equals("LoggedOut");
    }

    /// One page of the statistics, by agent id. Minor states are told by what they begin with.
    static States states(Node page) throws LineBroken {
        var states = new HashMap<String, State>();
        for (var one : page.get("items").each()) {
            var presence = one.get("presence");
            states.put(one.get("agentId").required(), new State(
                    automatic(presence.get("name").text()), presence.get("since").time()));
        }
        return new States(states, page.get("meta").get("pageCount").number(1));
    }

    private static String automatic(String name) {
        var folded = name.toLowerCase(Locale.ROOT).replaceAll("[ -]", "");
        if (folded.startsWith("busy")) return BUSY.id();
        return folded.startsWith("wrapup") ? WRAP_UP.id() : "";
    }

    private VonageFrames() {}
}

package dev.rollcall.connector.teams;

import dev.rollcall.connector.LineBroken;
import dev.rollcall.connector.http.Node;
import dev.rollcall.domain.configuration.Connection.OutsideStatus;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Graph's words and ours. There a presence is an availability and an activity; here it has one
/// name: the activity where it says more than the availability, else the availability. Pure.
final class TeamsFrames {

    /// @param availability the coarse half
    record Pair(String availability, String activity) {

        /// Whether it turns to Away unless it is renewed.
        boolean fades() {
            return availability.equals("Available");
        }
    }

    /// What an application may show in its session, by our name for it.
    private static final Map<String, Pair> SESSION = Map.of(
            "Available", new Pair("Available", "Available"),
            "InACall", new Pair("Busy", "InACall"),
            "InAConferenceCall", new Pair("Busy", "InAConferenceCall"),
            "Presenting", new Pair("DoNotDisturb", "Presenting"),
            "Away", new Pair("Away", "Away"));

    /// What only the user's own preference shows.
    private static final Map<String, Pair> PREFERRED = Map.of(
            "Busy", new Pair("Busy", "Busy"),
            "DoNotDisturb", new Pair("DoNotDisturb", "DoNotDisturb"),
            "BeRightBack", new Pair("BeRightBack", "BeRightBack"),
            "OffWork", new Pair("Offline", "OffWork"));

    /// Activities by which a presence goes.
    private static final Set<String> TELLING = Set.of("InACall", "InAConferenceCall",
            "InAMeeting", "Presenting", "OutOfOffice", "OffWork", "UrgentInterruptionsOnly");

    static final String OFFLINE = "Offline";

    static final List<OutsideStatus> STATUSES = Stream.of("Available", "Busy", "InACall",
            "InAConferenceCall", "InAMeeting", "DoNotDisturb", "Presenting",
            "UrgentInterruptionsOnly", "BeRightBack", "Away", "OutOfOffice", "OffWork", OFFLINE)
            .map(TeamsFrames::status).toList();

    private static OutsideStatus status(String name) {
        var online = !name.equals(OFFLINE) && !name.equals("OffWork");
        var theirs = name.equals("InAMeeting") || name.equals("OutOfOffice")
                || name.equals("UrgentInterruptionsOnly");
        return new OutsideStatus(name, name, online, theirs, false, List.of());
    }

    static Optional<Pair> session(String status) {
        return Optional.ofNullable(SESSION.get(status));
    }

    static Optional<Pair> preferred(String status) {
        return Optional.ofNullable(PREFERRED.get(status));
    }

    /// By user id in small letters; who has a presence that nobody knows is left out.
    static Map<String, String> presences(Node answer) throws LineBroken {
        var presences = new HashMap<String, String>();
        for (var one : answer.get("value").each()) {
            var name = name(one.get("availability").text(), one.get("activity").text());
            if (!name.equals("PresenceUnknown") && !name.isEmpty()) {
                presences.put(one.get("id").required().toLowerCase(Locale.ROOT), name);
            }
        }
        return presences;
    }

    /// Idle and inactive are no other presence: nobody has chosen anything.
    private static String name(String availability, String activity) {
        if (TELLING.contains(activity)) return activity;
        return availability.endsWith("Idle")
                ? availability.substring(0, availability.length() - 4) : availability;
    }

    static Map<String, Object> session(String application, Pair pair, Duration lasts) {
        return Map.of("sessionId", application, "availability", pair.availability(),
                "activity", pair.activity(), "expirationDuration", lasts.toString());
    }

    static Map<String, Object> preference(Pair pair) {
        return Map.of("availability", pair.availability(), "activity", pair.activity());
    }

    private TeamsFrames() {}
}
